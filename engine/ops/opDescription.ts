import type { Words } from '../spec/words.ts';

/** What an op says of itself in step-by-step views. */
export interface OpDescription {
  readonly label: Words;
  readonly formula: string;
  /** One plain sentence: what happens here. */
  readonly about: Words;
  /** One plain sentence: what becomes of a gradient on its way back. */
  readonly backward: Words;
}
