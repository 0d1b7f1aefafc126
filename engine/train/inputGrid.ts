import type { PreparedData } from '../data/prepare.ts';
import { planeOf } from './summarise.ts';

/** A regular grid over the input plane or line, as the network gets it. */
export interface InputGrid {
  readonly size: number;
  /** [points, …sample]: rows from the top (x₂ high) down, or from left to right. */
  readonly inputs: Float32Array;
}

const isLine = ({ shape: { sample } }: PreparedData): boolean => sample.length === 1 && sample[0] === 1;

/** The largest side, up to the one that is wanted, of a grid with so many points. */
export const gridSide = (data: PreparedData, wanted: number, points: number): number =>
  Math.max(2, Math.floor(Math.min(wanted, isLine(data) ? points : Math.sqrt(points))));

/** Nothing where the data have no plane or line. */
export function inputGrid(data: PreparedData, size: number, plane = planeOf(data)): InputGrid | undefined {
  const { kind } = data.shape;
  if (kind !== 'points' && kind !== 'curve') return undefined;
  const [low, high] = plane;
  const at = (i: number): number => low + ((high - low) * (i + 0.5)) / size;
  const points: number[][] = [];
  if (isLine(data)) for (let i = 0; i < size; i++) points.push([at(i)]);
  else for (let row = 0; row < size; row++) for (let i = 0; i < size; i++) points.push([at(i), at(size - 1 - row)]);
  const first = data.inputOf(points[0] ?? []);
  const inputs = new Float32Array(points.length * first.length);
  points.forEach((point, i) => inputs.set(data.inputOf(point), i * first.length));
  return { size, inputs };
}
