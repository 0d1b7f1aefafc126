import { describe, expect, test } from 'vitest';
import { axesPlane } from '../../../../engine/inspect/landscape/axesPlane.ts';
import { GrowingSurface } from '../../../../engine/inspect/landscape/growingSurface.ts';
import { dot, placeOn, weightsAt, type Plane } from '../../../../engine/inspect/landscape/plane.ts';
import { randomPlane } from '../../../../engine/inspect/landscape/randomPlane.ts';
import { coarseFirst, meshAfter } from '../../../../engine/inspect/landscape/surfaceGrid.ts';
import { topEigenpairs } from '../../../../engine/inspect/landscape/topEigenpairs.ts';
import { trajectoryPlane } from '../../../../engine/inspect/landscape/trajectoryPlane.ts';
import { Draws } from '../../../../engine/random/draws.ts';
import type { TensorValues } from '../../../../engine/train/start.ts';
import { openSession } from '../../train/openSession.ts';

const draws = new Draws(7, 'test');
const drawn = (length: number): Float32Array => Float32Array.from({ length }, () => draws.normal());
const shapes = { 'dense1.kernel': [5, 3], 'dense1.bias': [3], 'conv1.kernel': [3, 3, 2, 4] };
const centre: TensorValues = { 'dense1.kernel': drawn(15), 'dense1.bias': drawn(3), 'conv1.kernel': drawn(72) };
const lengthInto = (values: Float32Array, units: number, unit: number): number =>
  Math.hypot(...values.filter((_, i) => i % units === unit));

describe('the random plane', () => {
  const plane = randomPlane(centre, shapes, 1);

  test.each([
    ['dense1.kernel', 3],
    ['conv1.kernel', 4],
  ])('has filters of %s as long as the weights’ own', (name, units) => {
    for (const direction of [plane.first, plane.second])
      for (let unit = 0; unit < units; unit++)
        expect(lengthInto(direction[name]!, units, unit)).toBeCloseTo(lengthInto(centre[name]!, units, unit), 5);
  });

  test('leaves biases and what is held, is the same for a seed and another for another', () => {
    expect([...plane.first['dense1.bias']!]).toEqual([0, 0, 0]);
    expect(randomPlane(centre, shapes, 1)).toEqual(plane);
    expect(randomPlane(centre, shapes, 2).first).not.toEqual(plane.first);
    expect(plane.first).not.toEqual(plane.second);
    const held = randomPlane(centre, shapes, 1, { 'dense1.kernel': [0, 7] }).first['dense1.kernel']!;
    expect([held[0], held[7]]).toEqual([0, 0]);
    expect(lengthInto(held, 3, 1)).toBeCloseTo(lengthInto(centre['dense1.kernel']!, 3, 1), 5);
  });

  test('a unit whose weights are all 0 stays', () => {
    const zeros = randomPlane({ k: new Float32Array(6) }, { k: [3, 2] }, 1);
    expect(zeros.first['k']!.every((each) => each === 0)).toBe(true);
  });

  test('has its centre at (0, 0), and finds its own places again', () => {
    expect(weightsAt(plane, 0, 0)).toEqual(centre);
    const place = placeOn(plane, weightsAt(plane, 0.3, -0.7));
    expect(place.a).toBeCloseTo(0.3, 5);
    expect(place.b).toBeCloseTo(-0.7, 5);
    expect(place.distance).toBeCloseTo(0, 5);
  });
});

test('the axes of just two free parameters, and of no other number', () => {
  const two = axesPlane({ k: Float32Array.of(2, 3), b: Float32Array.of(5) }, { k: [0] })!;
  expect(two.axes).toEqual([
    { tensor: 'k', index: 1 },
    { tensor: 'b', index: 0 },
  ]);
  expect(weightsAt(two.plane, 10, 100)).toEqual({ k: Float32Array.of(2, 13), b: Float32Array.of(105) });
  expect(axesPlane({ k: Float32Array.of(2, 3), b: Float32Array.of(5) })).toBeUndefined();
  expect(axesPlane({ k: Float32Array.of(2) })).toBeUndefined();
});

