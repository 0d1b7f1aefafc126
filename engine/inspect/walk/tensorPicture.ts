import { rootOf } from '../../plan/fuse.ts';
import { isBatched, type TensorId } from '../../plan/program.ts';
import type { Numbers } from '../../backends/backend.ts';
import { flatPosition, shapeOf, valuesOf } from './elementReader.ts';
import type { Capture } from './capture.ts';

type Range = readonly [first: number, last: number];

/** A part of a tensor as a matrix: its last two dimensions; of a list or a batched number the only one. */
export interface TensorPicture {
  readonly tensor: string;
  /** MathML. */
  readonly symbol: string;
  readonly role: 'result' | 'operand' | 'after';
  /** Of the whole. */
  readonly shape: readonly number[];
  /** Positions along the dimensions before the last two. */
  readonly lead: readonly number[];
  readonly rows: number;
  readonly columns: number;
  /** The part that is told. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** [column, row] of that part: column after column. */
  readonly values: Numbers;
  readonly height: number;
  readonly width: number;
  /** What the element reads here. */
  readonly lit: { readonly rows: Range; readonly columns: Range };
  readonly largest: number;
  /** Rows are the samples of the batch. */
  readonly isBatched: boolean;
  /** The step that computes it. */
  readonly madeBy: number | undefined;
}

/** So many rows and columns are told at once, at most: cells that can be read from afar, or a picture whole. */
const most = { rows: 12, columns: 24 };
const mostOfPicture = { rows: 64, columns: 64 };

interface PictureOptions {
  readonly tensor: TensorId;
  /** First and last position along each dimension. */
  readonly window: readonly Range[];
  readonly symbol: string;
  readonly role: TensorPicture['role'];
  readonly madeBy: number | undefined;
  readonly isMean: boolean;
  readonly page: readonly [number, number] | undefined;
  /** Instead of the captured values, e.g. those after the update. */
  readonly values?: ArrayLike<number> | undefined;
}

export function pictureOf(capture: Capture, options: PictureOptions): TensorPicture {
  const { graph } = capture.plan;
  const { tensor: asked, symbol, role, madeBy, isMean } = options;
  const { tensor, window } = unfolded(capture, asked, options.window);
  const batched = isBatched(graph.tensors[tensor] ?? { shape: [] });
  const whole = shapeOf(capture, tensor);
  const all = options.values ?? valuesOf(capture, tensor);
  const averaged = isMean && batched;
  const shape = averaged ? [1, ...whole.slice(1)] : whole;
  const values = averaged ? meanOverRows(all, capture.rows) : all;
  const ranges = averaged ? [[0, 0] as const, ...window.slice(1)] : window;
  const [lead, sizes] = [ranges.slice(0, -2).map(([first]) => first), shape.slice(-2)];
  const [rows = 1, columns = 1] = sizes.length === 2 ? sizes : [1, ...sizes];
  const full: Range = [0, 0];
  const lit =
    sizes.length === 2
      ? { rows: ranges.at(-2) ?? full, columns: ranges.at(-1) ?? full }
      : { rows: full, columns: ranges.at(-1) ?? full };
  const room = shape.length > 2 ? mostOfPicture : most;
  const firstRow = startOf(options.page?.[0], lit.rows, rows, room.rows);
  const firstColumn = startOf(options.page?.[1], lit.columns, columns, room.columns);
  const [height, width] = [Math.min(rows - firstRow, room.rows), Math.min(columns - firstColumn, room.columns)];
  const part = new (values instanceof Float32Array ? Float32Array : Float64Array)(height * width);
  for (let c = 0; c < width; c++)
    for (let r = 0; r < height; r++) {
      const position = sizes.length === 2 ? [...lead, firstRow + r, firstColumn + c] : [...lead, firstColumn + c];
      part[c * height + r] = values[flatPosition(shape, position)] ?? Number.NaN;
    }
  return {
    tensor: graph.tensors[tensor]?.name ?? '',
    symbol,
    role,
    shape,
    lead,
    rows,
    columns,
    firstRow,
    firstColumn,
    values: part,
    height,
    width,
    lit,
    largest: largestOf(values),
    isBatched: batched,
    madeBy,
  };
}

/** What shows the elements of another tensor is drawn as that one, where all of a sample or one element is read. */
function unfolded(capture: Capture, tensor: TensorId, window: readonly Range[]) {
  const { tensors } = capture.plan.graph;
  const root = rootOf(tensors, tensor);
  if (root === tensor) return { tensor, window };
  const [shown, own] = [shapeOf(capture, tensor).slice(1), shapeOf(capture, root).slice(1)];
  const [row = [0, 0] as Range, ...inner] = window;
  const isWhole = inner.every(([first, last], d) => first === 0 && last === (shown[d] ?? 1) - 1);
  if (isWhole) return { tensor: root, window: [row, ...own.map((size): Range => [0, size - 1])] };
  const flat = flatPosition(
    shown,
    inner.map(([first]) => first),
  );
  const isOne = inner.every(([first, last]) => first === last);
  if (!isOne) return { tensor, window };
  let rest = flat;
  const position = own.toReversed().map((size): Range => {
    const at = rest % size;
    rest = Math.floor(rest / size);
    return [at, at];
  });
  return { tensor: root, window: [row, ...position.toReversed()] };
}

/** A page that was asked for, or one with what is lit in its middle. */
const startOf = (asked: number | undefined, [first, last]: Range, size: number, room: number): number =>
  Math.max(
    0,
    Math.min(size - Math.min(size, room), asked ?? Math.floor((first + Math.min(last, first + room)) / 2 - room / 2)),
  );

export function meanOverRows(values: ArrayLike<number>, rows: number): Float64Array {
  const size = Math.floor(values.length / rows);
  const means = new Float64Array(size);
  for (let i = 0; i < size * rows; i++) means[i % size] = (means[i % size] ?? 0) + (values[i] ?? 0) / rows;
  return means;
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] ?? 0);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}
