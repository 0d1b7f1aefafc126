import { afterEach, describe, expect, test, vi } from 'vitest';
import { BackendError } from '../../../../engine/backends/backend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { Commands } from '../../../../engine/plan/commands.ts';
import { ProgramBuilder } from '../programBuilder.ts';

afterEach(() => vi.restoreAllMocks());

const backend = await createWasmBackend();
const still = { phase: 0, start: 0, rows: 1, rowOffset: 0, accumulate: 0, step: 0, slot: 0, seed: 1 } as const;

/** x ← x · rate + step, a chain in which every command and its order count. */
function chain(size = 5) {
  const p = new ProgramBuilder(1, ['rate', 'unused']);
  const x = p.tensor([size], 'parameter');
  const add = { axes: [size], inputs: { x: [x, 'i0'] as const } };
  p.phase({ ...add, stores: [{ into: x, at: ['i0'], value: 'x * rate + 1' }] });
  p.phase({ ...add, stores: [{ into: x, at: ['i0'], value: 'x * 0.75 - 2 * rate * rate + 0.25' }] });
  return { program: p.program(), x };
}

describe('run', () => {
  // The last leaves no room for a second module's constants in the pages that the first one needs.
  test.each([
    ['', 5, []],
    [' whose phases are compiled when they first run', 5, [0, 1]],
    [' in memory that grows for what is compiled later', 16336, [1]],
  ])(
    'goes through more commands than fit at once, in order, each with its phase and uniforms%s',
    async (_, size, later) => {
      const { program, x } = chain(size);
      const executable = await backend.load(program, { later });
      const { bytes } = executable;
      executable.write(x.id, new Float32Array(size).fill(0.5));
      const commands = new Commands(program, 1);
      let expected = 0.5;
      for (let i = 0; i < 3000; i++) {
        const rate = Math.fround(Math.sin(i));
        commands.push({ ...still, phase: i % 3 === 0 ? 1 : 0 }, [rate]);
        expected = i % 3 === 0 ? expected * 0.75 - 2 * rate * rate + 0.25 : expected * rate + 1;
      }
      await executable.run(commands);
      const [values] = await executable.read([x.id]);
      for (const value of values!) expect(value).toBeCloseTo(expected, 4);
      expect(executable.bytes - bytes).toBe(size > 5 ? 65536 : 0);
    },
  );

  test('takes commands of any number of uniforms', async () => {
    const uniforms = Array.from({ length: 20000 }, (_, i) => `u${i}`);
    const p = new ProgramBuilder(1, uniforms);
    const x = p.tensor([1], 'output');
    p.phase({ axes: [1], stores: [{ into: x, at: ['i0'], value: 'u19999 - u3' }] });
    const executable = await backend.load(p.program());
    const commands = new Commands(p.program(), 1);
    for (const scale of [1, 2])
      commands.push(
        still,
        uniforms.map((_, i) => scale * i),
      );
    await executable.run(commands);
    expect((await executable.read([x.id]))[0]![0]).toBe(2 * 19996);
  });

  test('takes no commands at all', async () => {
    const { program, x } = chain();
    const executable = await backend.load(program);
    await executable.run(new Commands(program));
    expect([...(await executable.read([x.id]))[0]!]).toEqual([0, 0, 0, 0, 0]);
  });

  test('may be followed by a change of the block: it is copied', async () => {
    const { program, x } = chain();
    const executable = await backend.load(program);
    const commands = new Commands(program);
    commands.push(still, [1]);
    const done = executable.run(commands);
    commands.clear();
    commands.push(still, [50]);
    await done;
    expect((await executable.read([x.id]))[0]![0]).toBe(1);
  });
});

test('after dispose nothing works, and says why', async () => {
  const { program, x } = chain();
  const executable = await backend.load(program);
  executable.dispose();
  await expect(executable.run(new Commands(program))).rejects.toThrow('wasm: this program was disposed of');
  await expect(executable.read([x.id])).rejects.toThrow('wasm: this program was disposed of');
});

test('an index beyond all memory rejects the run', async () => {
  const p = new ProgramBuilder(1);
  const [x, order, y] = [p.tensor([4]), p.tensor([1], 'table', 'u32'), p.tensor([1], 'output')];
  p.phase({
    axes: [1],
    inputs: { x: [x, { terms: [], plus: 0, through: order.id }] },
    stores: [{ into: y, at: [0], value: 'x' }],
  });
  const executable = await backend.load(p.program());
  executable.write(order.id, Uint32Array.of(2 ** 29));
  const commands = new Commands(p.program());
  commands.push(still, []);
  await expect(executable.run(commands)).rejects.toThrow('memory access out of bounds');
});

