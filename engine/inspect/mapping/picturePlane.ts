import { topEigenpairs } from '../landscape/topEigenpairs.ts';

/** A plane laid through a space: where a picture has its origin, and what its x and y count. */
export interface PicturePlane {
  readonly origin: Float64Array;
  /** Of length 1 and upright on each other; zeros where there is nothing to show. */
  readonly axes: readonly [Float64Array, Float64Array];
}

/** Rows of numbers: one sample each. */
export interface Rows {
  readonly values: ArrayLike<number>;
  readonly count: number;
  readonly units: number;
}

/** What no screen tells apart; started from axes of a moment ago even less, as the next look goes on from there. */
const settled = { anew: 1e-9, onward: 1e-5 };

/** The numbers as they are: two, or one on a line. */
export function ownPlane(units: number): PicturePlane {
  const unit = (at: number) => Float64Array.from({ length: units }, (_, i) => (i === at ? 1 : 0));
  return { origin: new Float64Array(units), axes: [unit(0), unit(1)] };
}

/**
 * The two directions in which the samples vary most: the top eigenvectors of their covariance XᵀX/n, or, where a
 * sample has more numbers than there are samples, Xᵀu of those of XXᵀ. `before`: axes that were right a moment ago.
 */
export function principalPlane(rows: Rows, before?: PicturePlane): PicturePlane {
  const { centred, origin } = centre(rows);
  return { origin, axes: principalAxes(centred, rows, before?.axes ?? []) };
}

/**
 * Turned to the rule: x and y lie in the span of the directions that decide, which two of them fill; of more it is the
 * part of the span in which the samples vary most. Where one is enough, y is the largest spread upright on it. Nothing
 * where no direction is told apart from zero.
 */
export function facingPlane(
  rows: Rows,
  directions: readonly Float64Array[],
  before?: PicturePlane,
): PicturePlane | undefined {
  const { count, units } = rows;
  const { centred, origin } = centre(rows);
  const basis = orthonormal(directions);
  const [first] = basis;
  if (!first) return undefined;
  if (basis.length === 1) {
    for (let row = 0; row < count; row++) {
      const part = dot(centred, first, row * units);
      first.forEach((each, i) => (centred[row * units + i] = (centred[row * units + i] ?? 0) - part * each));
    }
    const [along] = principalAxes(centred, rows, before ? [before.axes[1]] : []);
    return { origin, axes: [first, along] };
  }
  const within = new Float64Array(count * basis.length);
  for (let row = 0; row < count; row++)
    basis.forEach((each, k) => (within[row * basis.length + k] = dot(centred, each, row * units)));
  const inBasis = (axis: Float64Array): Float64Array => Float64Array.from(basis, (each) => dot(axis, each));
  const [a, b] = principalAxes(within, { count, units: basis.length }, before?.axes.map(inBasis) ?? []);
  const inSpace = (axis: Float64Array): Float64Array =>
    Float64Array.from({ length: units }, (_, i) =>
      basis.reduce((sum, each, k) => sum + (axis[k] ?? 0) * (each[i] ?? 0), 0),
    );
  return { origin, axes: [inSpace(a), inSpace(b)] };
}

/** Each axis in the one of its two directions that is nearer to where it pointed before. */
export function orientedLike(plane: PicturePlane, before: PicturePlane): PicturePlane {
  const [x, y] = plane.axes;
  return { ...plane, axes: [turnedTo(x, dot(x, before.axes[0])), turnedTo(y, dot(y, before.axes[1]))] };
}

/** Each axis so that the samples lie as they lay in another picture [count, 2], rather than mirrored. */
export function orientedAs(plane: PicturePlane, rows: Rows, picture: ArrayLike<number>): PicturePlane {
  const points = project(plane, rows);
  const mean = (values: ArrayLike<number>, at: number): number => {
    let sum = 0;
    for (let i = at; i < values.length; i += 2) sum += values[i] ?? 0;
    return sum / Math.max(1, values.length / 2);
  };
  const agreement = (at: number): number => {
    const [here, there] = [mean(points, at), mean(picture, at)];
    let sum = 0;
    for (let i = at; i < points.length; i += 2) sum += ((points[i] ?? 0) - here) * ((picture[i] ?? 0) - there);
    return sum;
  };
  const [x, y] = plane.axes;
  return { ...plane, axes: [turnedTo(x, agreement(0)), turnedTo(y, agreement(1))] };
}

const turnedTo = (axis: Float64Array, sign: number): Float64Array => (sign < 0 ? axis.map((each) => -each) : axis);

