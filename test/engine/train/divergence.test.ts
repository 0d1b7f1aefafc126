import { describe, expect, test, vi } from 'vitest';
import { BackendError, type Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { DivergenceGuard } from '../../../engine/train/divergenceGuard.ts';
import type { Session } from '../../../engine/train/session.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

describe('a diverging run', () => {
  test('goes back to its last finite snapshot and names what blew up first', async () => {
    const document = {
      ...documents['plane, a skip connection, full batch'],
      loss: 'meanSquaredError',
      layers: [
        { type: 'dense', units: 6 },
        { type: 'dense', units: 6 },
        { type: 'dense', units: 1 },
      ],
      optimizer: { type: 'sgd', learningRate: 10 },
    };
    const session = await openSession(document);
    const { diverged } = await session.advance(500);
    expect(diverged).toBeDefined();
    expect(diverged!.step).toBeGreaterThan(0);
    expect(diverged!.snapshotStep).toBe(0);
    expect(diverged!.layer).toMatch(/^dense[123]$/);
    expect(diverged!.tensor.startsWith(`${diverged!.layer}.`)).toBe(true);
    expect(session.cursor.step).toBe(0);
    for (const values of Object.values(await session.weights())) expect(values.every(Number.isFinite)).toBe(true);
  });

  test('is explained by its weights alone where capturing every tensor takes too much memory', async () => {
    const backend = createReferenceBackend();
    const load: Backend['load'] = (program) => {
      const isCapture = program.tensors.some(({ name, storage }) => name === 'dense1.z' && storage === 'output');
      return isCapture ? Promise.reject(new BackendError('reference', 'memory', 'no memory')) : backend.load(program);
    };
    const layers = [
      { type: 'dense', units: 6 },
      { type: 'dense', units: 1 },
    ];
    const optimizer = { type: 'sgd', learningRate: 10 };
    const document = { version: 1, data: { type: 'plane', samples: 53 }, layers, loss: 'meanSquaredError', optimizer };
    const session = await openSession(document, { ...backend, load });
    const { diverged } = await session.advance(500);
    expect(diverged).toMatchObject({ snapshotStep: 0 });
    expect(session.plan.parameters.map(({ name }) => name)).toContain(diverged!.tensor);
    expect(session.cursor.step).toBe(0);
  });

  const steep = {
    version: 1,
    data: { type: 'plane', samples: 200 },
    layers: [
      { type: 'dense', units: 6, activation: 'relu' },
      { type: 'dense', units: 1 },
    ],
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 0.5 },
    training: { batchSize: 20 },
  };
  const lossOf = async (session: Session): Promise<number> => (await session.judge('train')).loss;

  test('recovers with a tenth of its learning rate, from the weights it went back to', async () => {
    const session = await openSession(steep, await createWasmBackend());
    expect((await session.advance(500)).diverged).toBeDefined();
    const before = await lossOf(session);
    await session.edit('optimizer.learningRate', 0.05);
    expect((await session.advance(500)).diverged).toBeUndefined();
    expect(await lossOf(session)).toBeLessThan(before / 2);
  });

  test('keeps what was set since its snapshot, though it goes back to before', async () => {
    const session = await openSession(
      { ...steep, optimizer: { type: 'sgd', learningRate: 0.01 } },
      await createWasmBackend(),
    );
    await session.advance(30);
    await session.edit('optimizer.learningRate', 0.5);
    await session.edit('holds.dense2.bias.0', true);
    const { diverged } = await session.advance(500);
    expect(diverged).toBeDefined();
    expect(session.spec).toMatchObject({ optimizer: { learningRate: 0.5 }, holds: { 'dense2.bias': [0] } });
    expect(session.document.edits).toEqual([
      { step: diverged!.snapshotStep, path: 'optimizer.learningRate', value: 0.5 },
      { step: diverged!.snapshotStep, path: 'holds.dense2.bias.0', value: true },
    ]);
  });

  test('goes back to weights that were sound, not to those of the moment before', async () => {
    const session = await openSession(steep, await createWasmBackend());
    const start = await lossOf(session);
    // Seconds pass: a snapshot is due after every step, also after those that have gone wrong.
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => (now += 5000));
    let diverged;
    for (let i = 0; i < 500 && !diverged; i++) ({ diverged } = await session.advance(1));
    clock.mockRestore();
    expect(diverged).toBeDefined();
    expect(await lossOf(session)).toBeLessThan(20 * start);
  });

  test('recovers with its gradients clipped at 1, its weights kept', async () => {
    const backend = await createWasmBackend();
    const session = await openSession(steep, backend);
    expect((await session.advance(500)).diverged).toBeDefined();
    const keep = await session.snapshot();
    const clipped = await openSession({ ...steep, clipping: { type: 'globalNorm', threshold: 1 } }, backend, { keep });
    expect(await clipped.weights()).toEqual(await session.weights());
    expect((await clipped.advance(500)).diverged).toBeUndefined();
    expect(Number.isFinite(await lossOf(clipped))).toBe(true);
  });

  test('a loss a thousand times the first for twenty steps counts as one', () => {
    const guard = new DivergenceGuard();
    expect(guard.sees(1)).toBe(false);
    for (let i = 0; i < 19; i++) expect(guard.sees(1001)).toBe(false);
    expect(guard.sees(999)).toBe(false);
    for (let i = 0; i < 19; i++) expect(guard.sees(1001)).toBe(false);
    expect(guard.sees(1001)).toBe(true);
    expect(new DivergenceGuard().sees(Number.NaN)).toBe(true);
  });
});
