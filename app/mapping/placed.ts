import type { MappedSpace, MappingAnswer } from '../../engine/protocol.ts';

/** A space as it is laid on a square of −1 … 1 both ways, y upwards: (value − middle) / reach. */
export interface PlacedSpace {
  readonly points: Float32Array;
  readonly lines: Float32Array;
  readonly middle: readonly [number, number];
  readonly reach: number;
}

/** The samples fill the square but for this margin. */
const margin = 1.14;
/** On a number line: how far classes stand from the line, and how much a sample is shaken within its lane. */
const lanes = 0.86;
const shake = 0.6;

/** Both axes at one scale, so that distances may be compared; lines of the grid may run out of the square. */
export function placeSpace(space: MappedSpace, laneOf: (sample: number) => number): PlacedSpace {
  const { points, lines } = space;
  const [x, y] = [spanOf(points, 0), spanOf(points, 1)];
  const middle = [(x.low + x.high) / 2, (y.low + y.high) / 2] as const;
  const reach = (Math.max(x.high - x.low, y.high - y.low) / 2) * margin || 1;
  const laid = (places: Float32Array): Float32Array =>
    places.map((value, i) => (value - (i % 2 === 0 ? middle[0] : middle[1])) / reach);
  const placed = { points: laid(points), lines: laid(lines), middle, reach };
  // One number has no second axis: lanes keep the samples apart, and the grid is folded onto the line.
  if (space.axes === 'line') for (let i = 0; i * 2 < points.length; i++) placed.points[i * 2 + 1] = laneOf(i);
  return placed;
}

/** Where on a number line each sample's lane is: of a class each its own, of values all around the line. */
export function lanesOf(classes: number | undefined, classOf: (sample: number) => number): (sample: number) => number {
  return (sample) => {
    const within = shake * (((sample * 0.618034) % 1) * 2 - 1);
    if (classes === undefined) return within;
    return lanes * (((classOf(sample) + 0.5) / classes) * 2 - 1) + within / classes;
  };
}

function spanOf(places: Float32Array, from: number): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < places.length; i += 2) {
    const value = places[i] ?? 0;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** Part of the way from one list of places to another. */
export function between(from: Float32Array, to: Float32Array, part: number): Float32Array {
  if (part === 0) return from;
  return from.map((value, i) => {
    const next = value + ((to[i] ?? value) - value) * part;
    // From where there is no number no way leads on.
    return Number.isNaN(next) ? (to[i] ?? value) : next;
  });
}

/** Where everything is at a position of the slider: 0 the first space, 1 the second, and between them on the way. */
export function placesAt(spaces: readonly PlacedSpace[], at: number): Pick<PlacedSpace, 'points' | 'lines'> {
  const index = Math.min(spaces.length - 1, Math.max(0, Math.floor(at)));
  const [from, to] = [spaces[index], spaces[index + 1]];
  const none = { points: new Float32Array(0), lines: new Float32Array(0) };
  if (!from) return none;
  const part = at - index;
  if (!to || part <= 0) return from;
  return { points: between(from.points, to.points, part), lines: between(from.lines, to.lines, part) };
}

/** Whether two answers are about the same things, so that one can pass over into the other. */
export const isAlike = (a: MappingAnswer, b: MappingAnswer): boolean =>
  a.samples.length === b.samples.length &&
  a.linePredicted.length === b.linePredicted.length &&
  a.spaces.length === b.spaces.length &&
  a.spaces.every(({ id }, i) => id === b.spaces[i]?.id);
