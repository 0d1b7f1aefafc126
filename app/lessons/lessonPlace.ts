/** Which lesson is open, and where in it. */
export interface LessonPlace {
  /** Of the registry, or `own` for the one that came from a file. */
  readonly name: string;
  /** From 0; links count from 1. */
  readonly step: number;
  /** The step's document has still to be opened: the lesson was only just asked for. */
  readonly arriving: boolean;
}

/** The lesson that was opened from a file, as addresses call it. */
export const ownLesson = 'own';

const part = /(?:^#?|&)lesson=([A-Za-z]\w{0,39})\.([1-9]\d{0,2})$/;

/** The lesson that an address names; where it names a document too, that is how the learner has left it. */
export function lessonIn(hash: string): LessonPlace | undefined {
  const [whole, name, step] = part.exec(hash) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  return { name, step: Number(step) - 1, arriving: whole.length === hash.length };
}

/** An address without the lesson in it. */
export const withoutLesson = (hash: string): string => hash.replace(part, '');

/** `lesson=neuron.3`: alone behind `#` it begins the step, behind a document and `&` it keeps that. */
export const lessonPart = ({ name, step }: Pick<LessonPlace, 'name' | 'step'>): string => `lesson=${name}.${step + 1}`;
