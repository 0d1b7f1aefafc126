import { rounds } from '../../random/permutation.ts';
import { canRun } from './canRun.ts';
import type { CodeBuilder, Local } from './codeBuilder.ts';

/** What a round mixes into one half for every value of the other, as the emitted code reads it from address 0 on. */
export interface MixingFormat {
  readonly type: typeof Uint8Array | typeof Uint16Array;
  /** Factor on every entry. */
  readonly scale: number;
  /** Writes the Feistel network's image of every value of 2 · half bits, 32 bits each, from an address on. */
  readonly emit: (f: CodeBuilder, half: number, image: number) => void;
}

/** For halves of so many bits, on this machine. */
export const mixingFormat = (half: number): MixingFormat =>
  half >= 4 && half <= 6 && canRun('simd') ? bytes : offsets;

/** One value after the other; a half is kept as the offset of its entry, two bytes each. */
const offsets: MixingFormat = {
  type: Uint16Array,
  scale: 2,
  emit(f, half, image) {
    const [left, right, l, r, to] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
    const tableBytes = 2 ** half * 2;
    f.i32(0).set(left).i32(image).set(to);
    f.loop(() => {
      f.i32(0).set(right);
      f.loop(() => {
        f.get(left).set(l).get(right).set(r);
        // Two rounds: the halves change places twice.
        for (let round = 0; round < rounds; round += 2) {
          f.get(r)
            .memory('i32.load16_u', round * tableBytes)
            .get(l)
            .op('i32.xor')
            .set(l);
          f.get(l)
            .memory('i32.load16_u', (round + 1) * tableBytes)
            .get(r)
            .op('i32.xor')
            .set(r);
        }
        f.get(to)
          .get(l)
          .i32(half - 1)
          .op('i32.shl')
          .get(r)
          .i32(1)
          .op('i32.shr_u', 'i32.or')
          .memory('i32.store', 0);
        f.get(to).i32(4).op('i32.add').set(to);
        f.get(right).i32(2).op('i32.add').tee(right).i32(tableBytes).op('i32.lt_u').branchIf(0);
      });
      f.get(left).i32(2).op('i32.add').tee(left).i32(tableBytes).op('i32.lt_u').branchIf(0);
    });
    f.release(left, right, l, r, to);
  },
};

/** Sixteen values at once, a byte a half: a swizzle looks sixteen entries up in a table of sixteen. */
const bytes: MixingFormat = {
  type: Uint8Array,
  scale: 1,
  emit(f, half, image) {
    const [left, right, to] = [f.local('i32'), f.local('i32'), f.local('i32')];
    const [l, r] = [f.local('v128'), f.local('v128')];
    const size = 2 ** half;
    f.i32(0).set(left).i32(image).set(to);
    f.loop(() => {
      f.i32(0).set(right);
      f.loop(() => {
        f.get(left).op('i8x16.splat').set(l);
        f.get(right).op('i8x16.splat');
        f.i32x4(0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c).op('i8x16.add').set(r);
        for (let round = 0; round < rounds; round += 2) {
          mixBytes(f, l, r, round * size, size);
          mixBytes(f, r, l, (round + 1) * size, size);
        }
        storeImages(f, l, r, half, to);
        f.get(to).i32(64).op('i32.add').set(to);
        f.get(right).i32(16).op('i32.add').tee(right).i32(size).op('i32.lt_u').branchIf(0);
      });
      f.get(left).i32(1).op('i32.add').tee(left).i32(size).op('i32.lt_u').branchIf(0);
    });
    f.release(left, right, to, l, r);
  },
};

/** into ^= the entries at `by` of a table; a swizzle gives 0 for what lies outside its sixteen. */
function mixBytes(f: CodeBuilder, into: Local, by: Local, table: number, size: number): void {
  f.get(into);
  for (let from = 0; from < size; from += 16) {
    f.i32(0)
      .memory('v128.load', table + from)
      .get(by);
    if (from > 0) f.i32(from).op('i8x16.splat', 'i8x16.sub');
    f.op('i8x16.swizzle', 'v128.xor');
  }
  f.set(into);
}

/** Stores (left · 2^half | right) of sixteen values. */
function storeImages(f: CodeBuilder, left: Local, right: Local, half: number, to: Local): void {
  const values = f.local('v128');
  for (const [i, part] of (['low', 'high'] as const).entries()) {
    f.get(left).op(`i16x8.extend_${part}_i8x16_u`).i32(half).op('i16x8.shl');
    f.get(right).op(`i16x8.extend_${part}_i8x16_u`, 'v128.or').set(values);
    f.get(to)
      .get(values)
      .op('i32x4.extend_low_i16x8_u')
      .memory('v128.store', 32 * i);
    f.get(to)
      .get(values)
      .op('i32x4.extend_high_i16x8_u')
      .memory('v128.store', 32 * i + 16);
  }
  f.release(values);
}
