import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../engine/backends/reference/referenceBackend.ts';
import { createWebgpuBackend } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { formOf, scheduleStages } from '../../engine/backends/webgpu/resident/residentSchedule.ts';
import { openDawn } from '../../engine/headless/openDawn.ts';
import type { Index, Program } from '../../engine/plan/program.ts';
import { affine, ProgramBuilder } from '../engine/backends/programBuilder.ts';
import { agrees, staysTogether } from '../engine/train/agrees.ts';
import { documents } from '../engine/train/documents.ts';
import { lossesOf, openSession } from '../engine/train/openSession.ts';
import { openWebgpu, runProgram, worst, type PartialCommand, type Values } from './runProgram.ts';

let resident: Backend;
let recorded: Backend;
beforeAll(async () => {
  resident = await openWebgpu({ path: 'resident' });
  recorded = await openWebgpu({ path: 'recorded' });
});
afterAll(() => [resident, recorded].forEach((backend) => backend.dispose()));

const run = (program: Program, commands?: readonly PartialCommand[], values?: Values) =>
  runProgram(program, commands, values, resident);

const formsOf = (program: Program) => program.phases[0]!.kernels.map((kernel) => formOf(program, kernel));

/** A step of a small net with every form of kernel in it: of rows, of columns, of elements, folded and not. */
function net(capacity: number, inputs: number, units: number) {
  const p = new ProgramBuilder(capacity, ['rate']);
  const samples = p.tensor([capacity + 3, inputs], 'table');
  const order = p.tensor([capacity + 3], 'table', 'u32');
  const [w, b] = [p.tensor([inputs, units], 'parameter'), p.tensor([units], 'parameter')];
  const [x, y, dy] = [inputs, units, units].map((n) => p.tensor(['rows', n], 'temporary'));
  const [norm, widest] = [p.tensor([], 'temporary'), p.tensor([units], 'output')];
  const [sum, trace] = [p.tensor([units], 'sum'), p.tensor([7, 2], 'output')];
  const sample: Index = { ...affine({ i0: 1 }), counter: 'start', through: order.id };
  const slot: Index = { terms: [], plus: 0, counter: 'slot' };
  p.phase(
    {
      axes: ['rows', inputs],
      inputs: { v: [samples, sample, 'i1'] },
      stores: [{ into: x!, at: ['i0', 'i1'], value: 'v' }],
    },
    {
      axes: ['rows', units],
      over: [inputs],
      body: 'x * w',
      inputs: { x: [x!, 'i0', 'k0'], w: [w, 'k0', 'i1'], b: [b, 'i1'] },
      stores: [
        { into: y!, at: ['i0', 'i1'], value: 'tanh(reduced + b)' },
        { into: dy!, at: ['i0', 'i1'], value: '1 - tanh(reduced + b)^2 + i1 / 64' },
      ],
    },
    {
      axes: [],
      over: ['rows', units],
      body: 'd * d',
      inputs: { d: [dy!, 'k0', 'k1'] },
      stores: [{ into: norm, at: [], value: 'sqrt(reduced)' }],
    },
    {
      axes: [units],
      over: ['rows'],
      by: 'max',
      body: 'y - k0 / 8',
      inputs: { y: [y!, 'k0', 'i0'] },
      stores: [{ into: widest, at: ['i0'], value: 'reduced' }],
    },
    {
      axes: [inputs, units],
      over: ['rows'],
      body: 'x * d',
      inputs: { x: [x!, 'k0', 'i0'], d: [dy!, 'k0', 'i1'], w: [w, 'i0', 'i1'], n: [norm] },
      stores: [{ into: w, at: ['i0', 'i1'], value: 'w - rate * reduced / (1 + n)' }],
    },
    {
      axes: [units],
      over: ['rows'],
      body: 'd + 1',
      inputs: { d: [dy!, 'k0', 'i0'], b: [b, 'i0'], n: [norm] },
      stores: [
        { into: b, at: ['i0'], value: 'b - rate * reduced / (1 + n)' },
        { into: sum, at: ['i0'], value: 'reduced', accumulates: true },
      ],
    },
    { axes: [], inputs: { n: [norm] }, stores: [{ into: trace, at: [slot, 0], value: 'n' }] },
    {
      axes: [],
      over: [units],
      by: 'min',
      body: 'y',
      inputs: { y: [y!, 0, 'k0'] },
      stores: [{ into: trace, at: [slot, 1], value: 'reduced' }],
    },
  );
  const values = { [order.id]: Array.from({ length: capacity + 3 }, (_, i) => (i * 5 + 2) % (capacity + 3)) };
  return { program: p.program(), values, changed: [w, b, sum, widest, trace] };
}

