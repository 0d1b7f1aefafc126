import type { Result } from '../spec/problem.ts';
import { elementTypes } from './elementTypes.ts';
import { readSafetensorsHeader } from './safetensorsHeader.ts';

/** Row-major. */
export interface FileTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TensorFile {
  readonly tensors: Readonly<Record<string, FileTensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Safetensors (Hugging Face): the header's length as a 64-bit little-endian integer, a JSON header
 * `{ name: { dtype, shape, data_offsets: [begin, end] } }` padded with spaces to 8 bytes, then the data, little-endian.
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, FileTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  const described: [string, unknown][] = Object.keys(metadata).length > 0 ? [['__metadata__', metadata]] : [];
  let end = 0;
  for (const [name, { shape, values }] of entries) {
    if (name === '__metadata__' || sizeOf(shape) !== values.length)
      throw new RangeError(`safetensors: ${name} with shape [${shape.join(', ')}] has ${values.length} values`);
    const begin = end;
    end += values.length * 4;
    described.push([name, { dtype: 'F32', shape, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(described)));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + end).fill(0x20, 8, 8 + headerLength);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, 8);
  let at = 8 + headerLength;
  for (const [, { values }] of entries)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return bytes;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** Tensors of any float type as 32-bit floats. Every byte of the data must belong to exactly one tensor. */
export function readSafetensors(bytes: Uint8Array): Result<TensorFile> {
  const header = readSafetensorsHeader(bytes);
  if (!header.ok) return header;
  const { tensors, metadata, data } = header.value;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const read = tensors.map(({ name, shape, type, begin }): [string, FileTensor] => {
    const { bytes: width, read: readElement } = elementTypes[type];
    const values = new Float32Array(sizeOf(shape));
    for (let i = 0; i < values.length; i++) values[i] = readElement(view, begin + i * width);
    return [name, { shape, values }];
  });
  return { ok: true, value: { tensors: Object.fromEntries(read), metadata } };
}
