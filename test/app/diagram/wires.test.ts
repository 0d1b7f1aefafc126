import { expect, test } from 'vitest';
import { edgeStyle } from '../../../app/diagram/edgeStyle.ts';
import { edgeAt } from '../../../app/diagram/wires.ts';

test('an edge is wider and stronger the larger its weight, dashed where it is negative', () => {
  const sizes = [0, 0.5, 1, 2, 4, 9].map(edgeStyle);
  for (const [i, { width, opacity, dash }] of sizes.entries()) {
    expect(dash).toEqual([]);
    if (i === 0) continue;
    expect(width).toBeGreaterThanOrEqual(sizes[i - 1]!.width);
    expect(opacity).toBeGreaterThanOrEqual(sizes[i - 1]!.opacity);
  }
  expect(sizes.at(-1)).toEqual(sizes.at(-2));
  expect(edgeStyle(-2).dash).toHaveLength(2);
  expect(edgeStyle(-2).width).toBe(edgeStyle(2).width);
});

test('the edge under a point is the one whose curve passes there', () => {
  const from = [20, 60, 130].map((y) => ({ x: 100, y }));
  const to = [40, 90].map((y) => ({ x: 300, y }));
  const bundles = [{ layer: 'a', from, to, weights: new Float32Array(6) }];
  // Beside the ends the curves run level; in the middle each is half way.
  expect(edgeAt(bundles, 200, 55.5)).toEqual({ layer: 'a', input: 0, unit: 1 });
  expect(edgeAt(bundles, 200, 76)).toEqual({ layer: 'a', input: 1, unit: 1 });
  expect(edgeAt(bundles, 200, 86)).toEqual({ layer: 'a', input: 2, unit: 0 });
  expect(edgeAt(bundles, 200, 200)).toBeUndefined();
  expect(edgeAt(bundles, 320, 60)).toBeUndefined();
  expect(edgeAt(bundles, 102, 131)?.input).toBe(2);
});
