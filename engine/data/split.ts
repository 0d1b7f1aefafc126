import { permutation } from '../random/permutation.ts';
import { streamOf } from '../random/hash.ts';
import { number, type ValuesOf } from '../spec/field.ts';
import type { Shape } from './dataset.ts';

/** Shares of all samples; what is left is for training. A dataset with a test set of its own keeps that. */
export const splitFields = {
  validation: number({
    label: { en: 'Validation share', zh: '验证占比' },
    min: 0,
    max: 0.9,
    default: 0,
    percent: true,
  }),
  test: number({ label: { en: 'Test share', zh: '测试占比' }, min: 0, max: 0.9, default: 0.2, percent: true }),
} as const;

export type SplitShares = ValuesOf<typeof splitFields>;

export interface SplitCounts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** How many samples each part gets; training keeps at least one. */
export function splitCounts(
  { count, testCount }: Pick<Shape, 'count' | 'testCount'>,
  shares: SplitShares,
): SplitCounts {
  const own = testCount ?? 0;
  const test = testCount ?? Math.min(Math.round(count * shares.test), Math.max(0, count - 1));
  const rest = count - test;
  const validation = Math.min(Math.round((own > 0 ? rest : count) * shares.validation), Math.max(0, rest - 1));
  return { train: rest - validation, validation, test };
}

/**
 * Which sample stands where in the table [train | validation | test]: a keyed permutation, so the same data seed
 * always gives the same parts. Samples of a dataset's own test set stay at the end.
 */
export function splitOrder({ count, testCount = 0 }: Pick<Shape, 'count' | 'testCount'>, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  order.set(permutation((seed ^ streamOf('split')) >>> 0, 0, count - testCount));
  return order;
}
