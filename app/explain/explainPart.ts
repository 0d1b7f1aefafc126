import { fetchable } from '../ui/fetchable.ts';

/** Fetched when somebody first asks for an explanation. */
export const explainPart = fetchable(async () => (await import('./Explain.tsx')).Explain);
