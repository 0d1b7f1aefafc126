import { paintedLimits } from '../../engine/data/painted.ts';

export interface PaintedPoint {
  readonly x1: number;
  readonly x2: number;
  readonly label: number;
}

const { perUnit, reach, points: most } = paintedLimits;

/** The nearest place that a document can hold. */
export const quantised = (value: number): number =>
  Math.round(Math.min(reach, Math.max(-reach, value)) * perUnit) / perUnit + 0;

export const pointsOf = (values: readonly number[]): readonly PaintedPoint[] =>
  Array.from({ length: Math.floor(values.length / 3) }, (_, i) => ({
    x1: (values[3 * i] ?? 0) / perUnit,
    x2: (values[3 * i + 1] ?? 0) / perUnit,
    label: values[3 * i + 2] ?? 0,
  }));

export const valuesOf = (points: readonly PaintedPoint[]): readonly number[] =>
  points
    .slice(0, most)
    .flatMap(({ x1, x2, label }) => [Math.round(x1 * perUnit) + 0, Math.round(x2 * perUnit) + 0, label]);

/** The place in the list of the point nearest to a place of the plane, within a distance. */
export function nearestPoint(points: readonly PaintedPoint[], x1: number, x2: number, within: number): number {
  let [nearest, least] = [-1, within];
  for (const [i, point] of points.entries()) {
    const distance = Math.hypot(point.x1 - x1, point.x2 - x2);
    if (distance > least) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

/** At most as many as a document can hold, spread evenly over all. */
export function samplePoints({
  features,
  targets,
  count,
}: {
  features: ArrayLike<number>;
  targets: ArrayLike<number>;
  count: number;
}): readonly PaintedPoint[] {
  const kept = Math.min(most, count);
  return Array.from({ length: kept }, (_, i) => {
    const row = Math.floor((i * count) / kept);
    return {
      x1: quantised(features[2 * row] ?? 0),
      x2: quantised(features[2 * row + 1] ?? 0),
      label: targets[row] ?? 0,
    };
  });
}

/** One point a line, as people write them: x₁, x₂, class. */
export const textOf = (points: readonly PaintedPoint[]): string =>
  points.map(({ x1, x2, label }) => `${x1}, ${x2}, ${label}`).join('\n');

/** The points of a text, or the first line that is none, from 1. */
export function pointsIn(text: string, classes: number): readonly PaintedPoint[] | number {
  const points: PaintedPoint[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [x1 = Number.NaN, x2 = Number.NaN, label = Number.NaN, ...more] = line
      .replaceAll('−', '-')
      .split(/[\s,;，；]+/)
      .filter((part) => part !== '')
      .map(Number);
    const isPlace = Math.abs(x1) <= reach && Math.abs(x2) <= reach;
    const isClass = Number.isInteger(label) && label >= 0 && label < classes;
    if (!isPlace || !isClass || more.length > 0 || points.length === most) return i + 1;
    points.push({ x1: quantised(x1), x2: quantised(x2), label });
  }
  return points;
}
