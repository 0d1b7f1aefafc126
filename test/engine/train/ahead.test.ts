import { describe, expect, test } from 'vitest';
import type { Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import type { Advance } from '../../../engine/train/advance.ts';
import { lossOf } from '../../../engine/train/runner.ts';
import type { Session } from '../../../engine/train/session.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

const spiral = documents['spiral, tanh, SGD, last batch partial'];
const xor = documents['xor, dropout and noise, RMSProp under a cosine schedule'];

/** The textbook far away, as a GPU is: what it is told happens at once, and is heard of a moment later. */
function distant(): Backend & { readonly underWay: () => number } {
  const inner = createReferenceBackend();
  let underWay = 0;
  const later = async <T>(result: Promise<T>): Promise<T> => {
    underWay++;
    await new Promise((resolve) => setTimeout(resolve, 2));
    underWay--;
    return result;
  };
  return {
    ...inner,
    name: 'webgpu',
    underWay: () => underWay,
    load: async (program) => {
      const executable = await inner.load(program);
      return {
        ...executable,
        run: (commands) => later(executable.run(commands)),
        read: (tensors) => later(executable.read(tensors)),
      };
    },
  };
}

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
    const backend = distant();
    const session = await openSession({ ...spiral, split: { validation: 0 } }, backend);
    const first = await session.advance(5, { ahead: true });
    expect(first.traces).toEqual([]);
    expect([session.cursor.step, session.landed]).toEqual([5, 0]);
    const second = await session.advance(7, { ahead: true });
    expect(second.traces.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    expect([session.cursor.step, session.landed]).toEqual([12, 5]);
    expect(second.end).toEqual({ step: 5, epoch: 0, position: 50 });
    // the later steps were launched before the first ones were heard of
    expect(backend.underWay()).toBeGreaterThan(0);
    const rest = await session.advance(0);
    expect(rest.traces.map(({ step }) => step)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect([session.landed, backend.underWay()]).toEqual([12, 0]);
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
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distant())]);
    const whole = await plain.advance(150);
    const parts = await ahead(session, 150, 11);
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect(parts.flatMap(({ epochs }) => epochs)).toEqual(whole.epochs);
    expect(parts.at(-1)?.stopped).toBe(whole.stopped);
    expect(session.cursor).toEqual(plain.cursor);
    expect(await session.weights()).toEqual(await plain.weights());
  });

  test('is known to the end before it is saved or edited', async () => {
    const [plain, session] = await Promise.all([openSession(spiral), openSession(spiral, distant())]);
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
    const [plain, session] = await Promise.all([openSession(document), openSession(document, distant())]);
    const whole = await plain.advance(500);
    const parts = await ahead(session, 500, 5);
    const { diverged } = parts.at(-1)!;
    expect(whole.diverged).toBeDefined();
    expect(diverged).toEqual(whole.diverged);
    expect(lossesIn(parts)).toEqual(lossesIn([whole]));
    expect([session.cursor, session.landed]).toEqual([plain.cursor, plain.cursor.step]);
    expect(await session.weights()).toEqual(await plain.weights());
  });
});