describe.each([1, 2, 5, 9, 13, 33])('a net on %i rows', (rows) => {
  test.each([
    [1, 1],
    [3, 5],
    [9, 13],
  ])('%i inputs, %i units', async (inputs, units) => {
    const { program, values, changed } = net(rows, inputs, units);
    expect(new Set(formsOf(program))).toEqual(new Set(['rows', 'columns', 'elements']));
    const steps = [rows, Math.ceil(rows / 2), rows, 1, rows].map((live, step): PartialCommand => ({
      rows: live,
      start: step % 4,
      slot: step,
      accumulate: step > 0 ? 1 : 0,
      uniforms: [0.01],
    }));
    const results = await run(program, steps, values);
    for (const tensor of changed) expect(worst(results, tensor), tensor.name).toBeLessThan(3e-6);
  });
});

test('stages are as few as dependencies allow, and threads wait between them only', () => {
  const { program } = net(9, 3, 5);
  const phase = program.phases[0]!;
  const stages = scheduleStages(program, phase, (tensor) => `${tensor}`);
  const positions = stages.map((stage) => stage.map(({ kernel }) => phase.kernels.indexOf(kernel)));
  // rows; what folds over them; what needs the norm. The two columns of the trace do not wait for each other.
  expect(positions).toEqual([
    [0, 1],
    [2, 3, 7],
    [4, 5, 6],
  ]);
});

test('a tensor whose rows other threads read, and one that several phases change', async () => {
  const p = new ProgramBuilder(6);
  const [x, y, z] = [p.tensor(['rows', 3]), p.tensor(['rows', 3], 'temporary'), p.tensor([3, 6], 'output')];
  const total = p.tensor([3], 'state');
  p.phase(
    { axes: ['rows', 3], inputs: { x: [x, 'i0', 'i1'] }, stores: [{ into: y, at: ['i0', 'i1'], value: 'x + i0' }] },
    {
      axes: [3, 'rows'],
      inputs: { y: [y, affine({ i1: -1 }, 5), 'i0'] },
      stores: [{ into: z, at: ['i0', 'i1'], value: '2 * y' }],
    },
  );
  p.phase({ axes: [3], inputs: { t: [total, 'i0'] }, stores: [{ into: total, at: ['i0'], value: 't + 1' }] });
  p.phase({ axes: [3], inputs: { t: [total, 'i0'] }, stores: [{ into: total, at: ['i0'], value: '2 * t' }] });
  const results = await run(p.program(), [{}, { phase: 1 }, { phase: 2 }, { phase: 1 }, { phase: 1 }, { phase: 0 }]);
  for (const tensor of [z, total]) expect(worst(results, tensor)).toBeLessThan(2e-7);
});

test('rows past the live ones stay as they are, without any live row too', async () => {
  const p = new ProgramBuilder(7);
  const [x, y, means] = [p.tensor(['rows', 2], 'temporary'), p.tensor(['rows', 3], 'output'), p.tensor([2], 'output')];
  p.phase(
    { axes: ['rows', 2], stores: [{ into: x, at: ['i0', 'i1'], value: 'i0 + 1' }] },
    { axes: ['rows', 3], inputs: { x: [x, 'i0', 1] }, stores: [{ into: y, at: ['i0', 'i1'], value: '-x' }] },
    {
      axes: [2],
      over: ['rows'],
      body: 'x',
      inputs: { x: [x, 'k0', 'i0'] },
      stores: [{ into: means, at: ['i0'], value: 'reduced' }],
    },
  );
  for (const [rows, sum] of [
    [0, 0],
    [1, 1],
    [5, 15],
  ] as const) {
    const { webgpu } = await run(p.program(), [{ rows }], { [y.id]: Array.from({ length: 21 }, (_, i) => i) });
    const expected = Array.from({ length: 21 }, (_, i) => (i < 3 * rows ? -1 - Math.floor(i / 3) : i));
    expect(Array.from(webgpu[y.id]!)).toEqual(expected);
    expect(Array.from(webgpu[means.id]!)).toEqual([sum, sum]);
  }
});

