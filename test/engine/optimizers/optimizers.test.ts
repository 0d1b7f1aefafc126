import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/formula/evaluate.ts';
import { variablesOf } from '../../../engine/formula/substitute.ts';
import { FormulaError } from '../../../engine/formula/formulaError.ts';
import { clippings } from '../../../engine/optimizers/clipping.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { optimizerRule, type Optimizer } from '../../../engine/optimizers/optimizerRule.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';
import keras from './goldens/keras.json' with { type: 'json' };
import torch from './goldens/torch.json' with { type: 'json' };

itKeepsDefinitionLaws(optimizers, import.meta.glob('../../../engine/optimizers/*.ts', { eager: true }));

type Type = keyof typeof optimizers;
const types = Object.keys(optimizers) as Type[];
const memberOf = (type: string, fields: object = {}): Optimizer => ({
  ...memberDefaults(optimizers, type as Type),
  ...fields,
});

const numbersOf = (optimizer: Optimizer): Record<string, number> =>
  Object.fromEntries(
    Object.entries(optimizer).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );

/** Runs a rule on one row of gradients per step, `rates` as shares of its learning rate; the weights after each step. */
function train(
  optimizer: Optimizer,
  start: readonly number[],
  gradients: readonly (readonly number[])[],
  rates: readonly number[],
  round: (value: number) => number = (value) => value,
): number[][] {
  const rule = optimizerRule(optimizer);
  const fields = numbersOf(optimizer);
  let carried = rule.carriedStart;
  let states = start.map((w): Record<string, number> => ({ w: round(w), ...rule.state }));
  return gradients.map((row, i) => {
    const effective = { ...fields, learningRate: fields['learningRate']! * rates[i]! };
    const step = rule.step(i + 1, effective, carried);
    carried = step.carried;
    const uniforms = rule.uniforms.map((name, at) => [name, step.values[at]!] as const);
    const names = ['g', 'w', ...Object.keys(rule.state), ...uniforms.map(([name]) => `optimizer.${name}`)];
    const update = rule.update.map(({ name, expression }) => ({
      name,
      compute: compile(expression, names, round === Math.fround ? Math.fround : undefined),
    }));
    states = states.map((old, j) => {
      const values = [
        row[j]!,
        old['w']!,
        ...Object.keys(rule.state).map((name) => old[name]!),
        ...uniforms.map(([, value]) => value),
      ];
      return { ...old, ...Object.fromEntries(update.map(({ name, compute }) => [name, compute(values)])) };
    });
    return states.map(({ w }) => w!);
  });
}

describe.each([
  ['Keras', keras],
  ['PyTorch', torch],
])('20 steps against %s', (_name, { start, gradients, cases }) => {
  it.each(cases)('$type $fields', ({ type, fields, rates, weights }) => {
    const got = train(memberOf(type, fields), start, gradients, rates);
    expect(got).toHaveLength(20);
    got.forEach((row, i) =>
      row.forEach((w, j) => {
        const expected = weights[i]![j]!;
        expect(Math.abs(w - expected), `step ${i + 1}, weight ${j}`).toBeLessThan(
          1e-12 * Math.max(1, Math.abs(expected)),
        );
      }),
    );
  });

  it.each(cases)('$type $fields in 32 bits', ({ type, fields, rates, weights }) => {
    const got = train(memberOf(type, fields), start, gradients, rates, Math.fround);
    const moved = Math.max(1, ...weights.flat().map((w, k) => Math.abs(w - start[k % start.length]!)));
    got.forEach((row, i) => row.forEach((w, j) => expect(Math.abs(w - weights[i]![j]!)).toBeLessThan(2e-6 * moved)));
  });
});

it('compares every optimizer with one of the two', () => {
  const compared = new Set([...keras.cases, ...torch.cases].map(({ type }) => type));
  expect(types.filter((type) => !compared.has(type))).toEqual([]);
});

