import { describe, type Problem } from '../../engine/spec/problem.ts';
import type { Language, Words } from '../../engine/spec/words.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { translate, type TextKey, type TextValues } from './translate.ts';

export interface Text {
  readonly language: Language;
  /** Words of the page. */
  readonly t: (key: TextKey, values?: TextValues) => string;
  /** Words that a definition carries. */
  readonly say: (words: Words) => string;
  /** The sentence of a problem, with its place. */
  readonly tell: (problem: Problem) => string;
}

const textIn = (language: Language): Text => ({
  language,
  t: (key, values) => translate(language, key, values),
  say: (words) => words[language],
  tell: (problem) => describe(problem, language),
});

const texts: Readonly<Record<Language, Text>> = { en: textIn('en'), zh: textIn('zh') };

const selectLanguage = ({ language }: PageState): Language => language;

export const useText = (): Text => texts[usePage(selectLanguage)];
