import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  candidates,
  contractionVariantNames,
  contractionVariants,
  defaultVariant,
  tilesOf,
  type ContractionVariant,
} from '../../../../engine/backends/webgpu/contractionVariant.ts';

const extent = fc.integer({ min: 1, max: 4096 });
const size = fc.record({ rows: extent, columns: extent, terms: extent });

test('what runs at first is among what may be the fastest, on every adapter at every size', () => {
  fc.assert(
    fc.property(size, fc.boolean(), (each, isSoftware) => {
      const first = defaultVariant(each, isSoftware);
      // the plain choice of software adapters holds at sizes that other tiles fill better
      expect([...candidates(each, isSoftware), ...(isSoftware ? ['tile8x8'] : [])]).toContain(first);
    }),
  );
});

test('software adapters get no variant with a barrier', () => {
  fc.assert(
    fc.property(size, (each) => {
      for (const name of candidates(each, true)) expect(name).toMatch(/^tile/);
    }),
  );
});

test('long thin products are split, large ones go through shared memory', () => {
  expect(candidates({ rows: 784, columns: 1, terms: 1024 }, false)).not.toContain('split4x4');
  expect(candidates({ rows: 16, columns: 1, terms: 1024 }, false)).toContain('split4x4');
  expect(defaultVariant({ rows: 16, columns: 1, terms: 1024 }, false)).toBe('split4x4');
  expect(defaultVariant({ rows: 2048, columns: 2048, terms: 2048 }, false)).toBe('shared64');
  expect(candidates({ rows: 2048, columns: 2048, terms: 2048 }, false)).toContain('shared128');
});

test('tiles cover every sum, and none lies outside', () => {
  expect(tilesOf('tile8x8', { rows: 9, columns: 8, terms: 1 })).toBe(2);
  expect(tilesOf('tile8x16', { rows: 16, columns: 17, terms: 1 })).toBe(4);
  expect(tilesOf('shared128', { rows: 128, columns: 129, terms: 1 })).toBe(2);
});

test('no variant takes more threads or shared memory than every adapter has', () => {
  for (const name of contractionVariantNames) {
    const { down, across, lanes = 1, side }: ContractionVariant = contractionVariants[name];
    const threads = side === undefined ? lanes : side ** 2;
    expect(threads).toBeLessThanOrEqual(256);
    // 16 terms of a tile's rows and columns, or a thread's sums
    const floats = side === undefined ? threads * 16 * down * across : 16 * 4 * side * (down + across);
    expect(floats * 4).toBeLessThanOrEqual(16_384);
  }
});