describe('load', () => {
  test('starts from zeros, and programs do not share memory', async () => {
    const { program, x } = chain();
    const [first, second] = [await backend.load(program), await backend.load(program)];
    first.write(x.id, Float32Array.of(1, 2, 3, 4, 5));
    expect([...(await second.read([x.id]))[0]!]).toEqual([0, 0, 0, 0, 0]);
    expect([...(await first.read([x.id]))[0]!]).toEqual([1, 2, 3, 4, 5]);
  });

  test('starts from zeros in memory that another program has left, too', async () => {
    const { program, x } = chain();
    const own = await createWasmBackend();
    const first = await own.load(program);
    first.write(x.id, Float32Array.of(1, 2, 3, 4, 5));
    first.dispose();
    first.dispose();
    const [second, third] = [await own.load(program), await own.load(program)];
    expect([...(await second.read([x.id]))[0]!]).toEqual([0, 0, 0, 0, 0]);
    second.write(x.id, Float32Array.of(5, 4, 3, 2, 1));
    expect([...(await third.read([x.id]))[0]!]).toEqual([0, 0, 0, 0, 0]);
    await expect(first.read([x.id])).rejects.toThrow('disposed');
  });

  test('tells its memory, in pages of 64 KiB', async () => {
    const p = new ProgramBuilder(1);
    p.tensor([1000, 1000]);
    p.phase();
    const { bytes } = await backend.load(p.program());
    expect(bytes % 65536).toBe(0);
    expect(bytes).toBeGreaterThan(4e6);
    expect(bytes).toBeLessThan(4.3e6);
  });

  test('equal kernels of two phases are one function', async () => {
    const compile = vi.spyOn(WebAssembly, 'compile');
    const size = async (phases: number): Promise<number> => {
      const p = new ProgramBuilder(8);
      const [x, y] = [p.tensor(['rows', 20]), p.tensor(['rows', 20], 'output')];
      for (let i = 0; i < phases; i++)
        p.phase({
          axes: ['rows', 20],
          inputs: { x: [x, 'i0', 'i1'] },
          stores: [{ into: y, at: ['i0', 'i1'], value: 'tanh(sin(x))' }],
        });
      await backend.load(p.program());
      return (compile.mock.lastCall![0] as Uint8Array).length;
    };
    expect((await size(3)) - (await size(1))).toBeLessThan(100);
  });

  test('more memory than WebAssembly has is a BackendError that says how much', async () => {
    const p = new ProgramBuilder(1);
    p.tensor([40000, 40000]);
    p.phase();
    await expect(backend.load(p.program())).rejects.toMatchObject({
      code: 'memory',
      message: expect.stringMatching(/^wasm: the model needs 61\d\d MiB, WebAssembly has at most 4096 MiB$/) as string,
    });
  });

  test('memory that the machine has not is a BackendError', async () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('could not allocate memory');
    });
    await expect(backend.load(chain().program)).rejects.toMatchObject({ code: 'memory' });
  });

  test('a kernel that stores bytes or computes with indices is refused by name', async () => {
    const p = new ProgramBuilder(1);
    const [bytes, order, x] = [p.tensor([4], 'table', 'u8'), p.tensor([4], 'table', 'u32'), p.tensor([4])];
    p.phase({ axes: [4], inputs: { x: [x, 'i0'] }, stores: [{ into: bytes, at: ['i0'], value: 'x' }] });
    await expect(backend.load(p.program())).rejects.toThrow('kernel "by hand" stores into t0, which holds u8');
    const q = new ProgramBuilder(1);
    q.tensors.push(bytes, order, x);
    q.phase({ axes: [4], inputs: { o: [order, 'i0'] }, stores: [{ into: x, at: ['i0'], value: 'o' }] });
    await expect(backend.load(q.program())).rejects.toThrow('kernel "by hand" computes with t1, which holds u32');
  });
});

test('without SIMD there is no such backend, and it says so', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const refused = createWasmBackend();
  await expect(refused).rejects.toBeInstanceOf(BackendError);
  await expect(refused).rejects.toMatchObject({ code: 'unavailable', backend: 'wasm' });
});

test('names what results are bit-identical under', async () => {
  expect(backend.name).toBe('wasm');
  expect(backend.variant).toBe('wasm relaxed simd');
  expect((await createWasmBackend('simd')).variant).toBe('wasm simd');
});
