import { describe, expect, test } from 'vitest';
import type { Backend } from '../../../engine/backends/backend.ts';
import { traceLength } from '../../../engine/plan/plan.ts';
import type { Advance } from '../../../engine/train/advance.ts';
import { lossOf } from '../../../engine/train/flight.ts';
import type { Session } from '../../../engine/train/session.ts';
import type { Snapshot } from '../../../engine/train/snapshot.ts';
import type { Timeline } from '../../../engine/train/timeline.ts';
import { distantBackend } from './distantBackend.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

const spiral = documents['spiral, tanh, SGD, last batch partial'];
const xor = documents['xor, dropout and noise, RMSProp under a cosine schedule'];

/** So many steps ahead, some at a time, then what is still under way. */
async function ahead(session: Session, steps: number, slice: number): Promise<readonly Advance[]> {
  const all: Advance[] = [];
  for (let done = 0; done < steps; done += slice) {
    all.push(await session.advance(Math.min(slice, steps - done), { ahead: true }));
    if (all.at(-1)?.stopped || all.at(-1)?.diverged) return all;
  }
  return [...all, await session.advance(0)];
}

const lossesIn = (all: readonly Advance[]): number[] => all.flatMap(({ traces }) => traces.map(lossOf));

describe('a run ahead of its results', () => {
  test('brings each step’s results once, with a later call', async () => {
    const backend = distantBackend();
    const session = await openSession({ ...spiral, split: { validation: 0 } }, backend);
    const first = await session.advance(5, { ahead: true });
    expect(first.traces).toEqual([]);
    expect(session.cursor.step).toBe(5);
    const second = await session.advance(7, { ahead: true });
    expect(second.traces.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    expect(session.cursor.step).toBe(12);
    expect(second.end).toEqual({ step: 5, epoch: 0, position: 50 });
    // the later steps were launched before the first ones were heard of
    expect(backend.underWay()).toBeGreaterThan(0);
    const rest = await session.advance(0);
    expect(rest.traces.map(({ step }) => step)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(backend.underWay()).toBe(0);
    expect((await session.advance(0)).traces).toEqual([]);
  });

  test.each([
    ['over the ends of epochs', { ...spiral, split: { validation: 0 } }],
    ['with a validation split, which is judged at each', spiral],
    ['with dropout and a schedule', xor],
    ['to a number of epochs', { ...spiral, training: { batchSize: 10, epochs: 9 } }],
    [
      'to a plateau, back to its best weights',
      { ...spiral, training: { batchSize: 10, patience: 1, minDelta: 1, restoreBest: true } },
    ],
  ])('is the run that waits for each, %s', async (_, document) => {
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distantBackend())]);
    const whole = await plain.advance(150);
    const parts = await ahead(session, 150, 11);
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect(parts.flatMap(({ epochs }) => epochs)).toEqual(whole.epochs);
    expect(parts.at(-1)?.stopped).toBe(whole.stopped);
    expect(session.cursor).toEqual(plain.cursor);
    expect(await session.weights()).toEqual(await plain.weights());
  });

  test('is the run that waits for each, where its traces go round their ring', async () => {
    const document = { ...spiral, split: { validation: 0 } };
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distantBackend())]);
    const steps = traceLength + 500;
    const [whole, parts] = [await plain.advance(steps), await ahead(session, steps, 1000)];
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect(await session.weights()).toEqual(await plain.weights());
  });

  test('judges each epoch by the conditions that stood when it ended, also where edits are replayed', async () => {
    const edits = [
      { step: 21, path: 'training.epochs', value: 4 },
      { step: 30, path: 'training.epochs', value: 7 },
    ];
    const document = { ...spiral, split: { validation: 0 }, edits };
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distantBackend())]);
    const whole = await plain.advance(200);
    const parts = await ahead(session, 200, 4);
    expect(whole.stopped).toBe('epochs');
    expect(parts.at(-1)?.stopped).toBe('epochs');
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect(session.cursor).toEqual(plain.cursor);
  });

  test('whose device fails tells so once, and what was launched after that is not waited for', async () => {
    const backend = distantBackend();
    const load = async (...given: Parameters<Backend['load']>) => {
      const executable = await backend.load(...given);
      let runs = 0;
      const run: typeof executable.run = (commands) =>
        ++runs === 2 ? Promise.reject(new Error('no memory')) : executable.run(commands);
      return { ...executable, run };
    };
    const session = await openSession({ ...spiral, split: { validation: 0 } }, { ...backend, load });
    await session.advance(3, { ahead: true });
    await session.advance(3, { ahead: true });
    await expect(session.advance(3, { ahead: true })).rejects.toThrow('no memory');
    expect((await session.advance(0)).traces).toEqual([]);
    expect((await session.advance(2)).traces.map(({ step }) => step)).toEqual([9, 10]);
  });

  test('brings no few steps alone, wherever snapshots are taken', async () => {
    const taken: number[] = [0];
    let isTaking = false;
    const timeline = {
      get isAffordable() {
        return !isTaking;
      },
      get nextStep() {
        return taken.at(-1)! + 33;
      },
      add: () => {},
      take: async (snapshot: () => Promise<Snapshot>) => {
        isTaking = true;
        taken.push((await snapshot()).step);
        isTaking = false;
      },
    } as unknown as Timeline;
    const document = { ...spiral, split: { validation: 0 } };
    const session = await openSession(document, distantBackend(), { timeline });
    const counts: number[] = [];
    for (let slice = 0; slice < 60; slice++) counts.push((await session.advance(20, { ahead: true })).traces.length);
    expect(taken.length).toBeGreaterThan(20);
    expect(counts.filter((count) => count > 0 && count < 10)).toEqual([]);
    counts.push((await session.advance(0)).traces.length);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(60 * 20);
  });

  test('is known to the end before it is saved or edited', async () => {
    const [plain, session] = await Promise.all([openSession(spiral), openSession(spiral, distantBackend())]);
    await plain.advance(13);
    await session.advance(6, { ahead: true });
    await session.advance(7, { ahead: true });
    const { means, tensors, step } = await session.snapshot();
    const expected = await plain.snapshot();
    expect({ means, tensors, step }).toEqual({ means: expected.means, tensors: expected.tensors, step: 13 });
    expect((await session.advance(3, { ahead: true })).traces.map((trace) => trace.step)).toEqual([
      6, 7, 8, 9, 10, 11, 12,
    ]);
    await session.edit('optimizer.learningRate', 0.01);
    await plain.advance(3);
    await plain.edit('optimizer.learningRate', 0.01);
    expect(session.document.edits).toEqual(plain.document.edits);
    const [whole, parts] = [await plain.advance(20), await ahead(session, 20, 6)];
    expect(lossesIn(parts).slice(3)).toEqual(lossesIn([whole]));
  });

  test('that blows up stands where the one that waits stands, and what was launched after it is forgotten', async () => {
    const linear = { ...spiral, layers: [{ type: 'dense', units: 1 }], split: { validation: 0 } };
    const document = { ...linear, optimizer: { type: 'sgd', learningRate: 10 } };
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distantBackend())]);
    const whole = await plain.advance(500);
    const parts = await ahead(session, 500, 5);
    const { diverged } = parts.at(-1)!;
    expect(whole.diverged).toBeDefined();
    expect(diverged).toEqual(whole.diverged);
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect(session.cursor).toEqual(plain.cursor);
    expect(await session.weights()).toEqual(await plain.weights());
  });
});
