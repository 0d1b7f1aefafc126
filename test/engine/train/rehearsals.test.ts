import { afterEach, expect, test, vi } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { Rehearsals } from '../../../engine/train/rehearsals.ts';
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

/** Runs whatever is asked for, as an engine's queue does. */
async function passTime(queue: (() => Promise<void>)[]): Promise<void> {
  for (let i = 0; i < 100; i++) {
    vi.advanceTimersByTime(100);
    for (const work of queue.splice(0)) await work();
  }
}

test('code for the loaded network is written some times for nobody, and the run is as it was', async () => {
  const { session, sizes } = await rehearsed(7);
  await session.advance(3);
  const before = await session.snapshot();
  vi.useFakeTimers();
  const queue: (() => Promise<void>)[] = [];
  new Rehearsals(
    (work) => void queue.push(work),
    () => session,
  ).begin();
  expect(queue).toHaveLength(0);
  await passTime(queue);
  expect(sizes.length).toBeGreaterThan(5);
  expect(new Set(sizes)).toEqual(new Set([6]));
  expect(await session.snapshot()).toEqual(before);
  session.dispose();
});

test('a network that was left is rehearsed no more, not even where its turn has come', async () => {
  const [old, next] = [await rehearsed(7), await rehearsed(8)];
  let { session } = old;
  vi.useFakeTimers();
  const queue: (() => Promise<void>)[] = [];
  const rehearsals = new Rehearsals(
    (work) => void queue.push(work),
    () => session,
  );
  rehearsals.begin();
  vi.advanceTimersByTime(100);
  expect(queue).toHaveLength(1);
  // The next one is loaded, and only trained some time later.
  rehearsals.pause();
  ({ session } = next);
  old.session.dispose();
  await passTime(queue);
  expect(next.sizes).toEqual([]);
  rehearsals.begin();
  await passTime(queue);
  expect(old.sizes).toEqual([]);
  expect(next.sizes.length).toBeGreaterThan(5);
  next.session.dispose();
});

test('what goes wrong for nobody ends no run, and is not tried again', async () => {
  const { session } = await rehearsed(7);
  let tried = 0;
  session.backend.rehearse = () => {
    tried++;
    throw new Error('no code');
  };
  vi.useFakeTimers();
  const queue: (() => Promise<void>)[] = [];
  new Rehearsals(
    (work) => void queue.push(work),
    () => session,
  ).begin();
  await passTime(queue);
  expect(tried).toBe(1);
  session.dispose();
});
