import { describe, expect, test } from 'vitest';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';
import { withoutDefaults } from '../../../engine/spec/withoutDefaults.ts';
import type { EpochMetrics } from '../../../engine/train/history.ts';
import { loadRunner } from '../../../engine/train/loadRunner.ts';
import { lossOf } from '../../../engine/train/flight.ts';
import { initialParameters, initialStates } from '../../../engine/train/start.ts';
import { Uniforms } from '../../../engine/train/uniforms.ts';
import { documents } from './documents.ts';
import { lossesOf, openSession } from './openSession.ts';

const spiral = documents['spiral, tanh, SGD, last batch partial'];
const xor = documents['xor, dropout and noise, RMSProp under a cosine schedule'];

describe('a run', () => {
  test('is the same every time', async () => {
    const [a, b] = await Promise.all([openSession(xor), openSession(xor)]);
    expect(await lossesOf(a, 30)).toEqual(await lossesOf(b, 30));
    expect(await a.weights()).toEqual(await b.weights());
  });

  test('is another with another seed', async () => {
    const [a, b] = await Promise.all([openSession(xor), openSession({ ...xor, seed: 2 })]);
    expect(await a.weights()).not.toEqual(await b.weights());
  });

  test('has to be waited for once a call, wherever epochs end', async () => {
    const backend = createReferenceBackend();
    const lengths: number[] = [];
    const load: typeof backend.load = async (program) => {
      const executable = await backend.load(program);
      const run: typeof executable.run = (commands) => {
        lengths.push(commands.count);
        return executable.run(commands);
      };
      return { ...executable, run };
    };
    const session = await openSession({ ...spiral, split: { validation: 0 } }, { ...backend, load });
    for (const steps of [13, 11, 1, 25]) await session.advance(steps);
    expect(lengths).toEqual([13, 11, 1, 25]);
  });

  test('does not depend on how its steps are cut', async () => {
    const [a, b] = await Promise.all([openSession(xor), openSession(xor)]);
    const whole = await lossesOf(a, 25);
    const parts: number[] = [];
    for (const steps of [1, 2, 3, 19]) parts.push(...(await lossesOf(b, steps)));
    expect(parts).toEqual(whole);
  });

  test('over many epochs at once is the run of one epoch after the other', async () => {
    const [a, b] = await Promise.all([openSession(spiral), openSession(spiral)]);
    // More epochs than have their orders on the device together.
    const whole = await a.advance(900);
    const parts: number[] = [];
    const epochs: EpochMetrics[] = [];
    while (b.cursor.step < 900) {
      const left = Math.ceil((b.data.counts.train - b.cursor.position) / b.batchSize);
      const part = await b.advance(Math.min(left, 900 - b.cursor.step));
      parts.push(...part.traces.map(lossOf));
      epochs.push(...part.epochs);
    }
    expect(whole.epochs.length).toBeGreaterThan(64);
    expect(epochs).toEqual(whole.epochs);
    expect(parts).toEqual(whole.traces.map(lossOf));
    expect(b.cursor).toEqual(a.cursor);
    expect(await b.weights()).toEqual(await a.weights());
  });

  test('an added layer changes no other layer’s start', async () => {
    const a = await openSession(spiral);
    const layers = [...spiral.layers.slice(0, 2), { type: 'dropout', rate: 0.1 }, ...spiral.layers.slice(2)];
    const b = await openSession({ ...spiral, layers });
    expect(await b.weights()).toEqual(await a.weights());
  });

  test('goes on from a snapshot as if nothing had happened', async () => {
    const a = await openSession(xor);
    await a.advance(17);
    const snapshot = structuredClone(await a.snapshot());
    const b = await openSession(xor, undefined, { resume: snapshot });
    expect(b.cursor).toEqual(a.cursor);
    // Snapshots are kept in 32 bits, so the reference's 64-bit run parts by their rounding.
    const [on, again] = [await lossesOf(a, 20), await lossesOf(b, 20)];
    again.forEach((loss, i) => expect(Math.abs(loss - on[i]!)).toBeLessThan(1e-6));
  });

  test('a batch in chunks equals the batch at once', async () => {
    const document = { ...xor, training: { batchSize: 48 }, clipping: { type: 'globalNorm', threshold: 0.1 } };
    const { model, data, spec } = await openSession(document);
    const runs = await Promise.all(
      [48, 7].map(async (capacity) => {
        const runner = await loadRunner(model, data, createReferenceBackend(), { capacity });
        runner.write({ ...initialParameters(model), ...initialStates(model, runner.plan) }, [
          ...runner.plan.parameters,
          ...runner.plan.states,
        ]);
        const uniforms = new Uniforms(runner.plan.program.uniforms, spec);
        const cursor = { step: 0, epoch: 0, position: 0 };
        const traces = [];
        for (let epoch = 0; epoch < 3; epoch++) traces.push(...(await runner.run(spec, uniforms, cursor, 1)));
        return {
          losses: traces.map(lossOf),
          hits: traces.map(({ values, at }) => values[at + 1]!),
          weights: await runner.read(runner.plan.parameters),
        };
      }),
    );
    const [whole, chunks] = runs;
    chunks!.losses.forEach((loss, i) => expect(loss).toBeCloseTo(whole!.losses[i]!, 12));
    expect(chunks!.hits).toEqual(whole!.hits);
    for (const [name, values] of Object.entries(whole!.weights))
      values.forEach((w, i) => expect(chunks!.weights[name]![i]).toBeCloseTo(w, 6));
  });

  test('full-batch descent takes the whole training set as one batch, chunked past 1,024 rows', async () => {
    const data = { type: 'spiral', samples: 1300 };
    const session = await openSession({
      ...spiral,
      data,
      split: { test: 0 },
      optimizer: { type: 'gradientDescent', learningRate: 0.02 },
    });
    expect(session.batchSize).toBe(1300);
    const losses = await lossesOf(session, 3);
    expect(session.cursor).toEqual({ step: 3, epoch: 3, position: 0 });
    const training = { batchSize: 1300 };
    const sgd = await openSession({
      ...spiral,
      data,
      split: { test: 0 },
      training,
      optimizer: { type: 'sgd', learningRate: 0.02 },
    });
    expect(await lossesOf(sgd, 3)).toEqual(losses);
  });
});