describe.each(types)('%s', (type) => {
  const optimizer = memberOf(type);
  const rule = optimizerRule(optimizer);

  it('names its uniforms, and gives a value to each', () => {
    const known = new Set(['w', 'g', ...Object.keys(rule.state)]);
    const { values } = rule.step(1, numbersOf(optimizer), rule.carriedStart);
    for (const { expression } of rule.update)
      for (const name of variablesOf(expression))
        if (!known.has(name)) {
          expect(name).toMatch(/^optimizer\.\w+$/);
          expect(Number.isFinite(values[rule.uniforms.indexOf(name.slice('optimizer.'.length))])).toBe(true);
        }
    expect(rule.update.map(({ name }) => name).toSorted()).toEqual(['w', ...Object.keys(rule.state)].toSorted());
  });

  it('leaves a weight without gradient finite, and descends along a gradient', () => {
    const rates = Array.from({ length: 50 }, () => 1);
    const still = train(
      optimizer,
      [1, -1],
      rates.map(() => [0, 0]),
      rates,
      Math.fround,
    );
    expect(still.flat().every(Number.isFinite)).toBe(true);
    const moved = train(
      optimizer,
      [1, -1],
      rates.map(() => [0.5, -0.5]),
      rates,
    ).at(-1)!;
    expect(moved[0]).toBeLessThan(1);
    expect(moved[1]).toBeGreaterThan(-1);
  });

  it('lets every number setting act at once', () => {
    for (const field of Object.values(optimizers[type].fields)) {
      if (field.kind === 'number') expect(field.live).toBe(true);
    }
    const first = rule.step(1, numbersOf(optimizer), rule.carriedStart).values;
    const second = rule.step(1, { ...numbersOf(optimizer), learningRate: 5 }, rule.carriedStart).values;
    const at = rule.uniforms.indexOf('learningRate');
    expect(first[at]).not.toBe(5);
    expect(second[at]).toBe(5);
  });

  it('stays finite at the ends of its settings', () => {
    const rates = Array.from({ length: 5 }, () => 1);
    for (const [name, field] of Object.entries(optimizers[type].fields)) {
      if (field.kind !== 'number' || type === 'formula') continue;
      for (const value of [field.min, field.max]) {
        const ends = train(
          memberOf(type, { [name]: value }),
          [0.5],
          rates.map(() => [0.1]),
          rates,
          Math.fround,
        );
        expect(ends.flat().every(Number.isFinite), `${name} = ${value}`).toBe(true);
      }
    }
  });
});

describe('optimizerRule', () => {
  it('puts earlier results into later formulas, in the order given', () => {
    const momentum = optimizerRule(memberOf('momentum'));
    const [m, w] = momentum.update;
    expect([m!.name, w!.name]).toEqual(['m', 'w']);
    const env = { w: 2, g: 3, m: 5, 'optimizer.momentum': 0.5, 'optimizer.learningRate': 0.1 };
    const at = (e: typeof m): number => compile(e!.expression, Object.keys(env))(Object.values(env));
    expect(at(m)).toBeCloseTo(0.5 * 5 - 0.1 * 3, 14);
    expect(at(w)).toBeCloseTo(2 + 0.5 * 5 - 0.1 * 3, 14);
  });

  it('works out 1 − β in 64 bits', () => {
    const { values } = optimizerRule(memberOf('adam')).step(1, numbersOf(memberOf('adam')), {});
    expect(values).toContain(1 - 0.999);
  });

  it('keeps the states of an own rule that reach the weight', () => {
    const own = (m: string, v: string, w: string) => optimizerRule(memberOf('formula', { m, v, w })).state;
    expect(own('m', 'v', 'w - learningRate * g')).toEqual({});
    expect(own('m', 'v + g^2', 'w - g / sqrt(v + 1)')).toEqual({ v: 0 });
    expect(own('m + v', 'v + g', 'w - m')).toEqual({ m: 0, v: 0 });
  });

  it('gives an own rule the step number', () => {
    const own = memberOf('formula', { m: 'm', v: 'v', w: 'w - t * g + 2^t * 0', learningRate: 1 });
    expect(train(own, [0], [[1], [1], [1]], [1, 1, 1])).toEqual([[-1], [-3], [-6]]);
  });

  it('says what is wrong with an own rule', () => {
    expect(() => optimizerRule(memberOf('formula', { w: 'w - rate * g' }))).toThrow(FormulaError);
  });

  it('is worked out once per member', () => {
    const optimizer = memberOf('adam');
    expect(optimizerRule(optimizer)).toBe(optimizerRule(optimizer));
  });
});

describe('clippings', () => {
  it('have a live threshold and words in both languages', () => {
    for (const [type, { label, about, fields }] of Object.entries(clippings)) {
      expect(label.en && label.zh && about.en).not.toBe('');
      expect(about.zh).toMatch(/\p{Script=Han}/u);
      expect(Object.keys(fields)).toEqual(type === 'none' ? [] : ['threshold']);
    }
    expect(clippings.globalNorm.fields.threshold.live).toBe(true);
  });
});
