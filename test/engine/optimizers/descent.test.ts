import { describe, expect, it } from 'vitest';
import { descent } from '../../../engine/optimizers/descent.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { optimizerFormulas } from '../../../engine/optimizers/optimizerFormulas.ts';
import type { Optimizer } from '../../../engine/optimizers/optimizerRule.ts';
import { evaluate } from '../../../engine/formula/evaluate.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import keras from './goldens/keras.json' with { type: 'json' };
import torch from './goldens/torch.json' with { type: 'json' };

type Type = keyof typeof optimizers;
const types = Object.keys(optimizers) as Type[];
const close = (got: number | undefined, expected: number, what: string): void =>
  expect(Math.abs((got ?? Number.NaN) - expected), what).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));

describe.each([
  ['Keras', keras],
  ['PyTorch', torch],
])('20 steps against %s', (_name, { start, gradients, cases }) => {
  it.each(cases)('$type $fields', ({ type, fields, rates, weights }) => {
    const optimizer = { ...memberDefaults(optimizers, type as Type), ...fields } as Optimizer;
    const way = descent(optimizer);
    let stand = way.start(start);
    gradients.forEach((gradient, i) => {
      stand = way.step(stand, gradient, optimizer.learningRate * rates[i]!).after;
      stand.coordinates.forEach(({ w }, j) => close(w, weights[i]![j]!, `step ${i + 1}, weight ${j}`));
    });
    expect(stand.step).toBe(20);
  });
});

describe.each(types)('the formulas of %s as people read them', (type) => {
  it('give the values of 20 steps, each line seeing the results above it', () => {
    const optimizer = memberDefaults(optimizers, type);
    const way = descent(optimizer);
    const { scalars, update } = optimizerFormulas(optimizer);
    const settings = Object.entries(optimizer).filter((entry) => typeof entry[1] === 'number');
    let stand = way.start([-4, 1.6]);
    for (let t = 1; t <= 20; t++) {
      const gradient = stand.coordinates.map(({ w = 0 }, axis) => (axis === 0 ? w : 9 * w));
      const { shared, after } = way.step(stand, gradient);
      const known: Record<string, number> = { ...Object.fromEntries(settings), ...stand.carried, t };
      for (const { name, formula } of scalars) {
        known[name] = evaluate(formula, known);
        close(shared[name], known[name], `step ${t}: ${name}`);
      }
      stand.coordinates.forEach((before, axis) => {
        const env: Record<string, number> = { ...known, ...before, g: gradient[axis]! };
        for (const { name, formula } of update) {
          if (!(name in before)) continue;
          env[name] = evaluate(formula, env);
          close(after.coordinates[axis]?.[name], env[name], `step ${t}: ${name} of coordinate ${axis}`);
        }
      });
      stand = after;
    }
  });
});
