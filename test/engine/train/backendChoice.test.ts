import { describe, expect, test } from 'vitest';
import { BackendError, type Backend, type BackendName } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';
import { movedRun, movesAlike } from './moves.ts';
import { openSession } from './openSession.ts';
import { pacedBackend } from './pacedBackend.ts';

const spiral = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));
const pinned = (backend: ModelSpec['view']['backend']): ModelSpec => ({
  ...spiral,
  view: { ...spiral.view, backend },
});

/** A machine whose backends take so many milliseconds a step; both compute as our WebAssembly does. */
function machine(milliseconds: Partial<Record<BackendName, number>>) {
  const loads: BackendName[] = [];
  const open = async (name: BackendName): Promise<Backend> => {
    const own = milliseconds[name];
    if (own === undefined) throw new BackendError(name, 'unavailable', 'not on this machine');
    const backend = pacedBackend(name, await createWasmBackend(), own);
    return {
      ...backend,
      load: (program) => {
        loads.push(name);
        return backend.load(program);
      },
    };
  };
  return { open, loads };
}

describe('auto', () => {
  test('moves to what is clearly faster, loses no step and changes nothing of the run', async () => {
    const page = new EnginePage(machine({ wasm: 1, webgpu: 0.05 }).open);
    await page.load(spiral);
    page.send({ type: 'play' });
    const { speeds, variants } = await page.runsOn('webgpu');
    expect(speeds.webgpu! / speeds.wasm!).toBeGreaterThan(1.2);
    expect(variants.map(({ backend }) => backend)).toEqual(['wasm', 'webgpu']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    page.send({ type: 'pause' });
    const frame = await page.frame();
    expect(frame.backend).toBe('webgpu');
    expect(frame.losses.reduce((sum, { steps }) => sum + steps, 0)).toBe(frame.step);
    expect(variants[1]!.step).toBeLessThan(frame.step);

    const snapshot = await page.snapshot();
    expect(snapshot.variants).toEqual(variants);
    const unmoved = await openSession(spiral, await createWasmBackend());
    await unmoved.advance(frame.step);
    expect(snapshot.tensors).toEqual((await unmoved.snapshot()).tensors);
    expect(snapshot.means).toEqual((await unmoved.snapshot()).means);
  });

  test('stays where the other is not clearly faster, and tells how fast both are', async () => {
    const page = new EnginePage(machine({ wasm: 0.2, webgpu: 0.5 }).open);
    await page.load(spiral);
    page.send({ type: 'play' });
    const { backend, speeds } = await page.measured(2);
    expect(backend).toBe('wasm');
    expect(speeds.wasm! / speeds.webgpu!).toBeGreaterThan(0.5);
    page.send({ type: 'pause' });
    expect((await page.frame()).backend).toBe('wasm');
  });

  test('measures a model once: another start of it goes where it belongs at once', async () => {
    const { open, loads } = machine({ wasm: 1, webgpu: 0.05 });
    const page = new EnginePage(open);
    await page.load(spiral);
    page.send({ type: 'play' });
    await page.runsOn('webgpu');
    page.send({ type: 'pause' });
    await page.load({ ...spiral, seed: 7 });
    expect((await page.runsOn('webgpu')).variants).toEqual([
      { step: 0, backend: 'webgpu', variant: 'webgpu after wasm relaxed simd' },
    ]);
    const before = loads.filter((name) => name === 'webgpu').length;
    page.send({ type: 'play' });
    await new Promise((resolve) => setTimeout(resolve, 800));
    page.send({ type: 'pause' });
    await page.frame();
    expect(loads.filter((name) => name === 'webgpu')).toHaveLength(before);
  });

  test('where there is no other backend says so, once it has looked, and nothing else', async () => {
    const page = new EnginePage(machine({ wasm: 0.2 }).open);
    await page.load(spiral);
    page.send({ type: 'play' });
    while (!page.choice?.missing.webgpu) await page.next('choice');
    expect(page.choice).toMatchObject({ backend: 'wasm', missing: { webgpu: { code: 'unavailable' } } });
    page.send({ type: 'pause' });
    await page.frame();
    expect(page.events.filter(({ type }) => type === 'notice' || type === 'refused')).toEqual([]);
  });

  test('loses nothing with a GPU that is lost while it is tried', async () => {
    const wasm = await createWasmBackend();
    const lost: Backend['load'] = async (program) => ({
      ...(await wasm.load(program)),
      run: () => Promise.reject(new BackendError('webgpu', 'lost', 'gone')),
    });
    const page = new EnginePage(async (name) => (name === 'webgpu' ? { ...wasm, name, load: lost } : wasm));
    await page.load(spiral);
    page.send({ type: 'play' });
    while (!page.choice?.missing.webgpu) await page.next('choice');
    const { step } = await page.frame();
    while ((await page.frame()).step === step);
    page.send({ type: 'pause' });
    expect(await page.frame()).toMatchObject({ backend: 'wasm', status: { state: 'paused' } });
    expect(page.choice.missing.webgpu.code).toBe('lost');
    expect(page.events.filter(({ type }) => type === 'notice' || type === 'failed')).toEqual([]);
  });

  test('tries nothing beside a run that is held back', async () => {
    const { open, loads } = machine({ wasm: 0, webgpu: 0 });
    const page = new EnginePage(open);
    await page.load(spiral);
    page.send({ type: 'pace', stepsPerSecond: 50 });
    page.send({ type: 'play' });
    await new Promise((resolve) => setTimeout(resolve, 900));
    page.send({ type: 'pause' });
    await page.frame();
    expect(loads).not.toContain('webgpu');
  });
});

describe('a pinned backend', () => {
  test('that is still loading does not keep the run waiting, and takes over when it is ready', async () => {
    let release = (): void => {};
    const ready = new Promise<void>((resolve) => (release = resolve));
    const slow = await createWasmBackend();
    const page = new EnginePage(async (name) =>
      name === 'webgpu'
        ? { ...slow, name, variant: 'webgpu', load: (program) => ready.then(() => slow.load(program)) }
        : slow,
    );
    await page.load(pinned('webgpu'));
    page.send({ type: 'play' });
    while ((await page.frame()).step < 100);
    expect(page.choice?.backend).toBe('wasm');
    release();
    const { variants } = await page.runsOn('webgpu');
    expect(variants[1]!.step).toBeGreaterThanOrEqual(100);
    page.send({ type: 'pause' });
    expect((await page.frame()).backend).toBe('webgpu');
  });

  test('stays, however slow, and its price is told', async () => {
    const page = new EnginePage(machine({ wasm: 0.1, webgpu: 1 }).open);
    await page.load(pinned('webgpu'));
    await page.runsOn('webgpu');
    page.send({ type: 'play' });
    const { backend, speeds } = await page.measured(2);
    expect(backend).toBe('webgpu');
    expect(speeds.webgpu! / speeds.wasm!).toBeLessThan(0.8);
    // Another start is wholly its own.
    page.send({ type: 'reset' });
    expect((await page.frame()).step).toBe(0);
    expect(page.choice?.variants).toMatchObject([{ step: 0, backend: 'webgpu' }]);
  });

  test('that this machine has not is refused', async () => {
    const page = new EnginePage(machine({ wasm: 0 }).open);
    const refused = page.next('refused');
    page.send({ type: 'load', spec: pinned('webgpu'), keep: false });
    expect((await refused).problems[0]).toMatchObject({ path: ['view', 'backend'] });
  });

  test('that cannot run this model leaves the run where it is, and says so', async () => {
    const wasm = await createWasmBackend();
    const load: Backend['load'] = () => Promise.reject(new BackendError('webgpu', 'memory', 'no room'));
    const page = new EnginePage(async (name) => (name === 'webgpu' ? { ...wasm, name, load } : wasm));
    await page.load(pinned('webgpu'));
    expect((await page.next('notice')).words.en).toContain('no room');
    page.send({ type: 'advance', by: 'epoch' });
    expect(await page.frame()).toMatchObject({ backend: 'wasm', step: 8 });
  });
});

describe('a session that moves', () => {
  test.each(Object.entries(documents))('stays with one that did not: %s', async (_, document) => {
    await movesAlike(document, await createWasmBackend(), createReferenceBackend());
  });

  test('is the very same run where it is moved at the very step again', async () => {
    const document = documents['xor, dropout and noise, RMSProp under a cosine schedule'];
    const again = async () => movedRun(document, await createWasmBackend(), createReferenceBackend());
    expect(await (await again()).weights()).toEqual(await (await again()).weights());
  });

  test('keeps what is held by hand, and can hold more', async () => {
    const document = documents['spiral, tanh, SGD, last batch partial'];
    const session = await openSession(document, await createWasmBackend());
    await session.edit('holds.dense1.kernel.0', true);
    const [held] = (await session.weights())['dense1.kernel']!;
    await session.moveTo(await openSession(document, createReferenceBackend()));
    await session.advance(20);
    await session.edit('holds.dense1.kernel.1', true);
    const [, second] = (await session.weights())['dense1.kernel']!;
    await session.advance(20);
    expect([...(await session.weights())['dense1.kernel']!.subarray(0, 2)]).toEqual([held, second]);
  });

  test('makes its next step on the sample that was asked for', async () => {
    const document = documents['spiral, tanh, SGD, last batch partial'];
    const [moved, held] = [await openSession(document), await openSession(document)];
    for (const session of [moved, held]) await session.edit('sample', 7);
    await moved.moveTo(await openSession(document, await createWasmBackend()));
    await held.edit('holds.dense1.kernel.0', true);
    for (const session of [moved, held]) {
      const { traces } = await session.advance(1);
      expect(traces.map(({ rows }) => rows)).toEqual([1]);
      expect(session.cursor).toEqual({ step: 1, epoch: 0, position: 0 });
    }
  });
});
