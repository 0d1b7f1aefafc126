import type { PreparedData } from '../../data/prepare.ts';

/** As many of each class as there are, up to an equal part of `most`: the first of the training part, rising. */
export function mappedSamples({ raw, counts, shape }: PreparedData, most: number, among: number): Uint32Array {
  const all = Array.from({ length: Math.min(among, counts.train) }, (_, i) => i);
  const { labels } = raw;
  if (!labels || shape.task !== 'classification') return Uint32Array.from(all.slice(0, most));
  const taken = new Map<number, number>();
  const share = Math.max(1, Math.floor(most / shape.outputs));
  const isTaken = (i: number): boolean => {
    const label = labels[i] ?? 0;
    const count = taken.get(label) ?? 0;
    if (count < share) taken.set(label, count + 1);
    return count < share;
  };
  return Uint32Array.from(all.filter(isTaken));
}
