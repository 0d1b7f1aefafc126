const sizes = new Map([
  [0x08, 1],
  [0x09, 1],
  [0x0b, 2],
  [0x0c, 4],
  [0x0d, 4],
  [0x0e, 8],
]);

/** An IDX file of the given element type, written independently of the reader. */
export function idxFile(type: number, shape: readonly number[], values: readonly number[]): Uint8Array {
  const size = sizes.get(type) ?? 1;
  const start = 4 + 4 * shape.length;
  const view = new DataView(new ArrayBuffer(start + size * values.length));
  view.setUint8(2, type);
  view.setUint8(3, shape.length);
  shape.forEach((length, i) => view.setUint32(4 + 4 * i, length));
  values.forEach((value, i) => {
    const at = start + size * i;
    if (type === 0x0d) view.setFloat32(at, value);
    else if (type === 0x0e) view.setFloat64(at, value);
    else if (size === 4) view.setInt32(at, value);
    else if (size === 2) view.setInt16(at, value);
    else view.setUint8(at, value);
  });
  return new Uint8Array(view.buffer);
}
