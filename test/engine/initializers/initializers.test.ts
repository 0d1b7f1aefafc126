import { describe, expect, it } from 'vitest';
import { initializers } from '../../../engine/initializers/index.ts';
import type { InitializerDefinition, ParameterShape } from '../../../engine/initializers/initializer.ts';
import { Draws } from '../../../engine/random/draws.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';

itKeepsDefinitionLaws(initializers, import.meta.glob('../../../engine/initializers/*.ts', { eager: true }));

type Type = keyof typeof initializers;
const types = Object.keys(initializers) as Type[];
const matrix = (fanIn: number, fanOut: number): ParameterShape => ({ shape: [fanIn, fanOut], fanIn, fanOut });

function drawn(type: Type, parameter: ParameterShape, fields: object = {}, seed = 1): Float64Array {
  const values = { ...memberDefaults(initializers, type), ...fields };
  const { fill } = initializers[type] as InitializerDefinition;
  return fill(values, parameter, new Draws(seed, 'initial/dense1.kernel'));
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean of (value − mean)^power. */
function moment(values: Float64Array, power: number): number {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** power));
}
const variance = (values: Float64Array): number => moment(values, 2);

describe.each(types)('%s', (type) => {
  it('fills any shape with finite numbers, the same for the same seed', () => {
    const vector = { shape: [7], fanIn: 7, fanOut: 7 };
    const image = { shape: [3, 3, 2, 4], fanIn: 18, fanOut: 36 };
    for (const parameter of [matrix(1, 1), matrix(5, 3), matrix(3, 5), vector, image]) {
      const values = drawn(type, parameter);
      expect(values).toHaveLength(parameter.shape.reduce((count, size) => count * size, 1));
      expect(values.every(Number.isFinite)).toBe(true);
      expect(drawn(type, parameter)).toEqual(values);
    }
  });

  it('draws anew for another seed, unless it draws nothing', () => {
    const first = drawn(type, matrix(5, 3));
    const same = drawn(type, matrix(5, 3), {}, 2).every((value, i) => value === first[i]);
    expect(same).toBe(type === 'zeros' || type === 'constant');
  });
});

/** Kurtosis E[(x − mean)⁴] / variance² tells the shapes apart. */
const uniformKurtosis = 1.8;
const normalKurtosis = 3;
/** Of a standard normal within ±2: E[x²] = 0.773741, E[x⁴] = 3 E[x²] − 16 φ(2) / (2 Φ(2) − 1) = 1.416189. */
const truncatedKurtosis = 2.36554;
const truncated = 0.87962566103423978;
const parameter = matrix(200, 300);
const normalBound = (v: number): number => (2 * Math.sqrt(v)) / truncated;
/** Type, settings, expected mean, variance, kurtosis and bound of 200 × 300 values. */
const statistics: [Type, object, number, number, number, number][] = [
  ['uniform', { low: -0.2, high: 0.6 }, 0.2, 0.64 / 12, uniformKurtosis, 0.6],
  ['normal', { mean: 0.3, deviation: 0.2 }, 0.3, 0.04, normalKurtosis, 1.5],
  ['truncatedNormal', { mean: 0.3, deviation: 0.2 }, 0.3, 0.04 * truncated ** 2, truncatedKurtosis, 0.7],
  ['glorotUniform', {}, 0, 2 / 500, uniformKurtosis, Math.sqrt(6 / 500)],
  ['glorotNormal', {}, 0, 2 / 500, truncatedKurtosis, normalBound(2 / 500)],
  ['heUniform', {}, 0, 2 / 200, uniformKurtosis, Math.sqrt(6 / 200)],
  ['heNormal', {}, 0, 2 / 200, truncatedKurtosis, normalBound(2 / 200)],
  ['lecunUniform', {}, 0, 1 / 200, uniformKurtosis, Math.sqrt(3 / 200)],
  ['lecunNormal', {}, 0, 1 / 200, truncatedKurtosis, normalBound(1 / 200)],
];

describe.each(statistics)('%s %o', (type, fields, expectedMean, expectedVariance, kurtosis, bound) => {
  const values = drawn(type, parameter, fields);
  const count = values.length;

  it('has the mean and variance it says, within four standard errors', () => {
    expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / count));
    const error = expectedVariance * Math.sqrt((kurtosis - 1) / count);
    expect(Math.abs(variance(values) - expectedVariance)).toBeLessThan(4 * error);
  });

  it('has the shape it says, within its bounds and near them', () => {
    const fourth = moment(values, 4) / variance(values) ** 2;
    expect(Math.abs(fourth - kurtosis)).toBeLessThan(0.06);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.7 * bound);
  });
});

it('checks the statistics of every initializer that draws, orthogonal apart', () => {
  const checked = new Set(statistics.map(([type]) => type));
  expect(types.filter((type) => !checked.has(type))).toEqual(['zeros', 'constant', 'orthogonal']);
});

it('fills with zeros and constants', () => {
  expect(drawn('zeros', matrix(2, 2))).toEqual(new Float64Array(4));
  expect(drawn('constant', matrix(2, 2), { value: -3 })).toEqual(new Float64Array(4).fill(-3));
});

describe('orthogonal', () => {
  /** The largest |QᵀQ − gain² I| over the columns, or rows where there are fewer. */
  function skew(values: Float64Array, rows: number, columns: number, gain: number): number {
    const tall = rows >= columns;
    const at = (k: number, i: number): number => values[tall ? i * columns + k : k * columns + i]!;
    let worst = 0;
    for (let a = 0; a < Math.min(rows, columns); a++)
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let i = 0; i < Math.max(rows, columns); i++) sum += at(a, i) * at(b, i);
        worst = Math.max(worst, Math.abs(sum - (a === b ? gain * gain : 0)));
      }
    return worst;
  }

  it.each([
    [1, 1],
    [3, 3],
    [50, 50],
    [784, 32],
    [10, 200],
    [1, 9],
  ])('%i × %i has columns or rows at right angles', (rows, columns) => {
    expect(skew(drawn('orthogonal', matrix(rows, columns)), rows, columns, 1)).toBeLessThan(1e-12);
    expect(skew(drawn('orthogonal', matrix(rows, columns), { gain: 3 }), rows, columns, 3)).toBeLessThan(1e-11);
  });

  it('favours no direction: entries of many have mean 0 and variance 1/n', () => {
    const values = new Float64Array(200 * 16);
    for (let seed = 0; seed < 200; seed++) values.set(drawn('orthogonal', matrix(4, 4), {}, seed), seed * 16);
    expect(Math.abs(mean(values))).toBeLessThan(4 * Math.sqrt(0.25 / 3200));
    expect(variance(values)).toBeCloseTo(0.25, 3);
  });
});
