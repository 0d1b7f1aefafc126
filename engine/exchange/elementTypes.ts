interface ElementType {
  /** Of one element. */
  readonly bytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

/** The float types of a safetensors file, little-endian, by its `dtype`. */
export const elementTypes = {
  F64: { bytes: 8, read: (view, offset) => view.getFloat64(offset, true) },
  F32: { bytes: 4, read: (view, offset) => view.getFloat32(offset, true) },
  F16: { bytes: 2, read: (view, offset) => halfFloat(view.getUint16(offset, true)) },
  BF16: { bytes: 2, read: (view, offset) => topHalf(view.getUint16(offset, true)) },
} as const satisfies Record<string, ElementType>;

/** IEEE 754 binary16: sign, 5 exponent bits biased by 15, 10 fraction bits. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
  return sign * (exponent === 0 ? 2 ** -14 * fraction : 2 ** (exponent - 15) * (1 + fraction));
}

const scratch = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of a 32-bit float. */
function topHalf(bits: number): number {
  scratch.setUint32(0, bits * 2 ** 16);
  return scratch.getFloat32(0);
}
