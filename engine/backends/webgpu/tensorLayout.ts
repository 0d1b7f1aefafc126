import type { Numbers } from '../backend.ts';
import {
  elementBytes,
  elementCount,
  extent,
  isBatched,
  type Element,
  type Program,
  type Tensor,
} from '../../plan/program.ts';

/**
 * Where a tensor's elements lie in its buffer: [first dimension][pad4(elements per first index)], so that four
 * neighbours can be read as one vec4; tensors of rank 0 and 1 are one row, unless they are batched.
 * What pads hold is undefined and never read as a value.
 */
export interface TensorLayout {
  readonly element: Element;
  /** Rows at full capacity, elements in each, and elements from one row to the next. */
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Elements to step along each dimension. */
  readonly strides: readonly number[];
  /** Whole 16-byte units, so that the last quad can be read. */
  readonly bytes: number;
}

const padded = (count: number, unit: number): number => Math.ceil(count / unit) * unit;

function layoutOf({ shape, element }: Tensor, capacity: number, unit: 1 | 4): TensorLayout {
  const single = shape.length < 2 && shape[0] !== 'rows';
  const rows = single ? 1 : extent(shape[0] ?? 1, capacity);
  const columns = elementCount(single ? shape : shape.slice(1), capacity);
  const stride = padded(columns, unit);
  const strides = shape.map((_, d) => (d === 0 && !single ? stride : elementCount(shape.slice(d + 1), capacity)));
  return { element, rows, columns, stride, strides, bytes: padded(rows * stride * elementBytes[element], 16) };
}

/**
 * The layout of every tensor, by id. Unbatched tensors that show one buffer's elements under different shapes must be
 * dense for that; batched ones agree because they have the same elements per row.
 */
export function layoutTensors({ tensors, capacity }: Program): readonly TensorLayout[] {
  const layouts = tensors.map((tensor) => layoutOf(tensor, capacity, 4));
  return tensors.map((tensor, id) => {
    const own = layouts[id] ?? layoutOf(tensor, capacity, 4);
    const differs = tensors.some(
      (other) =>
        other.buffer === tensor.buffer &&
        !isBatched(other) &&
        !isBatched(tensor) &&
        elementCount(other.shape, capacity) === elementCount(tensor.shape, capacity) &&
        layouts[other.id]?.columns !== own.columns,
    );
    return differs ? layoutOf(tensor, capacity, 1) : own;
  });
}

/** Dense row-major values as they lie in the buffer, whole words long; fewer than the layout has are fine. */
export function pack(layout: TensorLayout, values: Numbers | Uint8Array | Uint32Array): Uint8Array<ArrayBuffer> {
  const { element, columns, stride } = layout;
  const rows = Math.ceil(values.length / Math.max(1, columns));
  const length = values.length + Math.max(0, rows - 1) * (stride - columns);
  const bytes = new Uint8Array(padded(length * elementBytes[element], 4));
  const target =
    element === 'u8' ? bytes : element === 'u32' ? new Uint32Array(bytes.buffer) : new Float32Array(bytes.buffer);
  if (stride === columns) target.set(values);
  else
    for (let row = 0; row < rows; row++) target.set(values.subarray(row * columns, (row + 1) * columns), row * stride);
  return bytes;
}

/** Dense row-major values of an `f32` tensor from the bytes of its buffer. */
export function unpack({ rows, columns, stride }: TensorLayout, buffer: ArrayBuffer, byteOffset: number): Float32Array {
  const source = new Float32Array(buffer, byteOffset, rows === 0 ? 0 : (rows - 1) * stride + columns);
  if (stride === columns) return source.slice();
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) values.set(source.subarray(row * stride, row * stride + columns), row * columns);
  return values;
}
