import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { compile } from '../../../engine/formula/evaluate.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { regularizers } from '../../../engine/regularizers/index.ts';
import type { RegularizerDefinition } from '../../../engine/regularizers/regularizer.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';

itKeepsDefinitionLaws(regularizers, import.meta.glob('../../../engine/regularizers/*.ts', { eager: true }));

const entries: [string, RegularizerDefinition][] = Object.entries(regularizers);

describe.each(entries)('%s', (_type, { formula, fields }) => {
  const rates = Object.keys(fields);
  const names = ['w', ...rates];
  const penalty = parse(formula, { variables: names });
  const value = (w: number): number => compile(penalty, names)([w, ...rates.map(() => 0.3)]);
  const pull = (w: number): number => compile(differentiate(penalty, 'w'), names)([w, ...rates.map(() => 0.3)]);

  it('is 0 for a weight of 0, never negative, and the same for both signs', () => {
    expect(value(0)).toBe(0);
    expect(pull(0)).toBe(0);
    for (const w of [1e-6, 0.2, 1, 77]) {
      expect(value(w)).toBeGreaterThanOrEqual(0);
      expect(value(-w)).toBe(value(w));
    }
  });

  it('pulls towards 0 with the slope that a central difference shows', () => {
    for (const w of [-3.1, -0.2, 0.4, 5]) {
      expect(pull(w)).toBeCloseTo((value(w + 1e-5) - value(w - 1e-5)) / 2e-5, 8);
      expect(pull(w) * w).toBeGreaterThanOrEqual(0);
    }
  });

  it('has live rates that vanish at 0', () => {
    for (const field of Object.values(fields)) expect(field.live).toBe(true);
    expect(compile(penalty, names)([2.5, ...rates.map(() => 0)])).toBe(0);
  });
});

it('writes L2 as λ w² and L1 as λ |w|, as Keras', () => {
  // keras.regularizers.L1L2(0.1, 0.2)(3) is 0.1 · 3 + 0.2 · 9
  const { formula } = regularizers.l1l2;
  expect(compile(parse(formula), ['w', 'l1', 'l2'])([-3, 0.1, 0.2])).toBeCloseTo(2.1, 14);
});
