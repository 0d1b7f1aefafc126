import { fillWords } from '../spec/fillWords.ts';
import type { Words } from '../spec/words.ts';
import { formulaSentences, type FormulaSentence } from './formulaSentences.ts';

/** Several sentences may tell of one kind of error. */
const codes = {
  bareFunction: 'unexpectedToken',
  tooLargeInWriting: 'tooLarge',
  noVariables: 'unknownVariable',
  unboundVariable: 'unknownVariable',
  calledVariable: 'unknownFunction',
  tooLargeNumber: 'noValue',
} as const satisfies Partial<Record<FormulaSentence, FormulaSentence>>;

export type FormulaErrorCode = Exclude<FormulaSentence, keyof typeof codes>;
export type FormulaErrorValues = Readonly<Record<string, string | number | Words | readonly string[]>>;

/** A stretch of a formula's text, in UTF-16 units. */
export interface FormulaPlace {
  readonly position: number;
  readonly length: number;
}

/** What is wrong with a formula, where in its text, and what to do. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly code: FormulaErrorCode;
  readonly position: number;
  readonly length: number;
  readonly values: FormulaErrorValues;
  /** The sentence for people; `message` is the English one. */
  readonly words: Words;

  constructor(sentence: FormulaSentence, { position, length }: FormulaPlace, values: FormulaErrorValues = {}) {
    const words = wordsOf(sentence, values);
    super(words.en);
    this.words = words;
    this.code = sentence in codes ? codes[sentence as keyof typeof codes] : (sentence as FormulaErrorCode);
    this.position = position;
    this.length = length;
    this.values = values;
  }
}

/** Lists are written with the commas of each language. */
function wordsOf(sentence: FormulaSentence, values: FormulaErrorValues): Words {
  const filled = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isList(value) ? listed(value) : value]),
  );
  const template = formulaSentences[sentence];
  return { en: fillWords(template, filled, 'en'), zh: fillWords(template, filled, 'zh') };
}

const isList = (value: FormulaErrorValues[string]): value is readonly string[] => Array.isArray(value);
const listed = (list: readonly string[]): Words => ({ en: list.join(', '), zh: list.join('、') });
