import { expect, test } from 'vitest';
import { en } from '../../../app/i18n/en.ts';
import { translate, type TextKey } from '../../../app/i18n/translate.ts';
import { zh } from '../../../app/i18n/zh.ts';

const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

test.each(Object.keys(en) as TextKey[])('%s says the same with the same values in both languages', (key) => {
  expect(zh[key]).not.toBe('');
  expect(blanks(zh[key])).toEqual(blanks(en[key]));
});

test('values are filled in, and only those that are given', () => {
  expect(translate('en', 'parameters', { count: 105 })).toBe('105 parameters');
  expect(translate('zh', 'parameters')).toBe('{count} 个参数');
});
