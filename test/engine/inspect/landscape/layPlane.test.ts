import { expect, test } from 'vitest';
import { layPlane } from '../../../../engine/inspect/landscape/layPlane.ts';
import { placeOn } from '../../../../engine/inspect/landscape/plane.ts';
import { Draws } from '../../../../engine/random/draws.ts';

const request = { plane: 'run', seed: 1, reach: 1, size: 9 } as const;
const size = 10_000;
const draws = new Draws(1, 'layPlane test');
const normals = (): Float32Array => Float32Array.from({ length: size }, () => draws.normal(0, 1));

/** A spiral in one plane of many weights, with states beside them that have nothing to do with it. */
function spiralWay(count: number) {
  const [u, v] = [normals(), normals()];
  return Array.from({ length: count }, (_, step) => {
    const [radius, angle] = [count - step, step / 30];
    const kernel = u.map((x, i) => radius * (x * Math.cos(angle) + v[i]! * Math.sin(angle)));
    return { step, tensors: { kernel, 'kernel.m': normals().map((x) => 1e3 * x) } };
  });
}

test('the plane of a long way, found from a part of its points, holds all of them', () => {
  const way = spiralWay(400);
  const centre = { kernel: way.at(-1)!.tensors.kernel };
  const laid = layPlane(request, { centre, shapes: { kernel: [size] }, holds: {}, way, isRecorded: true });
  if (typeof laid === 'string') throw new Error(laid);
  expect(laid.shares![0] + laid.shares![1]).toBeCloseTo(1, 6);
  for (const { tensors } of way) {
    const { a, b, distance } = placeOn(laid.plane, tensors);
    expect(distance).toBeLessThan(1e-3 * Math.hypot(a, b) + 1e-2);
    expect(Math.max(Math.abs(a), Math.abs(b))).toBeLessThan(laid.a[1]);
  }
});

test('where there is no room for the way of a run, that is the reason and not that it is short', () => {
  const way = spiralWay(1);
  const ground = { centre: { kernel: normals() }, shapes: { kernel: [size] }, holds: {}, way };
  expect(layPlane(request, { ...ground, isRecorded: false })).toBe('unrecorded');
  expect(layPlane(request, { ...ground, isRecorded: true })).toBe('fewSteps');
});
