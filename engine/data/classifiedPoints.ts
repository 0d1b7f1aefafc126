import { classOrder } from './classOrder.ts';
import type { Samples } from './dataset.ts';

interface Place {
  readonly label: number;
  /** This is the `nth` point, from 0, of `of` points of its class. */
  readonly nth: number;
  readonly of: number;
}

/**
 * Points of the plane, class by class in turn. `place` says where the point of a class lies; a third number is the
 * class it is finally given, where noise may change that.
 */
export function classifiedPoints(
  { samples, balance }: { readonly samples: number; readonly balance: readonly number[] },
  classes: number,
  place: (where: Place) => readonly [x1: number, x2: number, label?: number],
): Samples {
  const labels = classOrder(samples, classes, balance);
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const given = counts.map(() => 0);
  const features = new Float32Array(2 * samples);
  for (const [i, label] of labels.entries()) {
    const nth = given[label] ?? 0;
    given[label] = nth + 1;
    const [x1, x2, final = label] = place({ label, nth, of: counts[label] ?? 0 });
    features.set([x1, x2], 2 * i);
    labels[i] = final;
  }
  return { count: samples, features, labels };
}
