import { beforeAll, describe, expect, test } from 'vitest';
import { BackendError, type Backend } from '../../engine/backends/backend.ts';
import { kernelShader } from '../../engine/backends/webgpu/kernelShader.ts';
import { layoutTensors } from '../../engine/backends/webgpu/tensorLayout.ts';
import { createWebgpuBackend } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { openDawn } from '../../engine/headless/openDawn.ts';
import { ProgramBuilder } from '../engine/backends/programBuilder.ts';
import { commandsOf } from './runProgram.ts';

let gpu: GPU;
let backend: Backend;
beforeAll(async () => {
  gpu = await openDawn();
  backend = await createWebgpuBackend(gpu);
});

/** x = a·x + b, elementwise; what it ends at tells which calls came first. */
function affineProgram(size = 5) {
  const p = new ProgramBuilder(1, ['a', 'b']);
  const x = p.tensor([size], 'state');
  p.phase({ axes: [size], inputs: { x: [x, 'i0'] }, stores: [{ into: x, at: ['i0'], value: 'a * x + b' }] });
  return { program: p.program(), x };
}

const failure = async (promise: Promise<unknown>): Promise<BackendError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
};

test('names the adapter as its variant', () => {
  expect(backend.name).toBe('webgpu');
  expect(backend.variant).toMatch(/^webgpu \S+/);
});

test('is unavailable where there is no adapter, or where asking for one throws', async () => {
  const none = { requestAdapter: () => Promise.resolve(null) } as unknown as GPU;
  const refusing = { requestAdapter: () => Promise.reject(new Error('blocklisted')) } as unknown as GPU;
  expect(await failure(createWebgpuBackend(none))).toMatchObject({ code: 'unavailable' });
  expect((await failure(createWebgpuBackend(refusing))).message).toContain('blocklisted');
});

describe('calls take effect in their order', () => {
  test('without waiting for any of them', async () => {
    const { program, x } = affineProgram();
    const executable = await backend.load(program);
    const step = (a: number, b: number) => executable.run(commandsOf(program, [{ uniforms: [a, b] }]));
    executable.write(x.id, new Float32Array([0, 1, 2, 3, 4]));
    const done = [step(2, 1), executable.read([x.id])] as const;
    executable.write(x.id, new Float32Array(5).fill(7));
    const after = [executable.read([x.id]), step(10, 0), executable.read([x.id])] as const;
    expect(await done[1]).toEqual([new Float32Array([1, 3, 5, 7, 9])]);
    expect(await after[0]).toEqual([new Float32Array(5).fill(7)]);
    expect(await after[2]).toEqual([new Float32Array(5).fill(70)]);
    executable.dispose();
  });

  test('over more commands than one submission takes', async () => {
    const { program, x } = affineProgram();
    const executable = await backend.load(program);
    executable.write(x.id, new Float32Array(5));
    const commands = commandsOf(
      program,
      Array.from({ length: 5000 }, (_, i) => ({ uniforms: [1, i % 3] })),
    );
    const run = executable.run(commands);
    const read = executable.read([x.id]);
    await run;
    commands.clear(); // the block may be reused once the run has resolved
    expect(await read).toEqual([new Float32Array(5).fill(4999)]);
    executable.dispose();
  });
});

test('reads several tensors at once, batched ones at capacity rows', async () => {
  const p = new ProgramBuilder(3);
  const [x, y, z] = [p.tensor(['rows', 2], 'output'), p.tensor([2, 5], 'output'), p.tensor([], 'output')];
  const executable = await backend.load(p.program());
  executable.write(x.id, new Float64Array([1, 2, 3, 4]));
  executable.write(
    y.id,
    Float32Array.from({ length: 10 }, (_, i) => i),
  );
  executable.write(z.id, new Float32Array([5]));
  const [ofX, ofY, ofZ] = await executable.read([x.id, y.id, z.id]);
  expect(ofX).toEqual(new Float32Array([1, 2, 3, 4, 0, 0]));
  expect(ofY).toEqual(Float32Array.from({ length: 10 }, (_, i) => i));
  expect(ofZ).toEqual(new Float32Array([5]));
  expect(await executable.read([])).toEqual([]);
  executable.dispose();
});

