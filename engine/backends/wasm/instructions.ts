/**
 * The instructions in use, by their names in the WebAssembly core specification. SIMD opcodes follow the prefix
 * 0xfd as LEB128, so those from 0x80 on take two bytes.
 */

/** No immediates; one byte. */
export const plain = {
  drop: 0x1a,
  select: 0x1b,
  'i32.eq': 0x46,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.le_s': 0x4c,
  'i32.ge_u': 0x4f,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.or': 0x72,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_u': 0x76,
  'f32.convert_i32_s': 0xb2,
  'f32.convert_i32_u': 0xb3,
} as const;

/** No immediates; behind the SIMD prefix. */
export const simd = {
  'i8x16.swizzle': 0x0e,
  'i8x16.splat': 0x0f,
  'i32x4.splat': 0x11,
  'f32x4.splat': 0x13,
  'i32x4.eq': 0x37,
  'f32x4.eq': 0x41,
  'f32x4.ne': 0x42,
  'f32x4.lt': 0x43,
  'f32x4.gt': 0x44,
  'f32x4.ge': 0x46,
  'v128.and': 0x4e,
  'v128.andnot': 0x4f,
  'v128.or': 0x50,
  'v128.xor': 0x51,
  'v128.bitselect': 0x52,
  'f32x4.floor': 0x68,
  'i8x16.add': 0x6e,
  'i8x16.sub': 0x71,
  'i16x8.extend_low_i8x16_u': 0x89,
  'i16x8.extend_high_i8x16_u': 0x8a,
  'i16x8.shl': 0x8b,
  'i32x4.extend_low_i16x8_u': 0xa9,
  'i32x4.extend_high_i16x8_u': 0xaa,
  'i32x4.shl': 0xab,
  'i32x4.shr_s': 0xac,
  'i32x4.shr_u': 0xad,
  'i32x4.add': 0xae,
  'i32x4.sub': 0xb1,
  'i32x4.mul': 0xb5,
  'f32x4.abs': 0xe0,
  'f32x4.neg': 0xe1,
  'f32x4.sqrt': 0xe3,
  'f32x4.add': 0xe4,
  'f32x4.sub': 0xe5,
  'f32x4.mul': 0xe6,
  'f32x4.div': 0xe7,
  'f32x4.pmin': 0xea,
  'f32x4.pmax': 0xeb,
  'f32x4.convert_i32x4_s': 0xfa,
} as const;

/**
 * What a module may use: plain SIMD, or with it the relaxed instructions, whose result may depend on the processor
 * (a product and a sum rounded once or twice).
 */
export const instructionSets = ['simd', 'relaxed simd'] as const;
export type InstructionSet = (typeof instructionSets)[number];

/** No immediates; behind the SIMD prefix; only in the relaxed set. */
export const relaxed = {
  'f32x4.relaxed_madd': 0x105,
} as const;

interface MemoryInstruction {
  readonly code: number;
  /** log2 of the natural alignment in bytes, which is what the encoding wants as a hint. */
  readonly alignment: number;
  readonly simd: boolean;
}

/** One offset as immediate. */
export const memory = {
  'i32.load': { code: 0x28, alignment: 2, simd: false },
  'i32.load8_u': { code: 0x2d, alignment: 0, simd: false },
  'i32.load16_u': { code: 0x2f, alignment: 1, simd: false },
  'i32.store': { code: 0x36, alignment: 2, simd: false },
  'v128.load': { code: 0x00, alignment: 2, simd: true },
  'v128.load32_splat': { code: 0x09, alignment: 2, simd: true },
  'v128.store': { code: 0x0b, alignment: 2, simd: true },
  'v128.load32_zero': { code: 0x5c, alignment: 0, simd: true },
} as const satisfies Record<string, MemoryInstruction>;

/** An offset and a lane as immediates. */
export const laneMemory = {
  'v128.load32_lane': { code: 0x56, alignment: 2, simd: true },
  'v128.store32_lane': { code: 0x5a, alignment: 2, simd: true },
  'v128.store64_lane': { code: 0x5b, alignment: 2, simd: true },
} as const satisfies Record<string, MemoryInstruction>;

/** A lane as immediate. */
export const lane = {
  'i32x4.replace_lane': 0x1c,
} as const;

export type PlainInstruction = keyof typeof plain | keyof typeof simd;
export type MemoryInstructionName = keyof typeof memory;
export type LaneMemoryInstructionName = keyof typeof laneMemory;
export type LaneInstructionName = keyof typeof lane;
