import type { Words } from '../spec/words.ts';

/** What can be wrong with a formula, and what to do about it. `{name}` is filled from the error's values. */
export const formulaSentences = {
  empty: { en: 'the formula is empty: write one, for example x^2', zh: '公式是空的：请写一个，例如 x^2' },
  tooLong: {
    en: 'the formula has {length} characters: at most {limit} are allowed',
    zh: '公式有 {length} 个字符：最多 {limit} 个',
  },
  tooDeep: { en: 'brackets nest deeper than {limit}: split the formula', zh: '括号嵌套超过 {limit} 层：请拆开公式' },
  tooLarge: {
    en: 'the formula has {count} operations: at most {limit} are allowed',
    zh: '公式有 {count} 个运算：最多 {limit} 个',
  },
  tooLargeInWriting: {
    en: 'written out, the formula has {count} parts: at most {limit}',
    zh: '展开后公式有 {count} 个部分：最多 {limit} 个',
  },
  unexpectedCharacter: {
    en: '"{character}" cannot stand in a formula: use numbers, names, + - * / ^ ( ) , ? : and comparisons',
    zh: '公式中不能有“{character}”：可用数字、名称、+ - * / ^ ( ) , ? : 和比较符号',
  },
  unexpectedToken: { en: '"{found}" is not expected here: put {expected}', zh: '这里不该是“{found}”：应为{expected}' },
  bareFunction: { en: '{found} is a function: write {found}(…)', zh: '{found} 是函数：请写成 {found}(…)' },
  unexpectedEnd: { en: 'the formula ends too early: add {expected}', zh: '公式还没写完：请补上{expected}' },
  unknownVariable: { en: 'unknown variable "{name}": use {known}', zh: '没有变量“{name}”：可用的有 {known}' },
  noVariables: { en: 'unknown variable "{name}": use numbers only', zh: '没有变量“{name}”：只能用数字' },
  unboundVariable: { en: '"{name}" has no value; known: {known}', zh: '“{name}”没有值；已知的有 {known}' },
  unknownFunction: { en: 'unknown function "{name}": use {known}', zh: '没有函数“{name}”：可用的有 {known}' },
  calledVariable: {
    en: 'unknown function "{name}": use {known}; for a product write {name} * (…)',
    zh: '没有函数“{name}”：可用的有 {known}；乘法请写 {name} * (…)',
  },
  wrongArgumentCount: {
    en: '{name} takes {expected}, got {count}',
    zh: '{name} 需要 {expected}，现有 {count} 个',
  },
  noValue: {
    en: '"{found}" has no finite value here: change its numbers',
    zh: '“{found}”在这里没有有限的值：请改动其中的数',
  },
  tooLargeNumber: {
    en: '{found} is too large: use a number below 1.8e308',
    zh: '{found} 太大：请用小于 1.8e308 的数',
  },
} as const satisfies Record<string, Words>;

export type FormulaSentence = keyof typeof formulaSentences;
