import { ProblemError } from '../spec/problem.ts';
import { balanceProblems } from './balanceProblems.ts';

/**
 * How many samples each class gets: by largest remainder (Hamilton), ties to the earlier class; a class with a share
 * above 0 gets at least one, taken from the largest.
 */
export function classCounts(samples: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const quotas = shares.map((share) => (samples * share) / total);
  const counts = quotas.map(Math.floor);
  const byRemainder = quotas
    .map((quota, label) => ({ label, remainder: quota - Math.floor(quota) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.label - b.label);
  const left = samples - counts.reduce((sum, count) => sum + count, 0);
  for (const { label } of byRemainder.slice(0, left)) counts[label] = (counts[label] ?? 0) + 1;
  for (const [label, share] of shares.entries()) {
    if (share === 0 || counts[label] !== 0) continue;
    const largest = counts.indexOf(Math.max(...counts));
    counts[largest] = (counts[largest] ?? 0) - 1;
    counts[label] = 1;
  }
  return counts;
}

/**
 * The class of each sample, the classes taking turns in proportion to their counts, so that any stretch of samples
 * has about the same balance. Throws a ProblemError where the shares do not fit the classes.
 */
export function classOrder(samples: number, classes: number, balance: readonly number[]): Uint8Array {
  const problems = balanceProblems(balance, classes);
  if (problems.length > 0) throw new ProblemError(problems);
  const shares = balance.length > 0 ? balance : Array.from({ length: classes }, () => 1);
  const counts = classCounts(samples, shares);
  const given = counts.map(() => 0);
  return Uint8Array.from({ length: samples }, (_, i) => {
    // the class that lags furthest behind its share of the first i + 1 samples
    const lag = counts.map((count, label) => (count * (i + 1)) / samples - (given[label] ?? 0));
    const label = lag.indexOf(Math.max(...lag));
    given[label] = (given[label] ?? 0) + 1;
    return label;
  });
}