/** Rows [count, units] to places [count, 2]. */
export function project({ origin, axes: [x, y] }: PicturePlane, { values, count, units }: Rows): Float32Array {
  const places = new Float32Array(count * 2);
  for (let row = 0; row < count; row++) {
    let [sumX, sumY] = [0, 0];
    for (let i = 0; i < units; i++) {
      const value = (values[row * units + i] ?? 0) - (origin[i] ?? 0);
      sumX += value * (x[i] ?? 0);
      sumY += value * (y[i] ?? 0);
    }
    places[row * 2] = sumX;
    places[row * 2 + 1] = sumY;
  }
  return places;
}

/** What x and y show of the rows' variance around their mean; 0 where there is none. */
export function sharesOf({ axes: [x, y] }: PicturePlane, rows: Rows): readonly [number, number] {
  const { centred } = centre(rows);
  let [whole, alongX, alongY] = [0, 0, 0];
  for (let row = 0; row < rows.count; row++) {
    for (let i = row * rows.units; i < (row + 1) * rows.units; i++) whole += (centred[i] ?? 0) ** 2;
    alongX += dot(centred, x, row * rows.units) ** 2;
    alongY += dot(centred, y, row * rows.units) ** 2;
  }
  return whole > 0 ? [alongX / whole, alongY / whole] : [0, 0];
}

/** Around the first row, so that where all are alike no rounding of a mean looks like a spread. */
function centre({ values, count, units }: Rows): { readonly centred: Float64Array; readonly origin: Float64Array } {
  const origin = Float64Array.from({ length: units }, (_, i) => {
    let sum = 0;
    for (let row = 1; row < count; row++) sum += (values[row * units + i] ?? 0) - (values[i] ?? 0);
    return (values[i] ?? 0) + sum / Math.max(1, count);
  });
  const centred = new Float64Array(count * units);
  for (let row = 0; row < count; row++)
    for (let i = 0; i < units; i++) centred[row * units + i] = (values[row * units + i] ?? 0) - (origin[i] ?? 0);
  return { centred, origin };
}

function principalAxes(
  centred: Float64Array,
  { count, units }: Pick<Rows, 'count' | 'units'>,
  before: readonly Float64Array[],
): readonly [Float64Array, Float64Array] {
  const isWide = units > count;
  const near = isWide ? before.map((axis) => timesAxis(centred, count, units, axis)) : before;
  const matrix = isWide ? products(centred, count, units) : products(transposed(centred, count, units), units, count);
  const pairs = topEigenpairs(matrix, isWide ? count : units, 2, {
    near,
    settled: near.length > 0 ? settled.onward : settled.anew,
  });
  const axisOf = (vector: Float64Array | undefined): Float64Array => {
    if (!vector) return new Float64Array(units);
    return isWide ? unitLength(axisOfSamples(centred, units, vector)) : vector;
  };
  return [axisOf(pairs[0]?.vector), axisOf(pairs[1]?.vector)];
}

/** X·Xᵀ of X [size, length]. */
function products(x: Float64Array, size: number, length: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += (x[i * length + k] ?? 0) * (x[j * length + k] ?? 0);
      result[i * size + j] = result[j * size + i] = sum;
    }
  }
  return result;
}

function transposed(x: Float64Array, count: number, units: number): Float64Array {
  const result = new Float64Array(x.length);
  for (let row = 0; row < count; row++)
    for (let i = 0; i < units; i++) result[i * count + row] = x[row * units + i] ?? 0;
  return result;
}

const timesAxis = (x: Float64Array, count: number, units: number, axis: Float64Array): Float64Array =>
  Float64Array.from({ length: count }, (_, row) => dot(x, axis, row * units));

function axisOfSamples(x: Float64Array, units: number, vector: Float64Array): Float64Array {
  const axis = new Float64Array(units);
  vector.forEach((part, row) => {
    for (let i = 0; i < units; i++) axis[i] = (axis[i] ?? 0) + part * (x[row * units + i] ?? 0);
  });
  return axis;
}

function unitLength(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((each) => each / length) : vector;
}

/** Gram and Schmidt; what hardly differs from those before is left out. */
function orthonormal(vectors: readonly Float64Array[]): readonly Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = basis.reduce((left, each) => {
      const part = dot(left, each);
      return left.map((value, i) => value - part * (each[i] ?? 0));
    }, vector);
    const [before, after] = [Math.sqrt(dot(vector, vector)), Math.sqrt(dot(rest, rest))];
    if (after > 1e-6 * before && before > 1e-12) basis.push(unitLength(rest));
  }
  return basis;
}

/** x[from …] · axis. */
function dot(x: ArrayLike<number>, axis: ArrayLike<number>, from = 0): number {
  let sum = 0;
  for (let i = 0; i < axis.length; i++) sum += (x[from + i] ?? 0) * (axis[i] ?? 0);
  return sum;
}
