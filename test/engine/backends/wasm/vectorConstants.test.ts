import { expect, test } from 'vitest';
import { ModuleBuilder } from '../../../../engine/backends/wasm/moduleBuilder.ts';
import { VectorConstants } from '../../../../engine/backends/wasm/vectorConstants.ts';
import { VectorSlots } from '../../../../engine/backends/wasm/vectorSlots.ts';

test('constants are loaded from memory bit for bit, each from one slot, whatever lay there', () => {
  const slots = new VectorSlots(1024);
  const constants = new VectorConstants(slots);
  const builder = new ModuleBuilder('simd', constants);
  const f = builder.function();
  const vectors: [number, number, number, number][] = [
    [1.5, 1.5, 1.5, 1.5],
    [0, 1, 2, 3],
    [-0, -0, -0, -0],
    [0, 0, 0, 0],
    [1.5, 1.5, 1.5, 1.5],
    [Number.NaN, Infinity, -Infinity, 1e-45],
  ];
  vectors.forEach((vector, i) =>
    f
      .i32(16 * i)
      .f32x4(...vector)
      .memory('v128.store', 0),
  );
  f.i32(16 * vectors.length)
    .i32x4(-1, 2, 3, 0x7fffffff)
    .memory('v128.store', 0);
  builder.export('run', f);

  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  new Uint8Array(memory.buffer).fill(0xab);
  const module = new WebAssembly.Module(builder.encode(65536, 'given'));
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  (exports['run'] as () => void)();

  const expected = new ArrayBuffer(16 * vectors.length + 16);
  new Float32Array(expected).set(vectors.flat());
  new Int32Array(expected).set([-1, 2, 3, 0x7fffffff], 4 * vectors.length);
  expect(new Uint8Array(memory.buffer.slice(0, expected.byteLength))).toEqual(new Uint8Array(expected));
  // all bits clear needs none, and what is the same is kept once
  expect(constants.count).toBe(5);
  expect(slots.end).toBe(1024 + 5 * 16);
});
