import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { call, constant, variable } from '../../../engine/formula/expression.ts';
import { FormulaError } from '../../../engine/formula/formulaError.ts';
import { FORMULA_LIMITS, parse } from '../../../engine/formula/parse.ts';
import { printText } from '../../../engine/formula/printText.ts';
import { wildExpression } from './arbitraryExpression.ts';

describe('printText', () => {
  it.each([
    ['1/(1+exp(-x))', '1 / (1 + exp(-x))'],
    ['x*x*x + x*x', 'x^3 + x^2'],
    ['2*x*y', '2 * x * y'],
    ['x*(y*x)', 'x * (y * x)'],
    ['x-(y-1)', 'x - (y - 1)'],
    ['x/(y/2)', 'x / (y / 2)'],
    ['(x^2.5)^y', '(x^2.5)^y'],
    ['x^2.5^y', 'x^2.5^y'],
    ['2^-x', '2^-x'],
    ['-(x+1)', '-(1 + x)'],
    ['relu(x)', 'max(x, 0)'],
    ['(x>0)*y', '(x > 0) * y'],
    ['(x > 0 ? 1 : 2) + y', '(x > 0 ? 1 : 2) + y'],
    ['x > 0 ? 1 : y > 0 ? 2 : 3', 'x > 0 ? 1 : y > 0 ? 2 : 3'],
    ['pi * x', 'pi * x'],
    ['x * 1e-7', '1e-7 * x'],
  ])('%s prints as %s', (text, canonical) => {
    expect(printText(parse(text))).toBe(canonical);
    expect(printText(parse(canonical))).toBe(canonical);
  });

  it('gives text that parses to the same expression, for random formulas and their derivatives', () => {
    let compared = 0;
    fc.assert(
      fc.property(wildExpression, (e) => {
        for (const each of [e, differentiate(e, 'x')]) {
          const text = printText(each);
          if (text.length > FORMULA_LIMITS.characters) continue;
          let again;
          try {
            again = parse(text);
          } catch (error) {
            // a derivative may divide by a vanishing constant or nest deeper than people may
            if (error instanceof FormulaError && ['noValue', 'tooDeep'].includes(error.code)) continue;
            throw error;
          }
          compared++;
          expect(again, text).toBe(each);
        }
      }),
      { seed: 4, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(5000);
  });

  it('refuses what would not fit', () => {
    let e = variable('x');
    for (let i = 0; i < 40; i++) e = call('div', e, call('add', constant(1), e));
    expect(() => printText(e)).toThrow(FormulaError);
  });
});
