import { expect, test } from 'vitest';
import { translate, type TextKey } from '../../../app/i18n/translate.ts';
import { words } from '../../../app/i18n/words/index.ts';

const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

test.each(Object.keys(words) as TextKey[])('%s says the same with the same values in both languages', (key) => {
  const { en, zh } = words[key];
  expect(zh).not.toBe('');
  expect(blanks(zh)).toEqual(blanks(en));
});

test('values are filled in, and only those that are given', () => {
  expect(translate('en', 'parameters', { count: 105 })).toBe('105 parameters');
  expect(translate('zh', 'parameters')).toBe('{count} 个参数');
});
