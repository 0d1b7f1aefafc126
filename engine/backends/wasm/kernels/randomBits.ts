import { words } from '../../../plan/commands.ts';
import type { CodeBuilder, Local } from '../codeBuilder.ts';

/** The constants of `hash` in engine/random/hash.ts, which these instructions repeat four lanes at a time. */
const MULTIPLIER = 1664525;
const INCREMENT = 1013904223;

/** What the hash makes of the command's seed and step before it sees a position. */
export interface RandomKeys {
  readonly seed: Local;
  readonly step: Local;
}

/** Computes the keys; the function holds them from here to its end. */
export function loadRandomKeys(f: CodeBuilder): RandomKeys {
  const key = (word: number): Local => {
    const local = f.local('v128');
    f.i32(0)
      .memory('i32.load', word * 4)
      .i32(MULTIPLIER)
      .op('i32.mul')
      .i32(INCREMENT);
    f.op('i32.add', 'i32x4.splat').set(local);
    return local;
  };
  return { seed: key(words.seed), step: key(words.step) };
}

/** Four indices on the stack → uniform24(seed, stream, step, index) of each. */
export function drawUniform(f: CodeBuilder, keys: RandomKeys, stream: number): void {
  const [x, y, z, w] = [f.local('v128'), f.local('v128'), f.local('v128'), f.local('v128')];
  f.i32x4(MULTIPLIER).op('i32x4.mul').i32x4(INCREMENT).op('i32x4.add').set(w);
  f.i32x4(Math.imul(stream, MULTIPLIER) + INCREMENT).set(y);
  const add = (to: Local, start: Local, a: Local, b: Local): void => {
    f.get(start).get(a).get(b).op('i32x4.mul', 'i32x4.add').set(to);
  };
  add(x, keys.seed, y, w);
  add(y, y, keys.step, x);
  add(z, keys.step, x, y);
  add(w, w, y, z);
  for (const part of [x, y, w]) f.get(part).get(part).i32(16).op('i32x4.shr_u', 'v128.xor').set(part);
  // 24 bits fit a float exactly.
  f.get(x).get(y).get(w).op('i32x4.mul', 'i32x4.add').i32(8).op('i32x4.shr_u', 'f32x4.convert_i32x4_s');
  f.f32x4(2 ** -24).op('f32x4.mul');
  f.release(x, y, z, w);
}
