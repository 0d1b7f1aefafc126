import { sizeOf } from '../layers/layer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';

const largestCapacity = 1024;

/** Bytes that batched tensors may take together: wide stacks get fewer rows, and larger batches more chunks. */
const batchBudget = 128 * 2 ** 20;

/** Rows a program has room for, from the widths of its layers: forward, backward and a spare for each value. */
export function capacityFor({ input, layers }: Pick<CheckedModel, 'input' | 'layers'>, samples = Infinity): number {
  const perRow = layers.reduce((sum, { output }) => sum + 3 * sizeOf(output), sizeOf(input)) * 4;
  return Math.max(1, Math.min(largestCapacity, samples, Math.floor(batchBudget / perRow)));
}
