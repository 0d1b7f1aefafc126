import type { Fields } from './field.ts';
import type { Words } from './words.ts';

/** What every member of a registry says of itself to people. */
export interface Definition<F extends Fields = Fields> {
  readonly label: Words;
  /** One sentence: what it does, or when to choose it. */
  readonly about: Words;
  /** Paper, book or framework that defines it. */
  readonly source?: string;
  readonly fields: F;
}
