import { describe, expect, test, vi } from 'vitest';
import { BackendError, type Backend, type BackendName } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import type { Event } from '../../../engine/protocol.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { distantBackend } from './distantBackend.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';

const spiral = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));

describe('a document', () => {
  test('is loaded and told about', async () => {
    const page = new EnginePage();
    const summary = await page.load(spiral);
    expect(summary).toMatchObject({ task: 'classification', kind: 'points', units: 1, parameterCount: 67 });
    expect(summary.counts).toEqual({ train: 78, validation: 0, test: 19 });
    expect(summary.samples.features).toHaveLength(2 * 97);
    const frame = await page.frame({ grid: 20, tensors: ['dense1.kernel', 'nothing'] });
    expect(frame).toMatchObject({ step: 0, epoch: 0, restarted: true, backend: 'wasm', status: { state: 'paused' } });
    expect(frame.grid).toHaveLength(400);
    expect(Object.keys(frame.tensors!)).toEqual(['dense1.kernel']);
  });

  test('with a large net gets a coarser map, so that nothing waits long for it', async () => {
    const page = new EnginePage();
    const dense = { type: 'dense', units: 1500, activation: 'tanh' };
    const output = { type: 'dense', units: 1, activation: 'sigmoid' };
    await page.load(unwrap(parseModel({ version: 1, data: { type: 'xor' }, layers: [dense, dense, output] })));
    const { grid, gridSize = 0 } = await page.frame({ grid: 100 });
    expect(gridSize).toBe(42);
    expect(grid).toHaveLength(gridSize ** 2);
  });

  test('that cannot run is refused, and the run before goes on', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    page.send({ type: 'advance', by: 'step' });
    const refused = page.next('refused');
    page.send({ type: 'load', spec: { ...spiral, layers: spiral.layers.slice(0, 2) }, keep: false });
    expect((await refused).problems[0]!.code).toBe('outputSize');
    page.send({ type: 'advance', by: 'step' });
    expect((await page.frame()).step).toBe(2);
  });

  test('that is no document at all is refused', async () => {
    const page = new EnginePage();
    const refused = page.next('refused');
    page.send({ type: 'load', spec: { version: 1, layers: 'none' } as unknown as ModelSpec, keep: false });
    expect((await refused).problems.length).toBeGreaterThan(0);
  });
});

