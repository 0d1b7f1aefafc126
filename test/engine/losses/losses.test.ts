import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { compile } from '../../../engine/formula/evaluate.ts';
import type { Expression } from '../../../engine/formula/expression.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { losses } from '../../../engine/losses/index.ts';
import { lossExpression, lossReduction, targetExpression, type Loss } from '../../../engine/losses/lossExpression.ts';
import type { LossDefinition } from '../../../engine/losses/loss.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';
import keras from './goldens/keras.json' with { type: 'json' };
import torch from './goldens/torch.json' with { type: 'json' };

itKeepsDefinitionLaws(losses, import.meta.glob('../../../engine/losses/*.ts', { eager: true }));

type Type = keyof typeof losses;
const types = Object.keys(losses) as Type[];
const memberOf = (type: string, fields: object = {}): Loss => ({
  ...memberDefaults(losses, type as Type),
  ...fields,
});
const definitionOf = (loss: Loss): LossDefinition => losses[loss.type] as LossDefinition;

/** Outputs of probability losses lie from 0 to 1; others are free. */
const predictions = (loss: Loss): number[] =>
  definitionOf(loss).misfit({ task: 'classification', outputs: 2, units: 2, activation: 'linear' })
    ? [0, 3e-7, 0.013, 0.25, 0.5, 0.77, 0.999, 1 - 3e-7, 1]
    : [-1e4, -88, -3.1, -1, -0.2, 0, 0.013, 0.25, 0.77, 1, 2.9, 88, 1e4];
/** Targets that some coding of a class gives. */
const targetsOf = (loss: Loss): number[] =>
  ({ zeroOne: [0, 1], oneHot: [0, 1], signed: [-1, 1], value: [0] })[
    definitionOf(loss).coding({ task: 'classification', outputs: 2, units: 1, activation: 'linear' })
  ];

describe.each(types)('%s', (type) => {
  const loss = memberOf(type);
  const f = lossExpression(loss);
  const slope = differentiate(f, 'y');

  it('is finite with its gradient where outputs may be, in 32 bits too', () => {
    for (const e of [f, slope]) {
      const exact = compile(e, ['y', 't']);
      const rounded = compile(e, ['y', 't'], Math.fround);
      for (const y of predictions(loss))
        for (const t of targetsOf(loss)) {
          const expected = exact([Math.fround(y), t]);
          const got = rounded([y, t]);
          expect(Number.isFinite(expected) && Number.isFinite(got), `y = ${y}, t = ${t}`).toBe(true);
          // In 32 bits the clip 1 − 1e-7 is 1 − 1.19e-7, so the highest price is lower by log 1.19.
          const tolerance = type === 'binaryCrossentropy' && y === 1 ? 0.18 : 1e-5;
          const scale = Math.max(1, Math.abs(expected));
          expect(Math.abs(got - expected), `y = ${y}, t = ${t}`).toBeLessThan(tolerance * scale);
        }
    }
  });

  it('has the gradient that a central difference shows', () => {
    const value = compile(f, ['y', 't']);
    const gradient = compile(slope, ['y', 't']);
    const h = 1e-6;
    for (const y of [0.0131, 0.21, 0.49, 0.83, 0.97])
      for (const t of targetsOf(loss)) {
        const difference = (value([y + h, t]) - value([y - h, t])) / (2 * h);
        expect(Math.abs(gradient([y, t]) - difference), `y = ${y}, t = ${t}`).toBeLessThan(
          1e-7 * Math.max(1, Math.abs(difference)),
        );
      }
  });

  it('is never negative, and lowest where the answer is right', () => {
    const value = compile(f, ['y', 't']);
    for (const t of targetsOf(loss)) {
      const right = value([t, t]);
      expect(right).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThan(1e-6);
      for (const y of predictions(loss)) expect(value([y, t]), `y = ${y}, t = ${t}`).toBeGreaterThanOrEqual(right);
    }
  });

  it('reads its target formula, and the default leaves the target of a class as it is', () => {
    const target = targetExpression(loss, 3);
    if (!target) return;
    for (const t of [-1, 1]) expect(compile(target, ['t'])([t])).toBe(t);
  });
});

const formulaFor = (type: string, fields: object, variable: string): Expression => {
  const loss = memberOf(type, fields);
  if (variable === 'y') return lossExpression(loss);
  const fused = Object.values(definitionOf(loss).fromLogits ?? {}).find((each) => typeof each === 'string');
  return parse(fused ?? '', { variables: ['z', 't'] });
};

describe.each(torch.cases)('$type $fields of $of against PyTorch', ({ type, fields, of, rows }) => {
  const f = formulaFor(type, fields, of);
  it.each([
    ['loss', f, 2],
    ['gradient', differentiate(f, of), 3],
  ] as const)('%s', (_name, e, column) => {
    const value = compile(e, [of, 't']);
    for (const row of rows) {
      const expected = row[column]!;
      const got = value([row[0]!, row[1]!]);
      expect(Math.abs(got - expected), row.join(' ')).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)));
    }
  });
});

describe.each(keras.cases)('$type $fields over rows against Keras', ({ type, fields, y, t, losses: expected }) => {
  it('reduces outputs and codes targets alike', () => {
    const loss = memberOf(type, fields);
    const units = y[0]!.length;
    const value = compile(lossExpression(loss), ['y', 't']);
    const target = compile(targetExpression(loss, units) ?? parse('t'), ['t']);
    const scale = lossReduction(loss) === 'mean' ? 1 / units : 1;
    y.forEach((row, i) => {
      const sum = row.reduce((total, output, j) => total + value([output, target([t[i]![j]!])]), 0);
      // Keras rounds to 32 bits; it clips the targets of the divergence, which moves it by some 1e-6.
      const tolerance = type === 'klDivergence' ? 5e-6 : 2e-7;
      expect(Math.abs(sum * scale - expected[i]!)).toBeLessThan(tolerance * Math.max(1, expected[i]!));
    });
  });
});

it('compares every loss with PyTorch', () => {
  const compared = new Set(torch.cases.map(({ type }) => type));
  expect(types.filter((type) => !compared.has(type))).toEqual([]);
});
