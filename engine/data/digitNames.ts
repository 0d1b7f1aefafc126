import type { Words } from '../spec/words.ts';

/** Class names of handwritten digits. */
export const digitNames: readonly Words[] = Array.from({ length: 10 }, (_, digit) => ({
  en: String(digit),
  zh: String(digit),
}));
