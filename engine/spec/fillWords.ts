import type { Language, Words } from './words.ts';

export type FillValues = Readonly<Record<string, string | number | Words>>;

/** `{name}` is filled with the value of that name; words among the values are said in the same language. */
export const fillWords = (words: Words, values: FillValues, language: Language): string =>
  words[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[language] : String(value);
  });