test('refuses more values than a tensor has', async () => {
  const { program, x } = affineProgram();
  const executable = await backend.load(program);
  expect(() => executable.write(x.id, new Float32Array(40))).toThrow(/room for 5 values, got 40/);
  executable.dispose();
});

test('a tensor beyond what the GPU binds is a memory error with its name', async () => {
  const { program } = affineProgram(2 ** 40);
  const error = await failure(backend.load(program));
  expect(error).toMatchObject({ backend: 'webgpu', code: 'memory' });
  expect(error.message).toContain('t0 takes');
});

test("what does not compile is a compile error with the kernel's label", async () => {
  const { program } = affineProgram();
  const [kernel] = program.phases[0]!.kernels;
  const unknown = { ...kernel!, label: 'dense1.z', inputs: [] };
  const error = await failure(backend.load({ ...program, phases: [{ name: 'step', kernels: [unknown] }] }));
  expect(error).toMatchObject({ backend: 'webgpu', code: 'compile' });
  expect(error.message).toContain('dense1.z');
});

test('a program that differs in sizes only is the same text, so it compiles nothing', () => {
  const texts = [5, 9].map((size) => {
    const { program } = affineProgram(size);
    return kernelShader(program, layoutTensors(program), program.phases[0]!.kernels[0]!).code;
  });
  expect(texts[0]).toBe(texts[1]);
});

test('a device that is gone ends every call that waits for it, and all that come', async () => {
  const own = await createWebgpuBackend(gpu);
  const { program, x } = affineProgram();
  const executable = await own.load(program);
  const reading = executable.read([x.id]);
  own.dispose();
  expect(await failure(reading)).toMatchObject({ code: 'lost' });
  expect(await failure(executable.run(commandsOf(program, [{ uniforms: [1, 1] }])))).toMatchObject({ code: 'lost' });
  expect(await failure(own.load(program))).toMatchObject({ code: 'lost' });
  // disposing is no loss
  expect(await Promise.race([own.lost, Promise.resolve('still there')])).toBe('still there');
});

test('an error that no call returned ends the backend with a sentence', async () => {
  const devices: GPUDevice[] = [];
  const adapter = (await gpu.requestAdapter())!;
  const requestDevice = async (descriptor: GPUDeviceDescriptor): Promise<GPUDevice> => {
    const device = await adapter.requestDevice(descriptor);
    devices.push(device);
    return device;
  };
  const { info, limits, features } = adapter;
  const spied = { requestAdapter: () => Promise.resolve({ info, limits, features, requestDevice }) } as unknown as GPU;
  const own = await createWebgpuBackend(spied);
  const { program, x } = affineProgram();
  const executable = await own.load(program);
  devices[0]!.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
  expect(await own.lost).toMatch(/^the GPU reported an error: ./);
  expect(await failure(executable.read([x.id]))).toMatchObject({ backend: 'webgpu', code: 'compile' });
  own.dispose();
});

test('a program that is disposed ends its own calls and no others', async () => {
  const { program, x } = affineProgram();
  const [gone, other] = [await backend.load(program), await backend.load(program)];
  const commands = commandsOf(
    program,
    Array.from({ length: 3000 }, () => ({ uniforms: [1, 1] })),
  );
  const running = gone.run(commands);
  gone.dispose();
  gone.write(x.id, new Float32Array(5));
  expect(await failure(running)).toMatchObject({ code: 'lost' });
  expect(await failure(gone.read([x.id]))).toMatchObject({ code: 'lost' });
  await other.run(commands);
  expect(await other.read([x.id])).toEqual([new Float32Array(5).fill(3000)]);
  other.dispose();
});