test('more commands than one dispatch takes, in their order', async () => {
  const p = new ProgramBuilder(1, ['a', 'b']);
  const x = p.tensor([5], 'state');
  p.phase({ axes: [5], inputs: { x: [x, 'i0'] }, stores: [{ into: x, at: ['i0'], value: 'a * x + b' }] });
  const commands = Array.from({ length: 3000 }, (_, i) => ({ uniforms: [i % 2 === 0 ? 0.5 : 1.5, i % 7] }));
  expect(worst(await run(p.program(), commands), x)).toBeLessThan(1e-6);
});

describe.each(Object.entries(documents))('%s', (_, document) => {
  test('one workgroup agrees with the reference over 200 steps', async () => {
    await agrees(document, resident, createReferenceBackend());
  });
});

test('a run that goes from one workgroup to recorded dispatches and back stays with the reference', async () => {
  const document = documents['xor, dropout and noise, RMSProp under a cosine schedule'];
  const reference = await openSession(document);
  const expected = await lossesOf(reference, 200);
  let session = await openSession(document, resident);
  const losses = await lossesOf(session, 50);
  for (const backend of [recorded, resident, recorded]) {
    const resume = await session.snapshot();
    session.dispose();
    session = await openSession(document, backend, { resume });
    losses.push(...(await lossesOf(session, 50)));
  }
  staysTogether(losses, expected);
});

test('names how it runs', async () => {
  const session = await openSession(documents['spiral, tanh, SGD, last batch partial'], resident);
  expect(session.variant).toBe(resident.variant);
  await lossesOf(session, 1);
  expect(session.variant).toMatch(/^webgpu .*, step resident \d+×\d$/);
});

test('a pinned run is the same bits again: resident where it was, recorded where it was', async () => {
  const document = documents['spiral, tanh, SGD, last batch partial'];
  const measured = await openWebgpu();
  for (const backend of [resident, recorded]) {
    const session = await openSession(document, backend);
    const losses = await lossesOf(session, 60);
    const again = await openSession(document, measured, { variant: session.variant });
    expect(await lossesOf(again, 60)).toEqual(losses);
    expect(again.variant).toBe(session.variant);
    expect(await again.weights()).toEqual(await session.weights());
  }
  measured.dispose();
});

test('the faster way is chosen by measurement, which changes nothing', async () => {
  const measured = await openWebgpu();
  const document = documents['one unit, one sample a batch'];
  const [a, b] = [await openSession(document, measured), await openSession(document, resident)];
  const losses = [await lossesOf(a, 60), await lossesOf(b, 60)];
  staysTogether(losses[0]!, losses[1]!);
  // what was measured once is known
  const again = await openSession(document, measured);
  await lossesOf(again, 60);
  expect(again.variant).toBe(a.variant);
  expect(await again.weights()).toEqual(await a.weights());
  measured.dispose();
});

test('where the compiler refuses what one workgroup runs, dispatches are recorded', async () => {
  const adapter = (await (await openDawn()).requestAdapter())!;
  const { info, limits, features } = adapter;
  const refused: string[] = [];
  const requestDevice = async (descriptor: GPUDeviceDescriptor): Promise<GPUDevice> => {
    const device = await adapter.requestDevice(descriptor);
    const compile = device.createComputePipelineAsync.bind(device);
    device.createComputePipelineAsync = (pipeline) => {
      if (pipeline.label !== 'resident') return compile(pipeline);
      refused.push(pipeline.label);
      return Promise.reject(new Error('no'));
    };
    return device;
  };
  const spied = { requestAdapter: () => Promise.resolve({ info, limits, features, requestDevice }) } as unknown as GPU;
  const strict = await createWebgpuBackend(spied);
  const document = documents['one unit, one sample a batch'];
  const [a, b] = [await openSession(document, strict), await openSession(document, recorded)];
  expect(await lossesOf(a, 20)).toEqual(await lossesOf(b, 20));
  expect(refused).not.toEqual([]);
  expect(a.variant).toBe(b.variant);
  strict.dispose();
});
