import { roundUp } from '../../train/histogram.ts';
import type { MappedRule } from './mappingAnswer.ts';
import type { PicturePlane } from './picturePlane.ts';

/** Sums z = h·W + b, W [space, units]. */
export interface Weights {
  readonly kernel: ArrayLike<number>;
  readonly bias: ArrayLike<number> | undefined;
  readonly units: number;
}

/** How outputs become a decision. */
export interface Decision {
  /** Output of a sum. */
  readonly output: (sum: number) => number;
  /** One output of a classification: above it is class 1. */
  readonly threshold: number;
  readonly isClasses: boolean;
  /** Of each sample; of a classification the class. */
  readonly targets: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly isOutput: boolean;
}

/** Places at which an output is looked at, and level lines of a regression, about. */
const looks = 400;
const levelCount = 5;

/**
 * The rule as the picture's plane cuts it. Inside the plane sums are a + b·x + c·y, so where two are equal, or one
 * reaches a level, is a straight line. Nothing where no line decides: several numbers are predicted, or an activation
 * turns the order of sums around.
 */
export function mappedRule(
  { kernel, bias, units }: Weights,
  plane: PicturePlane,
  points: Float32Array,
  decision: Decision,
): MappedRule | undefined {
  const { isClasses, isOutput, predicted, targets } = decision;
  if (!isClasses && units > 1) return undefined;
  const sums = new Float64Array(units * 3);
  for (let unit = 0; unit < units; unit++) {
    const along = (axis: ArrayLike<number>): number => {
      let sum = 0;
      for (let i = 0; i < axis.length; i++) sum += (axis[i] ?? 0) * (kernel[i * units + unit] ?? 0);
      return sum;
    };
    sums.set([along(plane.origin) + (bias?.[unit] ?? 0), along(plane.axes[0]), along(plane.axes[1])], unit * 3);
  }
  const range = rangeOf(sums, units, points);
  if (!range.every(Number.isFinite)) return undefined;
  const whole = { sums, isWhole: isWhole(kernel, units, plane), isOutput };
  if (units > 1) {
    if (!keepsOrder(decision.output, range)) return undefined;
    return { ...whole, levels: [], sides: [], ...scores((x, y) => largest(sums, units, x, y), points, decision) };
  }
  const outputs = isClasses ? [decision.threshold] : roundValues(decision.output, range);
  const levels = levelsAt(decision.output, outputs, range);
  if (!isClasses) return { ...whole, levels, sides: [] };
  const side = (sum: number): number => (decision.output(sum) > decision.threshold ? 1 : 0);
  const ends = [range[0], ...levels.map(({ sum }) => sum), range[1]];
  const sides = ends.slice(1).map((end, i) => side(((ends[i] ?? end) + end) / 2));
  return { ...whole, levels, sides, ...scores((x, y) => side(sumAt(sums, 0, x, y)), points, { predicted, targets }) };
}

export const sumAt = (sums: ArrayLike<number>, unit: number, x: number, y: number): number =>
  (sums[unit * 3] ?? 0) + (sums[unit * 3 + 1] ?? 0) * x + (sums[unit * 3 + 2] ?? 0) * y;

/** The first of the largest. */
function largest(sums: ArrayLike<number>, units: number, x: number, y: number): number {
  let best = 0;
  for (let unit = 1; unit < units; unit++) if (sumAt(sums, unit, x, y) > sumAt(sums, best, x, y)) best = unit;
  return best;
}

/** What differs between sums lies in the plane: with one sum its weights, else each one's less the first's. */
function isWhole(kernel: ArrayLike<number>, units: number, { axes }: PicturePlane): boolean {
  const [x, y] = axes;
  return directionsOf(kernel, units, x.length).every((direction) => {
    let [size, partX, partY] = [0, 0, 0];
    direction.forEach((each, i) => {
      size += each * each;
      partX += each * (x[i] ?? 0);
      partY += each * (y[i] ?? 0);
    });
    return size - partX ** 2 - partY ** 2 <= 1e-8 * size;
  });
}

/** In which directions of a space [size] the decision changes. */
export function directionsOf(kernel: ArrayLike<number>, units: number, size: number): readonly Float64Array[] {
  const column = (unit: number): Float64Array =>
    Float64Array.from({ length: size }, (_, i) => kernel[i * units + unit] ?? 0);
  const first = column(0);
  if (units === 1) return [first];
  return Array.from({ length: units - 1 }, (_, i) => column(i + 1).map((each, at) => each - (first[at] ?? 0)));
}

/** Sums at the samples, and as much again around them. */
function rangeOf(sums: Float64Array, units: number, points: Float32Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let unit = 0; unit < units; unit++)
    for (let i = 0; i < points.length; i += 2) {
      const sum = sumAt(sums, unit, points[i] ?? 0, points[i + 1] ?? 0);
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
  const around = (high - low) / 2 || 1;
  return [low - around, high + around];
}

function keepsOrder(output: (sum: number) => number, [low, high]: readonly [number, number]): boolean {
  let before = -Infinity;
  for (let i = 0; i <= looks; i++) {
    const value = output(low + ((high - low) * i) / looks);
    if (!(value >= before)) return false;
    before = value;
  }
  return true;
}

/** Sums, rising, at which the output goes through one of the values: found between two looks, then by halving. */
function levelsAt(
  f: (sum: number) => number,
  values: readonly number[],
  [low, high]: readonly [number, number],
): MappedRule['levels'] {
  const levels: { readonly sum: number; readonly output: number }[] = [];
  const at = (i: number): number => low + ((high - low) * i) / looks;
  for (let i = 0; i < looks; i++) {
    const [from, to] = [at(i), at(i + 1)];
    for (const output of values) {
      const starts = f(from) > output;
      if (starts === f(to) > output) continue;
      let [before, after] = [from, to];
      for (let halving = 0; halving < 60; halving++) {
        const middle = (before + after) / 2;
        if (f(middle) > output === starts) before = middle;
        else after = middle;
      }
      levels.push({ sum: (before + after) / 2, output });
    }
  }
  return levels.toSorted((a, b) => a.sum - b.sum);
}

/** About five of 1, 2 or 5 × 10ⁿ steps between the lowest and the highest output. */
function roundValues(f: (sum: number) => number, [low, high]: readonly [number, number]): readonly number[] {
  const values = Array.from({ length: looks + 1 }, (_, i) => f(low + ((high - low) * i) / looks)).filter(
    Number.isFinite,
  );
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(most > least)) return [];
  const step = roundUp((most - least) / levelCount);
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(6)),
  );
}

function scores(
  side: (x: number, y: number) => number,
  points: Float32Array,
  { targets, predicted }: Pick<Decision, 'targets' | 'predicted'>,
): Pick<MappedRule, 'drawn' | 'right'> {
  const count = points.length / 2;
  let [drawn, right] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (side(points[2 * i] ?? 0, points[2 * i + 1] ?? 0) === targets[i]) drawn++;
    if (predicted[i] === targets[i]) right++;
  }
  return count > 0 ? { drawn: drawn / count, right: right / count } : {};
}
