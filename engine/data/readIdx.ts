import { problem, ProblemError, type Path } from '../spec/problem.ts';
import { unzipped } from './unzipped.ts';

export type IdxValues = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

export interface IdxFile {
  /** Sizes of the dimensions, slowest first: [60000, 28, 28]. */
  readonly shape: readonly number[];
  readonly values: IdxValues;
}

export const IDX_LIMITS = { bytes: 512 * 2 ** 20, dimensions: 8 } as const;

type Reader = (view: DataView, offset: number) => number;
interface IdxType {
  readonly size: number;
  readonly make: (length: number) => IdxValues;
  readonly read: Reader;
}

/** Element types by the third byte of the magic number. */
const types: ReadonlyMap<number, IdxType> = new Map<number, IdxType>([
  [0x08, { size: 1, make: (n) => new Uint8Array(n), read: (view, at) => view.getUint8(at) }],
  [0x09, { size: 1, make: (n) => new Int8Array(n), read: (view, at) => view.getInt8(at) }],
  [0x0b, { size: 2, make: (n) => new Int16Array(n), read: (view, at) => view.getInt16(at) }],
  [0x0c, { size: 4, make: (n) => new Int32Array(n), read: (view, at) => view.getInt32(at) }],
  [0x0d, { size: 4, make: (n) => new Float32Array(n), read: (view, at) => view.getFloat32(at) }],
  [0x0e, { size: 8, make: (n) => new Float64Array(n), read: (view, at) => view.getFloat64(at) }],
]);

/**
 * Reads an IDX file, the format of MNIST (LeCun, Cortes, Burges): bytes 0, 0, element type, number of dimensions;
 * each dimension in 32 bits; then the values, big endian. A gzip file of it will do. Bytes are not copied.
 * Throws a ProblemError at `path` that names the file for anything else, and for more than 512 MB.
 */
export function readIdx(bytes: Uint8Array, path: Path = [], name = ''): IdxFile {
  const fail = (en: string, zh: string): ProblemError =>
    new ProblemError([problem('file', path, { message: { en: `${name} ${en}`.trim(), zh: `${name}${zh}` } })]);
  const content = unzipped(bytes, IDX_LIMITS.bytes);
  if (content === 'damaged') throw fail('is a damaged gzip file', '是损坏的 gzip 文件');
  if (content === 'tooLarge') throw fail('holds more than 512 MB', '超过 512 MB');
  const [zero1, zero2, code = 0, dimensions = 0] = content;
  const type = types.get(code);
  if (content.length < 4 || zero1 !== 0 || zero2 !== 0 || !type) {
    const start = [...content.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw fail(`is not an IDX file: it starts with “${start}”`, `不是 IDX 文件：开头是“${start}”`);
  }
  if (dimensions < 1 || dimensions > IDX_LIMITS.dimensions) {
    throw fail(`has ${dimensions} dimensions: 1 to 8 are known`, `有 ${dimensions} 维：只支持 1 至 8 维`);
  }
  const start = 4 + 4 * dimensions;
  if (content.length < start) throw fail('ends within its header', '在文件头中断');
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const length = shape.reduce((product, size) => product * size, 1);
  const got = content.length - start;
  if (got !== length * type.size) {
    const sizes = shape.join('×');
    throw fail(
      `says ${sizes}, which takes ${length * type.size} bytes, but holds ${got}`,
      `声明为 ${sizes}，需 ${length * type.size} 字节，实有 ${got}`,
    );
  }
  return { shape, values: valuesOf(content.subarray(start), view, start, length, type) };
}

function valuesOf(body: Uint8Array, view: DataView, start: number, length: number, { size, make, read }: IdxType) {
  const values = make(size === 1 ? 0 : length);
  if (values instanceof Uint8Array) return body;
  if (values instanceof Int8Array) return new Int8Array(body.buffer, body.byteOffset, length);
  for (let i = 0; i < length; i++) values[i] = read(view, start + i * size);
  return values;
}