describe('the plane of a trajectory', () => {
  /** A curve in the plane of u and v, with a little of w. */
  const [u, v, w] = [drawn(90), drawn(90), drawn(90)];
  const along = (t: number, third: number): TensorValues => {
    const all = u.map((each, i) => 3 + t * each + 0.2 * Math.sin(3 * t) * v[i]! + third * Math.cos(9 * t) * w[i]!);
    return { k: all.subarray(0, 60), b: all.subarray(60) };
  };
  const trajectory = (third: number) => Array.from({ length: 40 }, (_, i) => along(i / 13, third));

  test('holds every place of a run that stays in a plane', () => {
    const run = trajectory(0);
    const { plane, shares } = trajectoryPlane(run)!;
    expect(shares[0] + shares[1]).toBeCloseTo(1, 6);
    expect(dot(plane.first, plane.first)).toBeCloseTo(1, 5);
    expect(dot(plane.second, plane.second)).toBeCloseTo(1, 5);
    expect(dot(plane.first, plane.second)).toBeCloseTo(0, 5);
    expect(placeOn(plane, run.at(-1)!)).toEqual({ a: 0, b: 0, distance: 0 });
    for (const weights of run) {
      const { a, b, distance } = placeOn(plane, weights);
      expect(distance).toBeCloseTo(0, 4);
      const back = weightsAt(plane, a, b);
      for (const [name, values] of Object.entries(weights))
        values.forEach((each, i) => expect(back[name]![i]).toBeCloseTo(each, 4));
    }
  });

  test('explains what the two largest components do', () => {
    const run = trajectory(0.05);
    const { plane, shares } = trajectoryPlane(run)!;
    const mean = run[0]!['k']!.map((_, i) => run.reduce((sum, each) => sum + each['k']![i]!, 0) / run.length);
    const meanB = run[0]!['b']!.map((_, i) => run.reduce((sum, each) => sum + each['b']![i]!, 0) / run.length);
    const middle = { k: mean, b: meanB };
    const total = run.reduce((sum, each) => sum + dot(each, each, middle), 0);
    const alongOf = (direction: TensorValues): number =>
      run.reduce((sum, each) => {
        const away = { k: each['k']!.map((x, i) => x - mean[i]!), b: each['b']!.map((x, i) => x - meanB[i]!) };
        return sum + dot(away, direction) ** 2;
      }, 0) / total;
    expect(alongOf(plane.first)).toBeCloseTo(shares[0], 4);
    expect(alongOf(plane.second)).toBeCloseTo(shares[1], 4);
    expect(shares[0]).toBeGreaterThan(shares[1]);
    expect(shares[0] + shares[1]).toBeLessThan(1);
  });

  test('is none where the run went straight or hardly at all', () => {
    const straight = Array.from({ length: 9 }, (_, i) => ({ k: Float32Array.of(i, 2 * i, -i) }));
    expect(trajectoryPlane(straight)).toBeUndefined();
    expect(trajectoryPlane(straight.slice(0, 2))).toBeUndefined();
    expect(trajectoryPlane(Array.from({ length: 5 }, () => straight[3]!))).toBeUndefined();
  });
});

test('the largest eigenpairs of a matrix that is known', () => {
  // Rotations of a diagonal: eigenvalues 5, 2, 1.
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const columns = [
    [c, s, 0],
    [-s, c, 0],
    [0, 0, 1],
  ];
  const matrix = Float64Array.from({ length: 9 }, (_, i) =>
    [5, 2, 1].reduce((sum, value, k) => sum + value * columns[k]![Math.floor(i / 3)]! * columns[k]![i % 3]!, 0),
  );
  const [first, second] = topEigenpairs(matrix, 3, 2);
  expect(first!.value).toBeCloseTo(5, 10);
  expect(second!.value).toBeCloseTo(2, 10);
  expect(Math.abs(first!.vector[0]!)).toBeCloseTo(c, 8);
  expect(Math.abs(second!.vector[1]!)).toBeCloseTo(c, 8);
  expect(topEigenpairs(new Float64Array(9), 3, 2)).toEqual([]);
});

