import { describe, expect, test } from 'vitest';
import type { DatasetDefinition, Samples } from '../../../engine/data/dataset.ts';
import { datasets } from '../../../engine/data/index.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';

/** Points [x1, x2, label or value] of a generator. */
function points(name: keyof typeof datasets, changes: object = {}, seed = 1): [number, number, number][] {
  const definition = datasets[name] as unknown as DatasetDefinition;
  const settings = { ...memberDefaults(datasets, name), ...changes };
  const { count, features, labels, values } = definition.generate(settings, seed, new Map()) as Samples;
  return Array.from({ length: count }, (_, i) => [features[2 * i]!, features[2 * i + 1]!, (labels ?? values)![i]!]);
}

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
const variance = (list: readonly number[]): number => {
  const centre = mean(list);
  return mean(list.map((value) => (value - centre) ** 2));
};
/** Share of points whose label is not that of the plain rule. */
const flipped = (list: readonly [number, number, number][], rule: (x1: number, x2: number) => boolean): number =>
  mean(list.map(([x1, x2, label]) => (rule(x1, x2) === (label === 1) ? 0 : 1)));

const inDisc = (x1: number, x2: number): boolean => Math.hypot(x1, x2) < 2.5;
const inOddQuadrant = (x1: number, x2: number): boolean => x1 * x2 >= 0;

describe('circle', () => {
  test('a disc of radius 2.5 and a ring from 3.5 to 5, uniform in radius', () => {
    const list = points('circle', { samples: 10_000 });
    const radii = (wanted: number) =>
      list.filter(([, , label]) => label === wanted).map(([x1, x2]) => Math.hypot(x1, x2));
    expect(Math.max(...radii(1))).toBeLessThan(2.5);
    expect(Math.min(...radii(0))).toBeGreaterThanOrEqual(3.5 - 1e-6);
    expect(Math.max(...radii(0))).toBeLessThan(5 + 1e-6);
    // four standard errors of uniform draws
    expect(Math.abs(mean(radii(1)) - 1.25)).toBeLessThan((4 * 2.5) / Math.sqrt(12 * 5000));
    expect(Math.abs(mean(radii(0)) - 4.25)).toBeLessThan((4 * 1.5) / Math.sqrt(12 * 5000));
    expect(flipped(list, inDisc)).toBe(0);
  });

  test('noise moves the test of the class, not the point', () => {
    const still = points('circle', { samples: 5000 });
    const noisy = points('circle', { samples: 5000, noise: 0.3 });
    expect(noisy.map(([x1, x2]) => [x1, x2])).toEqual(still.map(([x1, x2]) => [x1, x2]));
    // the seen point moves by at most 0.3 · 5 along each axis
    expect(noisy.every(([x1, x2, label]) => label === 1 || Math.hypot(x1, x2) > 2.5 - 1.5 * Math.SQRT2)).toBe(true);
    expect(flipped(noisy, inDisc)).toBeGreaterThan(0.05);
    expect(flipped(noisy, inDisc)).toBeLessThan(0.25);
  });
});

describe('xor', () => {
  test('0.3 away from the axes, 5.3 at most, the class by quadrant', () => {
    const list = points('xor', { samples: 4000 });
    const sizes = list.flatMap(([x1, x2]) => [Math.abs(x1), Math.abs(x2)]);
    expect(Math.min(...sizes)).toBeGreaterThan(0.2999);
    expect(Math.max(...sizes)).toBeLessThan(5.3001);
    expect(flipped(list, inOddQuadrant)).toBe(0);
    // each quadrant about a quarter: mirroring must not favour a side
    const right = mean(list.map(([x1]) => (x1 > 0 ? 1 : 0)));
    expect(Math.abs(right - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 4000));
  });

  test('noise moves the test of the class, not the point', () => {
    const still = points('xor', { samples: 4000 });
    const noisy = points('xor', { samples: 4000, noise: 0.4 });
    expect(noisy.map(([x1, x2]) => [x1, x2])).toEqual(still.map(([x1, x2]) => [x1, x2]));
    expect(flipped(noisy, inOddQuadrant)).toBeGreaterThan(0.03);
    // where both coordinates are above 0.4 · 5 nothing can flip
    expect(
      noisy.every(([x1, x2, label]) => Math.min(Math.abs(x1), Math.abs(x2)) < 2 || x1 * x2 > 0 === (label === 1)),
    ).toBe(true);
  });
});

