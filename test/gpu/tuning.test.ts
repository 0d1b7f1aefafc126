import { afterEach, expect, test } from 'vitest';
import { BackendError, type Backend } from '../../engine/backends/backend.ts';
import { contractionVariantNames } from '../../engine/backends/webgpu/contractionVariant.ts';
import { variantsIn } from '../../engine/backends/webgpu/programVariant.ts';
import type { WebgpuOptions } from '../../engine/backends/webgpu/webgpuBackend.ts';
import type { BrowserStore } from '../../engine/browserStore.ts';
import type { Session } from '../../engine/train/session.ts';
import { lossesOf, openSession } from '../engine/train/openSession.ts';
import { openWebgpu } from './runProgram.ts';

const document = {
  version: 1,
  data: { type: 'drawnDigits', samples: 300 },
  preprocessing: { scaling: 'byte' },
  loss: 'categoricalCrossentropy',
  optimizer: { type: 'adam', learningRate: 0.001 },
  layers: [
    'flatten',
    { type: 'dense', units: 24, activation: 'relu' },
    { type: 'dense', units: 10, activation: 'softmax' },
  ],
  training: { batchSize: 20 },
};

const opened: Backend[] = [];
const open = async (options?: WebgpuOptions): Promise<Backend> => {
  const backend = await openWebgpu(options);
  opened.push(backend);
  return backend;
};
afterEach(() => {
  for (const backend of opened.splice(0)) backend.dispose();
});

function storeOf(winners: Map<string, string>): BrowserStore<string> {
  return {
    get: (key) => Promise.resolve(winners.get(key)),
    put: (key, name) => Promise.resolve(void winners.set(key, name)),
  };
}

/** Trains ten steps at a time until something holds; their losses. */
async function trainUntil(session: Session, holds: () => boolean): Promise<number[]> {
  const losses: number[] = [];
  while (!holds()) {
    losses.push(...(await lossesOf(session, 10)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return losses;
}

test('a winner takes over while a run goes on, which stays close to one without', { timeout: 60_000 }, async () => {
  // whatever is asked for, the same has won
  const winners: BrowserStore<string> = { get: () => Promise.resolve('tile4x4'), put: () => Promise.resolve() };
  const backend = await open();
  const [plain, tuned] = [await openSession(document, backend), await openSession(document, await open({ winners }))];
  const before = tuned.variant;
  expect(plain.variant).toBe(before);
  const mine = await trainUntil(tuned, () => tuned.variant !== before);
  expect(variantsIn(tuned.variant, backend.variant)).toContain('tile4x4');
  // a slow machine may have come far meanwhile
  const steps = Math.max(200, mine.length + 100);
  mine.push(...(await lossesOf(tuned, steps - mine.length)));
  const theirs = await lossesOf(plain, steps);
  expect(plain.variant).toBe(before);
  expect(mine).toHaveLength(steps);
  const worst = Math.max(...mine.slice(0, 200).map((loss, i) => Math.abs(loss - theirs[i]!) / (1e-3 + theirs[i]!)));
  expect(worst).toBeLessThan(2e-4);
});

test(
  'variants are timed while a run goes on, and the next run starts with the winners',
  { timeout: 120_000 },
  async () => {
    const winners = new Map<string, string>();
    const backend = await open({ winners: storeOf(winners) });
    const session = await openSession(document, backend);
    // the layer's product and its weights' gradient are large enough to be worth it
    const losses = await trainUntil(session, () => winners.size === 2);
    expect(losses.every(Number.isFinite)).toBe(true);
    for (const [key, name] of winners) {
      expect(key).toMatch(new RegExp(`^${backend.variant} `));
      expect(contractionVariantNames).toContain(name);
    }
    session.dispose();

    // another winner than the usual one, so that it shows
    for (const key of winners.keys()) winners.set(key, 'tile8x16');
    const again: string[] = [];
    const put = (key: string): Promise<void> => Promise.resolve(void again.push(key));
    const next = await openSession(document, await open({ winners: { ...storeOf(winners), put } }));
    await trainUntil(next, () => next.variant.includes('tile8x16'));
    // nothing that is known was timed again
    expect(again.filter((key) => winners.has(key))).toEqual([]);
  },
);

test('a pinned run is the same bits again, whatever has won since', { timeout: 60_000 }, async () => {
  const winners: BrowserStore<string> = { get: () => Promise.resolve('tile4x4'), put: () => Promise.resolve() };
  const variant = await (async () => {
    const session = await openSession(document, await open({ contraction: 'tile8x16' }));
    return session.variant;
  })();
  const runs = await Promise.all(
    [await open(), await open({ winners })].map(async (backend) => {
      const session = await openSession(document, backend, { variant });
      const losses = await lossesOf(session, 60);
      expect(session.variant).toBe(variant);
      return { losses, weights: await session.weights() };
    }),
  );
  expect(runs[0]).toEqual(runs[1]);
});

test("a variant that is not this machine's, or not this program's, is refused", async () => {
  const backend = await open();
  const pinned = (variant: string) => openSession(document, backend, { variant });
  await expect(pinned('wasm simd')).rejects.toThrow(BackendError);
  await expect(pinned(`${backend.variant} tile9x9`)).rejects.toThrow(/tile9x9/);
  await expect(pinned(`${backend.variant} tile8x16`)).rejects.toThrow(/it is to run as/);
});
