import { expect, test } from 'vitest';
import {
  facingPlane,
  orientedLike,
  principalPlane,
  project,
  sharesOf,
  type Rows,
} from '../../../../engine/inspect/mapping/picturePlane.ts';
import { Draws } from '../../../../engine/random/draws.ts';

function cloud(count: number, units: number, seed = 3): Rows {
  const draws = new Draws(seed, 'cloud');
  const mixed = Array.from({ length: units * units }, () => draws.uniform(-1, 1));
  const values: number[] = [];
  for (let row = 0; row < count; row++) {
    const own = Array.from({ length: units }, (_, i) => draws.uniform(-1, 1) / (1 + i));
    for (let i = 0; i < units; i++)
      values.push(2 + own.reduce((sum, each, k) => sum + each * mixed[i * units + k]!, 0));
  }
  return { values, count, units };
}

/** All eigenvalues of XᵀX, falling, by Jacobi's rotations: nothing in common with power iteration. */
function jacobi({ values, count, units }: Rows): { value: number; vector: number[] }[] {
  const mean = Array.from({ length: units }, (_, i) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += values[row * units + i]!;
    return sum / count;
  });
  const a = Array.from({ length: units }, (_, i) =>
    Array.from({ length: units }, (__, j) => {
      let sum = 0;
      for (let row = 0; row < count; row++)
        sum += (values[row * units + i]! - mean[i]!) * (values[row * units + j]! - mean[j]!);
      return sum;
    }),
  );
  const v: number[][] = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < units; p++)
      for (let q = p + 1; q < units; q++) {
        if (a[p]![q] === 0) continue;
        const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < units; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!];
          [a[k]![p], a[k]![q]] = [c * x - s * y, s * x + c * y];
        }
        for (let k = 0; k < units; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!];
          [a[p]![k], a[q]![k]] = [c * x - s * y, s * x + c * y];
          const [m, n] = [v[k]![p]!, v[k]![q]!];
          [v[k]![p], v[k]![q]] = [c * m - s * n, s * m + c * n];
        }
      }
  return a
    .map((row, i) => ({ value: row[i]!, vector: v.map((each) => each[i]!) }))
    .toSorted((m, n) => n.value - m.value);
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((s, x, i) => s + x * b[i]!, 0);

for (const [count, units] of [
  [50, 6],
  [12, 30],
  [40, 40],
] as const)
  test(`components of ${count} samples of ${units} numbers are those of Jacobi's rotations, with their shares`, () => {
    const rows = cloud(count, units);
    const exact = jacobi(rows);
    const whole = exact.reduce((sum, { value }) => sum + value, 0);
    const plane = principalPlane(rows);
    const shares = sharesOf(plane, rows);
    for (const at of [0, 1] as const) {
      expect(Math.abs(dot(plane.axes[at], exact[at]!.vector))).toBeCloseTo(1, 8);
      expect(shares[at]).toBeCloseTo(exact[at]!.value / whole, 8);
    }
    const places = project(plane, rows);
    const along = Array.from({ length: count }, (_, i) => places[2 * i]! ** 2).reduce((sum, each) => sum + each, 0);
    expect(along / exact[0]!.value).toBeCloseTo(1, 5);
  });

test('started from the axes of a moment ago it finds the same, also where two have changed places', () => {
  const rows = cloud(60, 5);
  const plane = principalPlane(rows);
  const again = principalPlane(rows, { ...plane, axes: [plane.axes[1], plane.axes[0]] });
  for (const at of [0, 1] as const) expect(Math.abs(dot(again.axes[at], plane.axes[at]))).toBeCloseTo(1, 5);
});

test('an axis never turns to its other side', () => {
  const rows = cloud(30, 4);
  const plane = principalPlane(rows);
  const mirrored = { ...plane, axes: [plane.axes[0].map((each) => -each), plane.axes[1]] as const };
  expect(orientedLike(mirrored, plane).axes[0]).toEqual(plane.axes[0]);
});

test('where all samples are alike nothing is shown and nothing breaks', () => {
  const rows = { values: new Float64Array(30).fill(0.5), count: 10, units: 3 };
  const plane = principalPlane(rows);
  expect([...project(plane, rows)]).toEqual(Array.from({ length: 20 }, () => 0));
  expect(sharesOf(plane, rows)).toEqual([0, 0]);
});

test('seen along one direction x is that direction and y the largest spread upright on it', () => {
  const rows = cloud(50, 6);
  const direction = Float64Array.of(1, -2, 0.5, 0, 3, 1);
  const { axes } = facingPlane(rows, [direction])!;
  const length = Math.sqrt(dot(direction, direction));
  expect(dot(axes[0], direction)).toBeCloseTo(length, 10);
  expect(dot(axes[0], axes[1])).toBeCloseTo(0, 6);
  const flat = { ...rows, values: Array.from(rows.values) };
  for (let row = 0; row < 50; row++) {
    const part = dot(flat.values.slice(row * 6, row * 6 + 6), axes[0]);
    for (let i = 0; i < 6; i++) flat.values[row * 6 + i]! -= part * axes[0][i]!;
  }
  expect(Math.abs(dot(axes[1], jacobi(flat)[0]!.vector))).toBeCloseTo(1, 8);
});

test('two directions lie in the plane, and none gives no plane', () => {
  const rows = cloud(50, 6);
  const directions = [Float64Array.of(1, 0, 2, 0, 0, 1), Float64Array.of(0, 1, 0, 0, -1, 1)];
  const { axes } = facingPlane(rows, directions)!;
  for (const direction of directions) {
    const inside = dot(direction, axes[0]) ** 2 + dot(direction, axes[1]) ** 2;
    expect(inside).toBeCloseTo(dot(direction, direction), 10);
  }
  expect(facingPlane(rows, [new Float64Array(6)])).toBeUndefined();
});

test('of three directions the plane is the part of their span in which the samples vary most', () => {
  const rows = cloud(50, 6);
  const unit = (at: number) => Float64Array.from({ length: 6 }, (_, i) => Number(i === at));
  const { axes } = facingPlane(rows, [unit(1), unit(3), unit(4)])!;
  const values = Array.from({ length: 150 }, (_, i) => rows.values[Math.floor(i / 3) * 6 + [1, 3, 4][i % 3]!]!);
  const exact = jacobi({ values, count: 50, units: 3 });
  for (const at of [0, 1] as const) {
    const inSpan = [1, 3, 4].map((i) => axes[at][i]!);
    expect(Math.abs(dot(inSpan, exact[at]!.vector))).toBeCloseTo(1, 8);
  }
});
