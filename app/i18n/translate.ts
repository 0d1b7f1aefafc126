import type { Language } from '../../engine/spec/words.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type TextKey = keyof typeof en;
export type TextValues = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, zh };

export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
