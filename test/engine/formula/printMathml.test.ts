import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { call, constant, variable } from '../../../engine/formula/expression.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { inNumbers, printMathml, type MathmlOptions } from '../../../engine/formula/printMathml.ts';
import { wildExpression } from './arbitraryExpression.ts';

const print = (text: string, options?: MathmlOptions): string => printMathml(parse(text), options);
/** The characters a reader sees, without tags and invisible operators. */
const seenIn = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>|&#x206[12];/g, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<');
const seen = (text: string): string => seenIn(print(text));

describe('structure', () => {
  it.each([
    ['x', '<math><mi>x</mi></math>'],
    ['x1', '<math><msub><mi>x</mi><mn>1</mn></msub></math>'],
    ['x^2', '<math><msup><mi>x</mi><mn>2</mn></msup></math>'],
    ['x^y', '<math><msup><mi>x</mi><mi>y</mi></msup></math>'],
    ['x / y', '<math><mfrac><mi>x</mi><mi>y</mi></mfrac></math>'],
    ['sqrt(x)', '<math><msqrt><mi>x</mi></msqrt></math>'],
    ['exp(x)', '<math><msup><mi>e</mi><mi>x</mi></msup></math>'],
    ['abs(x)', '<math><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow></math>'],
    ['pi', '<math><mi>π</mi></math>'],
    ['beta2', '<math><msub><mi>β</mi><mn>2</mn></msub></math>'],
    ['m_x', '<math><msub><mi>m</mi><mi>x</mi></msub></math>'],
    ['learningRate', '<math><mi>learningRate</mi></math>'],
  ])('%s', (text, markup) => {
    expect(print(text)).toBe(markup);
  });

  it('writes choices as cases, flattened', () => {
    const markup = print('x > 1 ? 1 : x < -1 ? -1 : x', { otherwise: '其他' });
    expect(markup.match(/<mtr>/g)).toHaveLength(3);
    expect(markup.match(/<mo>\{<\/mo>/g)).toHaveLength(1);
    expect(markup).toContain('<mtext>其他</mtext>');
    expect(markup).toContain('<mi>x</mi><mo>&lt;</mo>');
    expect(print('relu(x)')).toContain(
      '<mtr><mtd><mi>x</mi></mtd><mtd><mrow><mi>x</mi><mo>&gt;</mo><mn>0</mn></mrow></mtd></mtr>',
    );
  });
});

describe('a clipped value and its slope', () => {
  const slope = (text: string) => seenIn(printMathml(differentiate(parse(text), 'x')));

  it('has two bounds in one line', () => {
    expect(slope('clip(x, -1, 1)')).toBe('{1−1<x<10otherwise');
    expect(slope('clip(x / 6 + 0.5, 0, 1)')).toBe('{0.166670<0.5+x6<10otherwise');
  });
  it('keeps apart conditions that are not two bounds of one value', () => {
    expect(seen('x > 1 ? (y > 2 ? 3 : 4) : 4')).toBe('{3x>1,y>24otherwise');
    expect(seen('x > 1 ? (y > 2 ? 3 : 4) : 5')).toBe('{{3y>24otherwisex>15otherwise');
  });
  it('is a brace by itself and a word within something else', () => {
    expect(seen('max(x, 0)')).toBe('{xx>00otherwise');
    expect(seen('tanh(max(x, 0))')).toBe('tanh(max(x,0))');
    expect(seen('2 * max(x, 0)')).toBe('2·max(x,0)');
  });
  it('has its bound to the last digit where rounding would make it a whole number', () => {
    expect(seen('min(x, 1 - 1e-7)')).toBe('min(x,0.9999999)');
    expect(seen('x * 0.99999999999')).toBe('1x');
  });
});

describe('numbers in the place of variables', () => {
  const values = { w: -1.5, g: 2, m: 0, learningRate: 0.1, tiny: 1e-7 };
  const withNumbers = (text: string): string => print(text, inNumbers(values)).replaceAll(/<[^>]*>|&#x206[12];/g, '');
  it.each([
    ['w - learningRate * g', '−1.5−0.1·2'],
    ['g - w', '2−(−1.5)'],
    ['m + (1 - g) * (g - m)', '0+(1−2)·(2−0)'],
    ['learningRate * w', '0.1·(−1.5)'],
    ['w^2', '(−1.5)2'],
    ['w * w * x', '(−1.5)2·x'],
    ['g * g^3', '24'],
    ['2 * g', '2·2'],
    ['g * x', '2·x'],
    ['sqrt(m) + tiny', '0+(10−7)'],
    ['sign(w)', 'sgn(−1.5)'],
  ])('%s', (text, expected) => {
    expect(withNumbers(text)).toBe(expected);
  });
});

describe('what is seen', () => {
  it.each([
    ['1 - (x - y)', '1−(x−y)'],
    ['(x + y) * x', '(x+y)x'],
    ['2 * 3^x', '2·3x'],
    ['rate * x', 'rate·x'],
    ['-(x + y)', '−(x+y)'],
    ['(x + 1)^2', '(1+x)2'],
    ['(x / y)^2', '(xy)2'],
    ['sigmoid(x)', 'σ(x)'],
    ['log1p(x)', 'ln(1+x)'],
    ['expm1(x)^2', '(ex−1)2'],
    ['max(x, y)', 'max(x,y)'],
    ['(x > y) * x', '[x>y]x'],
    ['floor(x)', '⌊x⌋'],
    ['0.1234567 * x', '0.12346x'],
    ['1e-7 * x', '(10−7)x'.replaceAll(/[()]/g, '')],
    ['2.5e10 * x', '25000000000x'],
    ['2 / sqrt(pi) * x', '2πx'],
  ])('%s shows %s', (text, characters) => {
    expect(seen(text)).toBe(characters);
  });

  it('rounds to the digits asked for', () => {
    expect(print('x + 1.0507009873554805', { digits: 3 })).toContain('<mn>1.05</mn>');
  });
});

describe('safety', () => {
  it('escapes names and words', () => {
    expect(printMathml(variable('<img src=x onerror="a">'))).not.toMatch(/<img|"/);
    expect(print('x ? 1 : 2', { otherwise: '<b>&' })).toContain('<mtext>&#60;b&#62;&#38;</mtext>');
  });

  it('is well formed, with the right number of parts, for random formulas', () => {
    const parts: Readonly<Record<string, number>> = { mfrac: 2, msup: 2, msub: 2, msqrt: 1, mtr: 2, mtd: 1 };
    fc.assert(
      fc.property(wildExpression, (e) => {
        const open: { tag: string; children: number }[] = [{ tag: '', children: 0 }];
        for (const [, close, tag = ''] of printMathml(e).matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (close === '') {
            open.at(-1)!.children++;
            open.push({ tag, children: 0 });
            continue;
          }
          const last = open.pop()!;
          expect(last.tag).toBe(tag);
          if (parts[tag] !== undefined) expect(last.children, tag).toBe(parts[tag]);
        }
        expect(open).toEqual([{ tag: '', children: 1 }]);
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  it('shows an ellipsis for what would fill pages', () => {
    let e = variable('x');
    for (let i = 0; i < 60; i++) e = call('div', e, call('add', constant(1), e));
    expect(printMathml(e)).toBe('<math><mo>…</mo></math>');
  });
});
