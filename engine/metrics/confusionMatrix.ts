/** Counts [true class][predicted class]. */
export type Confusion = readonly (readonly number[])[];

export function confusionMatrix(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): Confusion {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let i = 0; i < truth.length; i++) {
    const row = counts[truth[i] ?? 0];
    const column = predicted[i] ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}