describe('training', () => {
  test('ahead on a distant device is told to the last step at every pause, also while others are tried', async () => {
    const open = async (name: BackendName): Promise<Backend> =>
      name === 'webgpu' ? distantBackend(await createWasmBackend()) : createWasmBackend();
    const page = new EnginePage(open);
    const training = { ...spiral.training, epochs: 0 };
    await page.load({
      ...spiral,
      training,
      split: { ...spiral.split, validation: 0 },
      view: { ...spiral.view, backend: 'webgpu' },
    });
    await page.runsOn('webgpu');
    let told = 0;
    for (let pause = 0; pause < 12; pause++) {
      page.send({ type: 'play' });
      await new Promise((resolve) => setTimeout(resolve, 90));
      const running = await page.frame();
      page.send({ type: 'pause' });
      const paused = await page.frame();
      expect(paused.status.state).toBe('paused');
      for (const { losses } of [running, paused]) told += losses.reduce((sum, { steps }) => sum + steps, 0);
      expect(told).toBe(paused.step);
      const { step, epoch } = paused.losses.at(-1) ?? running.losses.at(-1)!;
      expect([step, epoch]).toEqual([paused.step, paused.epoch]);
    }
    expect(told).toBeGreaterThan(100);
  });

  test('plays until it is paused, and frames tell what happened since the last one', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    page.send({ type: 'play' });
    let last = await page.frame();
    let told = last.losses.reduce((sum, { steps }) => sum + steps, 0);
    while (last.step < 500) {
      last = await page.frame();
      told += last.losses.reduce((sum, { steps }) => sum + steps, 0);
    }
    expect(last.status).toEqual({ state: 'running' });
    page.send({ type: 'pause' });
    last = await page.frame();
    told += last.losses.reduce((sum, { steps }) => sum + steps, 0);
    expect(last.status).toEqual({ state: 'paused' });
    expect(told).toBe(last.step);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await page.frame()).step).toBe(last.step);
  });

  test('pressing pause and play many times starts no second run beside the first', async () => {
    const page = new EnginePage();
    await page.load({ ...spiral, training: { ...spiral.training, epochs: 0 } });
    page.send({ type: 'play' });
    await page.frame();
    for (let i = 0; i < 30; i++) for (const type of ['pause', 'play'] as const) page.send({ type });
    await page.frame();
    // Between two frames that follow each other at once every run has a slice, and gives way once, through a channel.
    let slices = 0;
    class CountedChannel extends MessageChannel {
      constructor() {
        super();
        slices++;
      }
    }
    vi.stubGlobal('MessageChannel', CountedChannel);
    try {
      for (let i = 0; i < 10; i++) await page.frame();
    } finally {
      vi.unstubAllGlobals();
    }
    page.send({ type: 'pause' });
    expect(slices).toBeGreaterThan(0);
    expect(slices).toBeLessThanOrEqual(12);
  });

  test('advances by a step, and to the end of the epoch', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    page.send({ type: 'advance', by: 'step' });
    expect(await page.frame()).toMatchObject({ step: 1, epoch: 10 / 78 });
    page.send({ type: 'advance', by: 'epoch' });
    expect(await page.frame()).toMatchObject({ step: 8, epoch: 1 });
    page.send({ type: 'advance', by: 'epoch' });
    const frame = await page.frame();
    expect(frame).toMatchObject({ step: 16, epoch: 2 });
    expect(frame.epochs.map(({ epoch }) => epoch)).toEqual([2]);
  });

  test('reset gives the very same start, under the settings as they stand', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const start = await page.snapshot();
    page.send({ type: 'advance', by: 'epoch' });
    page.send({ type: 'edit', path: 'optimizer.learningRate', value: 0.1 });
    const loaded = page.next('loaded');
    page.send({ type: 'reset' });
    expect((await loaded).summary.spec).toMatchObject({ optimizer: { learningRate: 0.1 }, edits: [] });
    const again = await page.snapshot();
    expect(again.step).toBe(0);
    expect(again.tensors).toEqual(start.tensors);
    expect((await page.frame()).restarted).toBe(true);
  });

  test('an edit of nonsense is told and changes nothing', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const refused = page.next('refused');
    page.send({ type: 'edit', path: 'optimizer.nothing', value: 1 });
    expect((await refused).problems).toHaveLength(1);
    page.send({ type: 'advance', by: 'step' });
    expect((await page.frame()).step).toBe(1);
  });

  test('judges one split beside the other, under the number of the question', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const told: Extract<Event, { type: 'judgement' }>[] = [];
    for (const [id, split] of (['train', 'test'] as const).entries()) {
      const answer = page.next('judgement');
      page.send({ type: 'judgement', id, split });
      told.push(await answer);
    }
    expect(told).toMatchObject([
      { id: 0, split: 'train' },
      { id: 1, split: 'test' },
    ]);
    const counted = told.map(({ evaluation }) =>
      'confusion' in evaluation ? evaluation.confusion.flat().reduce((sum, count) => sum + count, 0) : 0,
    );
    expect(counted).toEqual([78, 19]);
  });
});

test('a snapshot resumes in another worker, step for step', async () => {
  const [one, other] = [new EnginePage(), new EnginePage()];
  await one.load(spiral);
  one.send({ type: 'advance', by: 'epoch' });
  one.send({ type: 'advance', by: 'step' });
  const snapshot = await one.snapshot();
  await other.load(spiral, { snapshot });
  for (const page of [one, other]) page.send({ type: 'advance', by: 'epoch' });
  const [mine, theirs] = [await one.snapshot(), await other.snapshot()];
  expect(theirs.step).toBe(16);
  expect(theirs.tensors).toEqual(mine.tensors);
});

