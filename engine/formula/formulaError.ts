import type { Words } from '../spec/words.ts';

export type FormulaErrorCode =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'tooLarge'
  | 'unexpectedCharacter'
  | 'unexpectedToken'
  | 'unexpectedEnd'
  | 'unknownVariable'
  | 'unknownFunction'
  | 'wrongArgumentCount'
  | 'noValue';

export type FormulaErrorValues = Readonly<Record<string, string | number | readonly string[]>>;

/** What is wrong with a formula, where in its text (position and length in UTF-16 units), and what to do. */
export class FormulaError extends Error {
  readonly code: FormulaErrorCode;
  readonly position: number;
  readonly length: number;
  /** What the sentence is made of, for a formatter in another language. */
  readonly values: FormulaErrorValues;

  /** The sentence for people; `message` is the English one. */
  readonly words: Words;

  constructor(code: FormulaErrorCode, position: number, length: number, values: FormulaErrorValues, words: Words) {
    super(words.en);
    this.words = words;
    this.name = 'FormulaError';
    this.code = code;
    this.position = position;
    this.length = length;
    this.values = values;
  }
}
