import { expect, test } from 'vitest';
import type { simd } from '../../../../engine/backends/wasm/instructions.ts';
import { runFunction } from './runFunction.ts';

type Lanes = readonly [number, number, number, number];

/** Every four-lane instruction with operands and what the specification says of them; `int` lanes are integers. */
const examples: Readonly<
  Record<
    keyof typeof simd,
    {
      readonly on: readonly (readonly ['f32' | 'int', ...Lanes] | ['i32' | 'f32', number])[];
      readonly gives: readonly ['f32' | 'int', ...Lanes];
    }
  >
> = {
  // An index from 16 on, of any size, gives 0.
  'i8x16.swizzle': {
    on: [
      ['int', 0x03020100, 0x07060504, 0x0b0a0908, 0x4f0e0d0c],
      ['int', 0x0000010f, 0x10ff8002, 0x0c0c0c0c, 0x0f0f0f0f],
    ],
    gives: ['int', 0x0000014f, 0x00000002, 0x0c0c0c0c, 0x4f4f4f4f],
  },
  'i8x16.splat': { on: [['i32', 0x1ff]], gives: ['int', -1, -1, -1, -1] },
  'i32x4.splat': { on: [['i32', -7]], gives: ['int', -7, -7, -7, -7] },
  'f32x4.splat': { on: [['f32', 3]], gives: ['f32', 3, 3, 3, 3] },
  'i32x4.eq': {
    on: [
      ['int', 1, 2, 3, 4],
      ['int', 1, 0, 3, 0],
    ],
    gives: ['int', -1, 0, -1, 0],
  },
  'f32x4.eq': {
    on: [
      ['f32', 1, NaN, 0, 4],
      ['f32', 1, NaN, -0, 5],
    ],
    gives: ['int', -1, 0, -1, 0],
  },
  'f32x4.ne': {
    on: [
      ['f32', 1, NaN, 0, 4],
      ['f32', 1, NaN, -0, 5],
    ],
    gives: ['int', 0, -1, 0, -1],
  },
  'f32x4.lt': {
    on: [
      ['f32', 1, 2, NaN, 1],
      ['f32', 2, 1, 1, 1],
    ],
    gives: ['int', -1, 0, 0, 0],
  },
  'f32x4.gt': {
    on: [
      ['f32', 1, 2, NaN, 1],
      ['f32', 2, 1, 1, 1],
    ],
    gives: ['int', 0, -1, 0, 0],
  },
  'f32x4.ge': {
    on: [
      ['f32', 1, 2, NaN, 1],
      ['f32', 2, 1, 1, 1],
    ],
    gives: ['int', 0, -1, 0, -1],
  },
  'v128.and': {
    on: [
      ['int', 6, 6, 6, 6],
      ['int', 3, 0, -1, 4],
    ],
    gives: ['int', 2, 0, 6, 4],
  },
  'v128.andnot': {
    on: [
      ['int', 6, 6, 6, 6],
      ['int', 3, 0, -1, 4],
    ],
    gives: ['int', 4, 6, 0, 2],
  },
  'v128.or': {
    on: [
      ['int', 6, 6, 6, 6],
      ['int', 3, 0, -1, 8],
    ],
    gives: ['int', 7, 6, -1, 14],
  },
  'v128.xor': {
    on: [
      ['int', 6, 6, 6, 6],
      ['int', 3, 0, -1, 4],
    ],
    gives: ['int', 5, 6, -7, 2],
  },
  'v128.bitselect': {
    on: [
      ['int', 1, 2, 3, 4],
      ['int', 5, 6, 7, 8],
      ['int', -1, 0, -1, 0],
    ],
    gives: ['int', 1, 6, 3, 8],
  },
  'f32x4.floor': { on: [['f32', 1.5, -1.5, -0.25, 2]], gives: ['f32', 1, -2, -1, 2] },
  'i8x16.add': {
    on: [
      ['int', 0x01ff0203, 0, 1, -1],
      ['int', 0x01010101, 0, 1, 1],
    ],
    gives: ['int', 0x02000304, 0, 2, -256],
  },
  'i8x16.sub': {
    on: [
      ['int', 0x01000203, 0, 1, 0],
      ['int', 0x01010101, 0, 1, 1],
    ],
    gives: ['int', 0x00ff0102, 0, 0, 255],
  },
  'i16x8.extend_low_i8x16_u': { on: [['int', 0x04fe0201, 0, 9, 9]], gives: ['int', 0x00020001, 0x000400fe, 0, 0] },
  'i16x8.extend_high_i8x16_u': { on: [['int', 9, 9, 0x04fe0201, 0]], gives: ['int', 0x00020001, 0x000400fe, 0, 0] },
  'i16x8.shl': {
    on: [
      ['int', 0x00010001, -1, 0x0fff0fff, 0],
      ['i32', 4],
    ],
    gives: ['int', 0x00100010, -0xf0010, -0xf0010, 0],
  },
  'i32x4.extend_low_i16x8_u': { on: [['int', 0x7ffe0001, 0x00048000, 9, 9]], gives: ['int', 1, 0x7ffe, 0x8000, 4] },
  'i32x4.extend_high_i16x8_u': { on: [['int', 9, 9, 0x7ffe0001, 0x00048000]], gives: ['int', 1, 0x7ffe, 0x8000, 4] },
  'i32x4.shl': {
    on: [
      ['int', 1, -1, 3, 0],
      ['i32', 4],
    ],
    gives: ['int', 16, -16, 48, 0],
  },
  'i32x4.shr_s': {
    on: [
      ['int', 16, -16, 7, 0],
      ['i32', 2],
    ],
    gives: ['int', 4, -4, 1, 0],
  },
  'i32x4.shr_u': {
    on: [
      ['int', 16, -1, 7, 0],
      ['i32', 28],
    ],
    gives: ['int', 0, 15, 0, 0],
  },
  'i32x4.add': {
    on: [
      ['int', 1, -1, 3, 0x7fffffff],
      ['int', 1, 1, 4, 1],
    ],
    gives: ['int', 2, 0, 7, -0x80000000],
  },
  'i32x4.sub': {
    on: [
      ['int', 1, -1, 3, 0],
      ['int', 1, 1, 4, 1],
    ],
    gives: ['int', 0, -2, -1, -1],
  },
  'i32x4.mul': {
    on: [
      ['int', 3, -1, 65536, 0],
      ['int', 5, 7, 65537, 1],
    ],
    gives: ['int', 15, -7, 65536, 0],
  },
  'f32x4.abs': { on: [['f32', 1, -2, -0, 4]], gives: ['f32', 1, 2, 0, 4] },
  'f32x4.neg': { on: [['f32', 1, -2, 0, 4]], gives: ['f32', -1, 2, -0, -4] },
  'f32x4.sqrt': { on: [['f32', 4, 9, 0, 0.25]], gives: ['f32', 2, 3, 0, 0.5] },
  'f32x4.add': {
    on: [
      ['f32', 1, 2, 3, 4],
      ['f32', 5, 5, 5, 5],
    ],
    gives: ['f32', 6, 7, 8, 9],
  },
  'f32x4.sub': {
    on: [
      ['f32', 1, 2, 3, 4],
      ['f32', 5, 5, 5, 5],
    ],
    gives: ['f32', -4, -3, -2, -1],
  },
  'f32x4.mul': {
    on: [
      ['f32', 1, 2, 3, 4],
      ['f32', 5, 5, 5, 5],
    ],
    gives: ['f32', 5, 10, 15, 20],
  },
  'f32x4.div': {
    on: [
      ['f32', 1, 2, 3, 4],
      ['f32', 2, 2, 2, 0],
    ],
    gives: ['f32', 0.5, 1, 1.5, Infinity],
  },
  // The first operand wins ties and passes its NaN; a NaN in the second is dropped.
  'f32x4.pmin': {
    on: [
      ['f32', 1, NaN, 3, 0],
      ['f32', 2, 1, NaN, -0],
    ],
    gives: ['f32', 1, NaN, 3, 0],
  },
  'f32x4.pmax': {
    on: [
      ['f32', 1, NaN, 3, 0],
      ['f32', 2, 1, NaN, -0],
    ],
    gives: ['f32', 2, NaN, 3, 0],
  },
  'f32x4.convert_i32x4_s': { on: [['int', 1, -2, 16777217, 0]], gives: ['f32', 1, -2, 16777216, 0] },
};

test.each(Object.entries(examples))('%s', (name, { on, gives }) => {
  const memory = runFunction((f) => {
    f.i32(0);
    for (const operand of on) {
      if (operand[0] === 'i32') f.i32(operand[1]);
      else if (operand[0] === 'int') f.i32x4(operand[1], operand[2], operand[3], operand[4]);
      else if (operand.length === 2) f.i32(operand[1]).op('f32.convert_i32_s');
      else f.f32x4(operand[1], operand[2], operand[3], operand[4]);
    }
    f.op(name as keyof typeof simd).memory('v128.store', 0);
  });
  const [kind, ...lanes] = gives;
  expect([...(kind === 'int' ? new Int32Array(memory, 0, 4) : new Float32Array(memory, 0, 4))]).toEqual(lanes);
});
