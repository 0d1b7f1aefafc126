import { describe, expect, test } from 'vitest';
import { lossOf } from '../../../engine/train/flight.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

const spiral = documents['spiral, tanh, SGD, last batch partial'];
const xor = documents['xor, dropout and noise, RMSProp under a cosine schedule'];

describe('epochs', () => {
  test('end with Keras’ running means', async () => {
    const session = await openSession({ ...xor, split: { validation: 0.2, test: 0.2 } });
    const { traces, epochs } = await session.advance(12);
    expect(session.data.counts).toEqual({ train: 36, validation: 12, test: 12 });
    // 36 training samples in batches of 7: six steps an epoch, the last of one sample.
    expect(epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 6],
      [2, 12],
    ]);
    const first = traces.slice(0, 6);
    const rows = first.map((trace) => trace.rows);
    expect(rows).toEqual([7, 7, 7, 7, 7, 1]);
    const mean = first.reduce((sum, trace) => sum + lossOf(trace) * trace.rows, 0) / 36;
    expect(epochs[0]!.loss).toBeCloseTo(mean, 12);
    expect(epochs[0]!.accuracy).toBeCloseTo(first.reduce((sum, { values, at }) => sum + values[at + 1]!, 0) / 36, 12);
    expect(epochs[1]!.val_loss).toBeGreaterThan(0);
  });

  test.each([
    { training: { epochs: 3 }, reason: 'epochs', epoch: 3 },
    { training: { stopLoss: 100 }, reason: 'loss', epoch: 1 },
  ])('stop: $reason', async ({ training, reason, epoch }) => {
    const session = await openSession({ ...spiral, training: { batchSize: 10, ...training } });
    const { stopped, epochs } = await session.advance(1000);
    expect(stopped).toBe(reason);
    expect(epochs).toHaveLength(epoch);
  });

  test('a plateau stops the run and brings the best weights back', async () => {
    const document = {
      ...spiral,
      split: { validation: 0.2 },
      optimizer: { type: 'sgd', learningRate: 0.1 },
      training: { batchSize: 10, patience: 4, epochs: 200 },
    };
    const session = await openSession(document);
    const { stopped, epochs } = await session.advance(100_000);
    expect(stopped).toBe('patience');
    const best = Math.min(...epochs.map(({ val_loss }) => val_loss!));
    expect((await session.judge('validation')).loss).toBeCloseTo(best, 6);
    expect(epochs.at(-1)!.val_loss).toBeGreaterThanOrEqual(best);
  });

  test('patience counts on over a resume, best weights included', async () => {
    const training = { batchSize: 10, patience: 4, epochs: 200 };
    const document = { ...spiral, split: { validation: 0.2 }, optimizer: { type: 'sgd', learningRate: 0.1 }, training };
    const whole = await openSession(document);
    const { epochs } = await whole.advance(100_000);
    const cut = await openSession(document);
    await cut.advance(epochs.at(-3)!.step + 3);
    const resumed = await openSession(document, undefined, { resume: structuredClone(await cut.snapshot()) });
    const rest = await resumed.advance(100_000);
    expect(rest.stopped).toBe('patience');
    expect(rest.epochs.at(-1)!.epoch).toBe(epochs.at(-1)!.epoch);
    expect((await resumed.judge('validation')).loss).toBeCloseTo((await whole.judge('validation')).loss, 6);
  });

  test.each(['sine', 'gaussian', 'relu', 'softmax'])(
    'count hits as the evaluation does, behind %s',
    async (activation) => {
      const document = {
        version: 1,
        data: { type: 'blobs', samples: 200, classes: 3 },
        split: { test: 0 },
        training: { batchSize: 200 },
        layers: [{ type: 'dense', units: 3, activation }],
        loss: 'meanSquaredError',
        optimizer: { type: 'sgd', learningRate: 0 },
        seed: 4,
      };
      const session = await openSession(document);
      const { epochs } = await session.advance(1);
      expect((await session.judge('train')).evaluation).toMatchObject({ accuracy: epochs[0]!.accuracy });
    },
  );
});
