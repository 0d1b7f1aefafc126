import type { Language } from '../../engine/spec/words.ts';
import { words } from './words/index.ts';

export type TextKey = keyof typeof words;
export type TextValues = Readonly<Record<string, string | number>>;

export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  return words[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
