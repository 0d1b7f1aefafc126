import { fetchable } from '../ui/fetchable.ts';

export const lessonListPart = fetchable(async () => (await import('./LessonList.tsx')).LessonList);