describe('the surface', () => {
  const plane: Plane = {
    centre: { k: Float32Array.of(1, -1) },
    first: { k: Float32Array.of(1, 0) },
    second: { k: Float32Array.of(0, 2) },
  };
  const bowl = ({ k }: TensorValues): number => k![0]! ** 2 + 3 * k![1]! ** 2;

  const grown = async (surface: GrowingSurface, places = surface.total): Promise<GrowingSurface> => {
    for (let i = 0; i < places; i++) await surface.grow();
    return surface;
  };

  test('has b by row and a by column, and grows place by place, coarse ones first', async () => {
    const surface = await grown(new GrowingSurface(plane, { a: [-1, 1], b: [0, 1], size: 3 }, bowl), 1);
    expect([surface.done, surface.total, surface.values.filter(Number.isFinite).length]).toEqual([1, 9, 1]);
    await grown(surface);
    expect([...surface.values]).toEqual([3, 4, 7, 0, 1, 4, 3, 4, 7]);
    expect([surface.done, surface.mesh]).toEqual([9, 1]);
    expect(coarseFirst(17).slice(0, 9)).toEqual([0, 8, 16, 136, 144, 152, 272, 280, 288]);
    expect(coarseFirst(17).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 289 }, (_, i) => i));
  });

  test.each([9, 10, 17, 33])('of %i places a side is known on every mesh whose places are done', (size) => {
    const order = coarseFirst(size);
    for (let done = 0; done <= order.length; done++) {
      const known = new Set(order.slice(0, done));
      const mesh = meshAfter(size, done);
      const isKnown = (step: number): boolean =>
        order.every((at) => (at % size) % step > 0 || Math.floor(at / size) % step > 0 || known.has(at));
      expect(mesh, `${done}`).toBe([8, 4, 2, 1].findLast(isKnown) ?? 0);
    }
  });

  test('needs two places a side', () => {
    expect(() => new GrowingSurface(plane, { a: [0, 1], b: [0, 1], size: 1 }, bowl)).toThrow('got 1');
  });

  test('of a line fitted to points is the parabola that regression knows, at its least where it is trained to', async () => {
    const session = await openSession({
      version: 1,
      seed: 3,
      data: { type: 'formula1d', formula: '0.5 * x + 0.25', noise: 0, min: -1, max: 1 },
      loss: 'meanSquaredError',
      optimizer: { type: 'gradientDescent', learningRate: 0.3 },
      layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    });
    await session.advance(400);
    const { plane: exact, axes } = axesPlane(await session.weights())!;
    expect(axes.map(({ tensor }) => tensor)).toEqual(['dense1.kernel', 'dense1.bias']);
    const lossAt = async (weights: TensorValues): Promise<number> => {
      session.setWeights(weights);
      return (await session.judge('train')).loss;
    };
    const least = await lossAt(exact.centre);
    const { values } = await grown(new GrowingSurface(exact, { a: [-1, 1], b: [-1, 1], size: 5 }, lossAt));
    expect(values[12]).toBe(Math.fround(least));
    expect(Math.min(...values)).toBe(Math.fround(least));
    // Of a quadratic function all third differences are 0.
    for (let row = 0; row < 5; row++)
      for (let column = 0; column < 2; column++) {
        const [p, q, r, s] = [0, 1, 2, 3].map((k) => values[row * 5 + column + k]!);
        expect(p! - 3 * q! + 3 * r! - s!).toBeCloseTo(0, 5);
      }
  });
});

test('two directions along one line place weights on it', () => {
  const k = (...values: number[]) => ({ k: Float32Array.from(values) });
  const line: Plane = { centre: k(1, 1), first: k(3, 0), second: k(-3, 0) };
  expect(placeOn(line, k(7, 5))).toEqual({ a: 2, b: 0, distance: 4 });
});
