import { afterEach, expect, test, vi } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { Rehearsals } from '../../../engine/train/rehearsals.ts';
import type { Session } from '../../../engine/train/session.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

afterEach(() => void vi.useRealTimers());

const document = documents['spiral, tanh, SGD, last batch partial'];

/** A session, and how many parameters each program had that was rehearsed on its backend. */
async function rehearsed(units: number) {
  const wasm = await createWasmBackend();
  const sizes: number[] = [];
  const backend = {
    ...wasm,
    rehearse(...[program, options]: Parameters<NonNullable<typeof wasm.rehearse>>) {
      sizes.push(program.tensors.filter(({ storage }) => storage === 'parameter').length);
      wasm.rehearse?.(program, options);
    },
  };
  const [first, ...others] = document.layers;
  return { session: await openSession({ ...document, layers: [{ ...first, units }, ...others] }, backend), sizes };
}

/** Rehearsals of whatever session is loaded, what they have queued, and time for all of it. */
function rehearsalsOf(session: () => Session) {
  vi.useFakeTimers();
  const queue: (() => Promise<void>)[] = [];
  const passTime = async (): Promise<void> => {
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(100);
      for (const work of queue.splice(0)) await work();
    }
  };
  return { rehearsals: new Rehearsals((work) => void queue.push(work), session), queue, passTime };
}

test('code for the loaded network is written some times for nobody, and the run is as it was', async () => {
  const { session, sizes } = await rehearsed(7);
  await session.advance(3);
  const before = await session.snapshot();
  const { rehearsals, queue, passTime } = rehearsalsOf(() => session);
  rehearsals.begin();
  expect(queue).toHaveLength(0);
  await passTime();
  expect(sizes.length).toBeGreaterThan(5);
  expect(new Set(sizes)).toEqual(new Set([6]));
  expect(await session.snapshot()).toEqual(before);
  session.dispose();
});

test('a network that was left is rehearsed no more, not even where its turn has come', async () => {
  const [old, next] = [await rehearsed(7), await rehearsed(8)];
  let { session } = old;
  const { rehearsals, queue, passTime } = rehearsalsOf(() => session);
  rehearsals.begin();
  vi.advanceTimersByTime(100);
  expect(queue).toHaveLength(1);
  // The next one is loaded, and only trained some time later.
  rehearsals.pause();
  ({ session } = next);
  old.session.dispose();
  await passTime();
  expect(next.sizes).toEqual([]);
  rehearsals.begin();
  await passTime();
  expect(old.sizes).toEqual([]);
  expect(next.sizes.length).toBeGreaterThan(5);
  next.session.dispose();
});

test.each([
  [
    'what goes wrong for nobody ends no run',
    (): void => {
      throw new Error('no code');
    },
  ],
  ['what takes long', () => void vi.advanceTimersByTime(100)],
])('%s, and is not tried again', async (_, rehearse) => {
  const { session } = await rehearsed(7);
  let tried = 0;
  session.backend.rehearse = () => {
    tried++;
    rehearse();
  };
  const { rehearsals, passTime } = rehearsalsOf(() => session);
  rehearsals.begin();
  await passTime();
  expect(tried).toBe(1);
  session.dispose();
});
