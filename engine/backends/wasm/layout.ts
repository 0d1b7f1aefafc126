import {
  elementBytes,
  elementCount,
  isBatched,
  type Element,
  type Program,
  type Tensor,
  type TensorId,
} from '../../plan/program.ts';
import { BackendError, type Numbers } from '../backend.ts';

/**
 * Where tensors lie in memory. Private to this backend: everything outside sees dense row-major values.
 *
 * A tensor is rows of consecutive elements: a batched one has a row for each sample, any other one for each position
 * of its leading dimensions. Rows begin at multiples of 4 elements, so that kernels may store whole vectors; the
 * elements between are garbage that kernels write but never read as data. Rows of one element are packed, so that
 * per-sample numbers (losses, maxima) can be read four at a time.
 */
export interface Placement {
  /** Bytes from the start of memory. */
  readonly address: number;
  readonly element: Element;
  readonly elementBytes: number;
  /** Elements from one index to the next, along each dimension. */
  readonly strides: readonly number[];
  /** Consecutive elements that hold data, and the elements from one row to the next. */
  readonly rowLength: number;
  readonly rowStride: number;
}

const VECTOR = 4;
const CACHE_LINE = 16;

/**
 * Walking down a column touches one cache line a row; strides of a multiple of 256 bytes would crowd them into a
 * quarter of the cache's sets or fewer, so those get one line more.
 */
function strideOf(rowLength: number): number {
  if (rowLength === 1) return 1;
  const padded = Math.ceil(rowLength / VECTOR) * VECTOR;
  return padded % (4 * CACHE_LINE) === 0 ? padded + CACHE_LINE : padded;
}

export class Layout {
  readonly placements: readonly Placement[];
  /** First byte of the tables, which the host fills before they are read; they lie behind all other tensors. */
  readonly tables: number;
  /** First byte behind the tensors. */
  readonly end: number;
  readonly #program: Program;

  constructor(program: Program, start: number) {
    this.#program = program;
    const computed = new Map<number, number>();
    const tables = new Map<number, number>();
    const shapes = program.tensors.map((tensor) => {
      const shape = this.#shapeOf(tensor);
      const bytes = shape.rows * shape.rowStride * elementBytes[tensor.element];
      const sizes = tensor.storage === 'table' ? tables : computed;
      sizes.set(tensor.buffer, Math.max(sizes.get(tensor.buffer) ?? 0, bytes));
      return shape;
    });
    const addresses = new Map<number, number>();
    let end = start;
    const place = (sizes: ReadonlyMap<number, number>): void => {
      for (const [buffer, bytes] of sizes) {
        addresses.set(buffer, end);
        end += Math.ceil(bytes / 64) * 64;
      }
    };
    place(computed);
    this.tables = end;
    place(tables);
    this.end = end;
    this.placements = program.tensors.map(({ element, buffer }, i) => ({
      address: addresses.get(buffer) ?? 0,
      element,
      elementBytes: elementBytes[element],
      strides: shapes[i]?.strides ?? [],
      rowLength: shapes[i]?.rowLength ?? 0,
      rowStride: shapes[i]?.rowStride ?? 0,
    }));
  }

  placement(tensor: TensorId): Placement {
    const placement = this.placements[tensor];
    if (!placement) throw new BackendError('wasm', 'compile', `no tensor ${tensor} in this program`);
    return placement;
  }

  /** Copies dense row-major values in. */
  write(memory: ArrayBuffer, tensor: TensorId, values: Numbers | Uint8Array | Uint32Array): void {
    const placement = this.placement(tensor);
    const { rowLength, rowStride } = placement;
    const room = this.#count(tensor);
    if (values.length > room) {
      throw new RangeError(`${this.#program.tensors[tensor]?.name} holds ${room} numbers, got ${values.length}`);
    }
    const target = arrayOf(memory, placement, Math.ceil(values.length / rowLength) * rowStride);
    copyRows(values, rowLength, target, rowStride, rowLength);
  }

  /** The very memory of a `u32` table of rank 1. */
  table(memory: ArrayBuffer, tensor: TensorId): Uint32Array {
    return new Uint32Array(memory, this.placement(tensor).address, this.#count(tensor));
  }

  /** A dense row-major copy, batched tensors at capacity rows. */
  read(memory: ArrayBuffer, tensor: TensorId): Float32Array<ArrayBuffer> {
    const placement = this.placement(tensor);
    const { rowLength, rowStride } = placement;
    if (placement.element !== 'f32') {
      throw new RangeError(
        `only floats can be read, ${this.#program.tensors[tensor]?.name} holds ${placement.element}`,
      );
    }
    const count = this.#count(tensor);
    const values = new Float32Array(count);
    const source = new Float32Array(memory, placement.address, Math.ceil(count / rowLength) * rowStride);
    copyRows(source, rowStride, values, rowLength, rowLength);
    return values;
  }

  #count(tensor: TensorId): number {
    return elementCount(this.#program.tensors[tensor]?.shape ?? [], this.#program.capacity);
  }

  #shapeOf(tensor: Tensor): Pick<Placement, 'strides' | 'rowLength' | 'rowStride'> & { readonly rows: number } {
    const { capacity } = this.#program;
    // A batched row is everything but the first dimension, so that views of a batch under other shapes agree.
    const leading = isBatched(tensor) ? 1 : Math.max(0, tensor.shape.length - 1);
    const rowLength = elementCount(tensor.shape.slice(leading), capacity);
    const rowStride = this.#isReshaped(tensor) ? rowLength : strideOf(rowLength);
    const strides = tensor.shape.map((_, dimension) => {
      const inside = tensor.shape.slice(dimension + 1, Math.max(leading, dimension + 1));
      return dimension < leading
        ? elementCount(inside, capacity) * rowStride
        : elementCount(tensor.shape.slice(dimension + 1), capacity);
    });
    return { strides, rowLength, rowStride, rows: elementCount(tensor.shape.slice(0, leading), capacity) };
  }

  /** Whether an unbatched tensor shares its memory with another shape of as many elements: then rows have no gaps. */
  #isReshaped(tensor: Tensor): boolean {
    if (isBatched(tensor)) return false;
    const { capacity, tensors } = this.#program;
    const count = elementCount(tensor.shape, capacity);
    return tensors.some(
      (other) =>
        other.buffer === tensor.buffer &&
        !isBatched(other) &&
        other.shape.at(-1) !== tensor.shape.at(-1) &&
        elementCount(other.shape, capacity) === count,
    );
  }
}

/** Rows below this length are copied number by number: making a view of each costs more. */
const SHORT_ROW = 32;

/** Copies rows of `length` numbers that begin `fromStride` and `toStride` numbers apart. */
function copyRows(
  from: Numbers | Uint8Array | Uint32Array,
  fromStride: number,
  to: Numbers | Uint8Array | Uint32Array,
  toStride: number,
  length: number,
): void {
  if (fromStride === toStride) {
    to.set(from);
    return;
  }
  for (let at = 0, target = 0; at < from.length; at += fromStride, target += toStride) {
    if (length >= SHORT_ROW) to.set(from.subarray(at, at + length), target);
    else for (let i = 0; i < length; i++) to[target + i] = from[at + i] ?? 0;
  }
}

function arrayOf(
  memory: ArrayBuffer,
  { address, element }: Placement,
  length: number,
): Float32Array | Uint8Array | Uint32Array {
  if (element === 'u8') return new Uint8Array(memory, address, length);
  if (element === 'u32') return new Uint32Array(memory, address, length);
  return new Float32Array(memory, address, length);
}