describe('a live edit', () => {
  test('is recorded at its step, and a replay of the document gives the same run', async () => {
    const session = await openSession(xor);
    const losses = await lossesOf(session, 10);
    await session.edit('optimizer.learningRate', 0.05);
    await session.edit('training.batchSize', 13);
    await session.edit('layers.dropout1.rate', 0.6);
    losses.push(...(await lossesOf(session, 15)));
    expect(session.document.edits).toEqual([
      { step: 10, path: 'optimizer.learningRate', value: 0.05 },
      { step: 10, path: 'training.batchSize', value: 13 },
      { step: 10, path: 'layers.dropout1.rate', value: 0.6 },
    ]);
    const replay = await openSession(withoutDefaults(session.document));
    expect(await lossesOf(replay, 25)).toEqual(losses);
  });

  test('a slider’s drag is one edit', async () => {
    const session = await openSession(xor);
    for (const value of [0.02, 0.03, 0.04]) await session.edit('optimizer.learningRate', value);
    expect(session.document.edits).toEqual([{ step: 0, path: 'optimizer.learningRate', value: 0.04 }]);
  });

  test('past the limit is refused, so that the document stays one', async () => {
    const session = await openSession(spiral);
    for (let i = 0; i < 1000; i++) {
      await session.edit('optimizer.learningRate', 0.01 + i * 1e-6);
      await session.advance(1);
    }
    await expect(session.edit('optimizer.learningRate', 0.5)).rejects.toThrow('at most 1000');
    expect(session.document.edits).toHaveLength(1000);
    expect(session.spec.optimizer).toMatchObject({ learningRate: 0.01 + 999 * 1e-6 });
  });

  test('out of bounds is refused and changes nothing', async () => {
    const session = await openSession(xor);
    const before = session.spec;
    await expect(session.edit('optimizer.learningRate', -1)).rejects.toThrow(ProblemError);
    await expect(session.edit('optimizer.momentum', 0.5)).rejects.toThrow(ProblemError);
    expect(session.spec).toBe(before);
  });
});

