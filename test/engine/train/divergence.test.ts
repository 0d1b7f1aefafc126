import { describe, expect, test } from 'vitest';
import { BackendError, type Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { DivergenceGuard } from '../../../engine/train/divergenceGuard.ts';
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
