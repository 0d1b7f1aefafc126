import { fillWords, type FillValues } from '../../engine/spec/fillWords.ts';
import type { Language } from '../../engine/spec/words.ts';
import { words } from './words/index.ts';

export type TextKey = keyof typeof words;
export type TextValues = FillValues;

export const translate = (language: Language, key: TextKey, values: TextValues = {}): string =>
  fillWords(words[key], values, language);
