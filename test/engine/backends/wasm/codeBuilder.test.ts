import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../../engine/backends/wasm/byteWriter.ts';
import { CodeBuilder } from '../../../../engine/backends/wasm/codeBuilder.ts';
import { ModuleBuilder } from '../../../../engine/backends/wasm/moduleBuilder.ts';
import { runFunction } from './runFunction.ts';

const bytesOf = (f: CodeBuilder): number[] => {
  const writer = new ByteWriter();
  f.encode(writer);
  return [...writer.written()];
};

describe('encoding', () => {
  test('SIMD opcodes are LEB128: those from 0x80 take two bytes behind the prefix', () => {
    const f = new CodeBuilder(0);
    f.op('v128.xor', 'f32x4.add');
    expect(bytesOf(f)).toEqual([7, 0, 0xfd, 0x51, 0xfd, 0xe4, 0x01, 0x0b]);
  });

  test('locals follow the parameters, come in runs of a type, and are used again after release', () => {
    const f = new CodeBuilder(0, ['i32', 'i32']);
    const [a, b, c] = [f.local('v128'), f.local('v128'), f.local('i32')];
    expect([a.index, b.index, c.index]).toEqual([2, 3, 4]);
    f.release(b);
    expect(f.local('i32').index).toBe(5);
    expect(f.local('v128').index).toBe(3);
    expect(bytesOf(f)).toEqual([6, 2, 2, 0x7b, 2, 0x7f, 0x0b]);
  });

  test('lane accesses carry alignment, offset, then the lane', () => {
    const f = new CodeBuilder(0);
    f.laneMemory('v128.load32_lane', 300, 3);
    expect(bytesOf(f).slice(2, -1)).toEqual([0xfd, 0x56, 2, 0xac, 0x02, 3]);
  });
});

describe('structure', () => {
  test('loops, conditions and locals: the sum of 1 to 10', () => {
    const memory = runFunction((f) => {
      const [i, sum] = [f.local('i32'), f.local('i32')];
      f.loop(() => {
        f.get(i).i32(1).op('i32.add').tee(i).get(sum).op('i32.add').set(sum);
        f.get(i).i32(10).op('i32.lt_s').branchIf(0);
      });
      f.get(sum).i32(55).op('i32.eq');
      f.if(() => f.i32(0).get(sum).op('i32x4.splat').memory('v128.store', 16));
    });
    expect(new Int32Array(memory)[4]).toBe(55);
  });

  test('functions call each other by index, with parameters', () => {
    const builder = new ModuleBuilder();
    const callee = builder.function('i32');
    callee.i32(0).get(callee.parameters[0]!).op('i32x4.splat').memory('v128.store', 0);
    const caller = builder.function();
    caller.i32(-77).call(callee);
    builder.export('run', caller);
    const exports = new WebAssembly.Instance(new WebAssembly.Module(builder.encode(1))).exports;
    (exports['run'] as () => void)();
    expect(new Int32Array((exports['memory'] as WebAssembly.Memory).buffer)[0]).toBe(-77);
  });

  test('memory is as large as asked, in whole pages', () => {
    const builder = new ModuleBuilder();
    const { memory } = new WebAssembly.Instance(new WebAssembly.Module(builder.encode(65537))).exports;
    expect((memory as WebAssembly.Memory).buffer.byteLength).toBe(131072);
  });

  test('shuffle, lane loads and stores, bytes', () => {
    const before = new ArrayBuffer(64);
    new Float32Array(before).set([1, 2, 3, 4, 5, 6, 7, 8]);
    new Uint8Array(before).set([200, 1, 0, 255], 32);
    const after = runFunction((f) => {
      const v = f.local('v128');
      const load = (offset: number) => f.i32(0).memory('v128.load', offset);
      f.i32(0);
      load(0);
      load(16).shuffle(0, 5, 2, 7).memory('v128.store', 64);
      f.i32(0).memory('v128.load32_zero', 4).set(v);
      f.i32(0).get(v).laneMemory('v128.load32_lane', 12, 2).set(v);
      f.i32(0).get(v).memory('v128.store', 80);
      f.i32(0).get(v).laneMemory('v128.store32_lane', 96, 2);
      f.i32(0).get(v).laneMemory('v128.store64_lane', 104, 0);
      f.i32(0).memory('v128.load32_zero', 32);
      f.op('i16x8.extend_low_i8x16_u', 'i32x4.extend_low_i16x8_u').set(v);
      f.i32(0).get(v).memory('v128.store', 112);
      f.i32(0).get(v).i32(7).lane('i32x4.replace_lane', 1).memory('v128.store', 128);
      f.i32(0).f32x4(1, 2, 3, 4).memory('v128.store', 144);
    }, before);
    const floats = new Float32Array(after);
    expect(Array.from(floats.slice(16, 20))).toEqual([1, 6, 3, 8]);
    expect(Array.from(floats.slice(20, 28))).toEqual([2, 0, 4, 0, 4, 0, 2, 0]);
    expect(Array.from(new Int32Array(after).slice(28, 36))).toEqual([200, 1, 0, 255, 200, 7, 0, 255]);
    expect(Array.from(floats.slice(36, 40))).toEqual([1, 2, 3, 4]);
  });
});