test.each([
  [0, 0.5],
  [0.25, 2.25],
  [0.5, 4],
])('gaussian with noise %d has variance %d around ±2', (noise, expected) => {
  const list = points('gaussian', { samples: 20_000, noise });
  for (const [label, centre] of [
    [1, 2],
    [0, -2],
  ]) {
    const cloud = list.filter((point) => point[2] === label);
    for (const axis of [0, 1] as const) {
      const values = cloud.map((point) => point[axis]);
      expect(Math.abs(mean(values) - centre!)).toBeLessThan(4 * Math.sqrt(expected / 10_000));
      expect(Math.abs(variance(values) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / 10_000));
    }
  }
});

describe('spiral', () => {
  const onArm = (i: number, n: number, shift: number) => {
    const r = (5 * i) / n;
    const t = ((1.75 * i) / n) * 2 * Math.PI + shift;
    return [Math.fround(r * Math.sin(t)), Math.fround(r * Math.cos(t))];
  };

  test('point i of n lies at r = 5 i/n, t = 3.5 π i/n, +1 first and −1 half a turn on', () => {
    const list = points('spiral', { samples: 400 });
    for (const [label, shift] of [
      [1, 0],
      [0, Math.PI],
    ]) {
      const arm = list.filter((point) => point[2] === label);
      expect(arm).toHaveLength(200);
      arm.forEach(([x1, x2], i) => {
        const [e1, e2] = onArm(i, 200, shift!);
        // our sine and the engine's differ in the last bit at most, before rounding to 32 bits
        expect(Math.abs(x1 - e1!)).toBeLessThan(1e-6);
        expect(Math.abs(x2 - e2!)).toBeLessThan(1e-6);
      });
    }
  });

  test('noise moves each coordinate by less than itself', () => {
    const still = points('spiral', { samples: 2000 });
    const noisy = points('spiral', { samples: 2000, noise: 0.5 });
    const moves = noisy.flatMap(([x1, x2], i) => [x1 - still[i]![0], x2 - still[i]![1]]);
    expect(Math.max(...moves.map(Math.abs))).toBeLessThan(0.5001);
    expect(Math.abs(variance(moves) / (0.25 / 3) - 1)).toBeLessThan(0.06);
  });
});

test('moons lie on two half circles of radius 3.2', () => {
  for (const [x1, x2, label] of points('moons')) {
    const [c1, c2] = label === 1 ? [1.6, 0.8] : [-1.6, -0.8];
    expect(Math.abs(Math.hypot(x1 - c1, x2 - c2) - 3.2)).toBeLessThan(1e-5);
    expect(label === 1 ? x2 <= c2 + 1e-5 : x2 >= c2 - 1e-5).toBe(true);
  }
});

test.each([2, 3, 4, 8])('a checkerboard of %d squares a side', (cells) => {
  const list = points('checkerboard', { cells, samples: 4000 });
  const place = (x: number) => Math.floor(((x + 5) * cells) / 10);
  expect(list.every(([x1, x2, label]) => (place(x1) + place(x2)) % 2 === label)).toBe(true);
  expect(new Set(list.map(([x1, x2]) => place(x1) * cells + place(x2))).size).toBe(cells * cells);
});

test.each([2, 3, 4])('%d rings, evenly spaced to radius 5', (classes) => {
  for (const [x1, x2, label] of points('rings', { classes }))
    expect(Math.abs(Math.hypot(x1, x2) - (5 * (label + 1)) / classes)).toBeLessThan(1e-5);
});

test.each([3, 4, 5, 6])('%d blobs in a circle of radius 3.5', (classes) => {
  const list = points('blobs', { classes, samples: 12_000, noise: 0.25 });
  for (let label = 0; label < classes; label++) {
    const blob = list.filter((point) => point[2] === label);
    const angle = (2 * Math.PI * label) / classes;
    const error = 4 / Math.sqrt(blob.length);
    expect(Math.abs(mean(blob.map(([x1]) => x1)) - 3.5 * Math.sin(angle))).toBeLessThan(error);
    expect(Math.abs(mean(blob.map(([, x2]) => x2)) - 3.5 * Math.cos(angle))).toBeLessThan(error);
    expect(Math.abs(Math.sqrt(variance(blob.map(([x1]) => x1))) - 1)).toBeLessThan(error);
  }
});

