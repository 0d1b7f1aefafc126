import { problem, type Problem } from './problem.ts';

/** The path of an edit that makes its step on one sample of the training part instead of the batch that is due. */
export const samplePath = 'sample';

/** `value`: its position in the training part. The order of batches stays as it is. */
export function sampleProblems(value: unknown, train = Infinity): Problem[] {
  const isThere = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < train;
  return isThere ? [] : [problem('range', [samplePath], { min: 0, max: train - 1, got: String(value).slice(0, 40) })];
}