describe('a rebuild', () => {
  test('keeps what fits, the overlapping block of what does not, and starts the rest anew', async () => {
    const before = await openSession(spiral);
    await before.advance(20);
    const keep = await before.snapshot();
    const layers = [{ type: 'dense', units: 9, activation: 'relu' }, ...spiral.layers.slice(1)];
    const after = await openSession({ ...spiral, layers }, undefined, { keep });
    const fresh = await openSession({ ...spiral, layers });
    const [old, now, drawn] = [keep.tensors, await after.weights(), await fresh.weights()];
    const at = (values: Float32Array, width: number, row: number, column: number): number =>
      values[row * width + column]!;
    for (let row = 0; row < 2; row++)
      for (let column = 0; column < 9; column++) {
        const kept =
          column < 7 ? at(old['dense1.kernel']!, 7, row, column) : at(drawn['dense1.kernel']!, 9, row, column);
        expect(at(now['dense1.kernel']!, 9, row, column)).toBe(kept);
      }
    expect(now['dense3.kernel']).toEqual(old['dense3.kernel']);
  });

  test('so does another rule of the user’s own, but not another number in it', async () => {
    const ruled = (rule: object) => ({ ...spiral, optimizer: { type: 'formula', ...rule } });
    const before = await openSession(ruled({}));
    await before.advance(20);
    const keep = await before.snapshot();
    const memoryOf = async (rule: object) =>
      (await (await openSession(ruled(rule), undefined, { keep })).snapshot()).tensors['dense1.kernel.m']!;
    expect(await memoryOf({ a: 0.5 })).toEqual(keep.tensors['dense1.kernel.m']);
    expect((await memoryOf({ m: 'a * m + 2 * g' })).every((m) => m === 0)).toBe(true);
  });

  test('a changed optimizer starts with fresh state', async () => {
    const adam = { ...spiral, optimizer: 'adam' };
    const before = await openSession(adam);
    await before.advance(20);
    const keep = await before.snapshot();
    const same = await (await openSession(adam, undefined, { keep })).snapshot();
    expect(same.tensors['dense1.kernel.m']).toEqual(keep.tensors['dense1.kernel.m']);
    const other = await (await openSession({ ...spiral, optimizer: 'nadam' }, undefined, { keep })).snapshot();
    expect(other.tensors['dense1.kernel.m']!.every((m) => m === 0)).toBe(true);
    expect(other.tensors['dense1.kernel']).toEqual(keep.tensors['dense1.kernel']);
  });
});

test('a frozen layer keeps its weights while its optimizer state goes on', async () => {
  const layers = spiral.layers.map((layer, i) => (i === 1 ? { ...layer, frozen: true } : layer));
  const session = await openSession({ ...spiral, layers, optimizer: 'adam' });
  const before = await session.weights();
  await session.advance(10);
  const after = (await session.snapshot()).tensors;
  expect(after['dense2.kernel']).toEqual(before['dense2.kernel']);
  expect(after['dense2.kernel.m']!.some((m) => m !== 0)).toBe(true);
  expect(after['dense1.kernel']).not.toEqual(before['dense1.kernel']);
});

test('a weight that the loss does not depend on still pays its penalty', async () => {
  const layers = [{ type: 'dense', units: 1, activation: 'tanh', kernelRegularizer: { type: 'l2', l2: 0.1 } }];
  const session = await openSession({ ...spiral, layers, loss: { type: 'formula', formula: '1' } });
  const norm = async (): Promise<number> =>
    (await session.weights())['dense1.kernel']!.reduce((sum, w) => sum + w * w, 0);
  const start = await norm();
  const { traces } = await session.advance(1);
  expect(lossOf(traces[0]!)).toBeCloseTo(1 + 0.1 * start, 6);
  // w ← w − 0.03 · 2 · 0.1 · w
  expect(await norm()).toBeCloseTo(start * 0.994 ** 2, 6);
});

test('weights of the document replace the drawn ones', async () => {
  const layers = [{ type: 'dense', units: 1, activation: 'sigmoid' }];
  const session = await openSession({ version: 1, data: 'gaussian', layers, weights: { 'dense1.kernel': [0.25, -2] } });
  expect((await session.weights())['dense1.kernel']).toEqual(Float32Array.of(0.25, -2));
});
