/** Points of a receiver operating characteristic, from (0, 0) to (1, 1). */
export interface RocCurve {
  readonly falsePositiveRate: readonly number[];
  readonly truePositiveRate: readonly number[];
  /** The lowest score taken for positive at each point; Infinity at the first. */
  readonly thresholds: readonly number[];
}

/**
 * One point per distinct score: samples with equal scores are passed together, so ties make slanted lines and the
 * area counts them half. Undefined where all samples are of one kind. `scores` are finite.
 */
export function rocCurve(positive: ArrayLike<boolean>, scores: ArrayLike<number>): RocCurve | undefined {
  const order = Array.from({ length: scores.length }, (_, i) => i);
  const score = (i: number | undefined): number => scores[i ?? -1] ?? Number.NaN;
  order.sort((a, b) => score(b) - score(a));
  let positives = 0;
  for (let i = 0; i < positive.length; i++) if (positive[i]) positives++;
  const negatives = positive.length - positives;
  if (positives === 0 || negatives === 0) return undefined;

  const falsePositiveRate = [0];
  const truePositiveRate = [0];
  const thresholds = [Infinity];
  let found = 0;
  order.forEach((sample, k) => {
    if (positive[sample]) found++;
    if (k + 1 < order.length && score(order[k + 1]) === score(sample)) return;
    falsePositiveRate.push((k + 1 - found) / negatives);
    truePositiveRate.push(found / positives);
    thresholds.push(score(sample));
  });
  return { falsePositiveRate, truePositiveRate, thresholds };
}

/** The area under the curve by trapezoids: the chance that a positive scores above a negative, ties half. */
export function areaUnder({ falsePositiveRate: x, truePositiveRate: y }: RocCurve): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0));
  return area / 2;
}