test.each([3, 4, 5, 6])('the %d arms of a pinwheel are one arm turned', (classes) => {
  // un-turned and un-bent, every arm is the blob around (2.5, 0)
  const list = points('pinwheel', { classes, samples: 6000 }).filter(([x1, x2]) => Math.hypot(x1, x2) > 0.5);
  for (const [x1, x2, label] of list) {
    const radius = Math.hypot(x1, x2) / 2.5;
    const turn = Math.atan2(x2, x1) - (2 * Math.PI * label) / classes - 0.25 * Math.exp(radius);
    // across the arm: the deviation is 0.05, so 0.4 is eight of them
    expect(Math.abs(radius * Math.sin(turn))).toBeLessThan(0.4);
    expect(Math.cos(turn)).toBeGreaterThan(0);
  }
});

test('plane: (x₁ + x₂) / 10 over ±6, the noise in where it is taken', () => {
  for (const [x1, x2, value] of points('plane')) expect(Math.abs(value - (x1 + x2) / 10)).toBeLessThan(1e-6);
  const noisy = points('plane', { samples: 20_000, noise: 0.5 });
  const errors = noisy.map(([x1, x2, value]) => value - (x1 + x2) / 10);
  // two uniform jitters of ±0.5 · 6, divided by 10
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.6001);
  expect(Math.abs(variance(errors) / (2 * (0.3 ** 2 / 3)) - 1)).toBeLessThan(0.06);
});

test('multiGaussian: cones of height 1 and radius 2 at six centres', () => {
  const centres = [
    [-4, 2.5, 1],
    [0, 2.5, -1],
    [4, 2.5, 1],
    [-4, -2.5, -1],
    [0, -2.5, 1],
    [4, -2.5, -1],
  ];
  for (const [x1, x2, value] of points('multiGaussian')) {
    // the cones do not overlap: centres are 4 apart
    const near = centres.find(([c1, c2]) => Math.hypot(x1 - c1!, x2 - c2!) < 2);
    const expected = near ? near[2]! * (1 - Math.hypot(x1 - near[0]!, x2 - near[1]!) / 2) : 0;
    expect(Math.abs(value - expected)).toBeLessThan(1e-6);
  }
});

describe('formulas', () => {
  const curve = (changes: object): Samples =>
    datasets.formula1d.generate({ ...memberDefaults(datasets, 'formula1d'), ...changes }, 1, new Map()) as Samples;

  test('a curve takes the values of its formula within its domain', () => {
    const { features, values } = curve({ formula: '2*x^2 - 1', min: -1, max: 3, samples: 500 });
    features.forEach((x, i) => {
      expect(x >= -1 && x <= 3).toBe(true);
      expect(Math.abs(values![i]! - (2 * x * x - 1))).toBeLessThan(1e-5);
    });
  });

  test('noise is a standard deviation', () => {
    const { features, values } = curve({ formula: 'sin(x)', noise: 0.5, samples: 20_000 });
    const errors = Array.from(values!, (value, i) => value - Math.sin(features[i]!));
    expect(Math.abs(mean(errors))).toBeLessThan(4 * (0.5 / Math.sqrt(20_000)));
    expect(Math.abs(variance(errors) / 0.25 - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
  });

  test('a surface takes the values of its formula', () => {
    for (const [x1, x2, value] of points('formula2d', { formula: 'x1 * x2 + 1' }))
      expect(Math.abs(value - (x1 * x2 + 1))).toBeLessThan(1e-5);
  });

  test('an empty domain, and a point without a value, are named', () => {
    expect(() => curve({ min: 2, max: 2 })).toThrow('data.max must be above the start (2), got 2');
    expect(() => curve({ formula: 'log(x)' })).toThrow(/^data\.formula has no finite value at x = -\d/);
    expect(() => curve({ formula: 'exp(x)', min: 100, max: 200 })).toThrow(ProblemError);
  });
});