test('a snapshot’s document is parsed like any other', async () => {
  const page = new EnginePage();
  await page.load(spiral);
  page.send({ type: 'advance', by: 'epoch' });
  const snapshot = await page.snapshot();
  const short = documents['spiral, tanh, SGD, last batch partial'] as unknown as ModelSpec;
  await page.load(spiral, { snapshot: { ...snapshot, spec: short } });
  page.send({ type: 'advance', by: 'epoch' });
  expect(await page.snapshot()).toMatchObject({ step: 16, spec: spiral });
});

test('a run that cannot go on is paused, and may be played again', async () => {
  const backend = await createWasmBackend();
  let fails = true;
  const load: Backend['load'] = async (program) => {
    const executable = await backend.load(program);
    const run: typeof executable.run = async (commands) => {
      if (fails) throw new BackendError('wasm', 'memory', 'no memory');
      return executable.run(commands);
    };
    return { ...executable, run };
  };
  const page = new EnginePage(async () => ({ ...backend, load }));
  await page.load(spiral);
  const refused = page.next('refused');
  page.send({ type: 'play' });
  await refused;
  expect((await page.frame()).status).toEqual({ state: 'paused' });
  fails = false;
  page.send({ type: 'play' });
  expect((await page.frame()).status).toEqual({ state: 'running' });
  page.send({ type: 'pause' });
});

test('a lost GPU costs no work: training goes on from the last snapshot on the processor', async () => {
  let lose: (reason: string) => void = () => {};
  const open = async (name: BackendName): Promise<Backend> => {
    if (name === 'wasm') return createWasmBackend();
    if (opened++ > 0) throw new Error('no second device');
    return { ...createReferenceBackend(), name: 'webgpu', lost: new Promise((resolve) => (lose = resolve)) };
  };
  let opened = 0;
  const page = new EnginePage((name) =>
    open(name).catch((error: Error) => {
      throw new BackendError(name, 'unavailable', error.message);
    }),
  );
  await page.load({ ...spiral, view: { ...spiral.view, backend: 'webgpu' } });
  await page.runsOn('webgpu');
  page.send({ type: 'advance', by: 'epoch' });
  expect(await page.frame()).toMatchObject({ backend: 'webgpu', step: 8 });
  page.send({ type: 'edit', path: 'optimizer.learningRate', value: 0.5 });
  const { edits } = (await page.snapshot()).spec;
  expect(edits).toEqual([{ step: 8, path: 'optimizer.learningRate', value: 0.5 }]);
  const notice = page.next('notice');
  lose('test');
  expect((await notice).words.en).toContain('wasm');
  const frame = await page.frame();
  expect(frame.backend).toBe('wasm');
  expect(frame.step).toBeLessThanOrEqual(8);
  expect((await page.snapshot()).spec.edits).toEqual(edits);
});

test('a run that the browser put to sleep says so when it wakes, and goes on', async () => {
  const page = new EnginePage();
  await page.load(spiral);
  page.send({ type: 'play' });
  while ((await page.frame()).step === 0);
  const now = Date.now.bind(Date);
  const notice = page.next('notice');
  // Timers come between two slices, as sleep does.
  setTimeout(() => vi.spyOn(Date, 'now').mockImplementation(() => now() + 90_000));
  expect((await notice).words.en).toContain('90 s');
  vi.restoreAllMocks();
  const { step, status } = await page.frame();
  expect(status).toEqual({ state: 'running' });
  while ((await page.frame()).step === step);
  page.send({ type: 'pause' });
  expect(page.events.filter(({ type }) => type === 'notice')).toHaveLength(1);
});

describe('pace', () => {
  test('a slow run makes about so many steps a second, and speeds up at once', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    page.send({ type: 'pace', stepsPerSecond: 20 });
    page.send({ type: 'play' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { step } = await page.frame();
    expect(step).toBeGreaterThanOrEqual(4);
    expect(step).toBeLessThanOrEqual(14);
    page.send({ type: 'pace', stepsPerSecond: 0 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    page.send({ type: 'pause' });
    expect((await page.frame()).step).toBeGreaterThan(100);
  });
});
