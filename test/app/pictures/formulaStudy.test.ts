import { describe, expect, it, test } from 'vitest';
import { studyFormula } from '../../../app/pictures/formulaStudy.ts';

describe('a mistake', () => {
  it.each([
    ['sin(', 4, 0, 'the formula ends too early: add a number, a name or "("', '公式还没写完：请补上数字、名称或“(”'],
    ['x + y', 4, 1, 'unknown variable "y": use x', '没有变量“y”：可用的有 x'],
    ['2 x', 2, 1, '"x" is not expected here: put an operator such as + or *', '这里不该是“x”：应为运算符，如 + 或 *'],
    ['max(x)', 0, 3, 'max takes 2 to 16 arguments, got 1', 'max 需要 2–16 个参数，现有 1 个'],
    [
      'x # 1',
      2,
      1,
      '"#" cannot stand in a formula: use numbers, names, + - * / ^ ( ) , ? : and comparisons',
      '公式中不能有“#”：可用数字、名称、+ - * / ^ ( ) , ? : 和比较符号',
    ],
    ['tanh', 0, 4, 'tanh is a function: write tanh(…)', 'tanh 是函数：请写成 tanh(…)'],
    [' ', 0, 1, 'the formula is empty: write one, for example x^2', '公式是空的：请写一个，例如 x^2'],
    ['1 / 0', 2, 1, '"/" has no finite value here: change its numbers', '“/”在这里没有有限的值：请改动其中的数'],
  ])('%j is told with its place, in both languages', (text, position, length, en, zh) => {
    const { error } = studyFormula(text, ['x'], 'f');
    expect(error).toMatchObject({ position, length, words: { en, zh } });
  });
});

test('one variable makes a curve and its slope over the domain', () => {
  const study = studyFormula('x^2', ['x'], 'f', [0, 2]);
  if (study.error || study.picture === 'plane' || study.picture?.kind !== 'curves') throw new Error('no curves');
  const [f, slope] = study.picture.curves;
  expect([f?.values[0], f?.values[80], f?.values[160]]).toEqual([0, 1, 4]);
  expect([slope?.values[0], slope?.values[80], slope?.values[160]]).toEqual([0, 2, 4]);
});

test('x₁ and x₂ make a plane, many variables a rule without a picture', () => {
  expect(studyFormula('x1 * x2', ['x1', 'x2'], 'f')).toMatchObject({ picture: 'plane' });
  expect(studyFormula('a * m + g', ['w', 'g', 'm', 'a'], 'm')).toMatchObject({ picture: undefined });
});
