import { describe, expect, test } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import type { RaceEvent } from '../../../engine/protocol.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { countedMachine } from './countedMachine.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';
import { lossesOf, openSession } from './openSession.ts';

const document = documents['spiral, tanh, SGD, last batch partial'];
const spiral = unwrap(parseModel(document));

const isUnderWay = ({ lanes }: RaceEvent): boolean => lanes.some(({ steps }) => steps > 0);
const isOver = ({ lanes }: RaceEvent): boolean => lanes.every(({ state }) => state === 'done' || state === 'out');

describe('a race', () => {
  test('gives every backend the same time, from the same start, along the same losses', async () => {
    const { open, counted } = countedMachine('wasm', 'reference');
    const page = new EnginePage(open);
    await page.load(spiral);
    await page.frame({ grid: 2 });
    const before = counted.inUse;
    page.send({ type: 'race', widen: 1 });
    const { lanes } = await page.next('race', isOver);
    expect(lanes.map(({ backend, state }) => [backend, state])).toEqual([
      ['wasm', 'done'],
      ['webgpu', 'out'],
      ['reference', 'done'],
    ]);
    expect(lanes[1]!.failure).toEqual({ code: 'unavailable', message: 'webgpu: not on this machine' });
    const [wasm, , reference] = lanes;
    for (const { seconds, steps, stepsPerSecond } of [wasm!, reference!]) {
      expect(seconds).toBeGreaterThanOrEqual(3);
      expect(stepsPerSecond).toBeCloseTo(steps / seconds, 6);
    }

    const first = await lossesOf(await openSession(document), 20);
    expect(reference!.losses[0]).toEqual({ step: 1, loss: first[0] });
    const shared = reference!.losses.filter(({ step }) => step <= 100).length;
    expect(shared).toBeGreaterThan(10);
    for (let i = 0; i < shared; i++) {
      expect(wasm!.losses[i]!.step).toBe(reference!.losses[i]!.step);
      expect(wasm!.losses[i]!.loss).toBeCloseTo(reference!.losses[i]!.loss, 4);
    }
    // What it measured is known of the model from here on, and all memory is given back.
    expect(Object.keys(page.choice!.speeds)).toEqual(['wasm', 'reference']);
    expect(counted.inUse).toBe(before);
  });

  test('stands beside the run, which goes on where it stood', async () => {
    const { open, counted } = countedMachine('wasm', 'reference');
    const page = new EnginePage(open);
    await page.load(spiral);
    page.send({ type: 'play' });
    while ((await page.frame()).step === 0);
    page.send({ type: 'race', widen: 1 });
    await page.next('race', isUnderWay);
    const held = await page.frame();
    await page.next('race', isUnderWay);
    expect(await page.frame()).toMatchObject({ step: held.step, status: { state: 'paused' } });
    page.send({ type: 'endRace' });
    while ((await page.frame()).step === held.step);
    page.send({ type: 'pause' });
    const { step } = await page.frame();
    const told = page.events.filter(({ type }) => type === 'race').length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(page.events.filter(({ type }) => type === 'race')).toHaveLength(told);
    expect(step).toBeGreaterThan(held.step);
    // The run; its pictures, which nobody has asked for, take nothing.
    expect(counted.inUse).toBe(1);
    const alone = await openSession(document, await createWasmBackend());
    await alone.advance(step);
    expect((await page.snapshot()).tensors).toEqual((await alone.snapshot()).tensors);
  });

  test('is over where the run is moved by something else, and a paused run stays paused', async () => {
    const page = new EnginePage(countedMachine('wasm', 'reference').open);
    await page.load(spiral);
    page.send({ type: 'race', widen: 4 });
    await page.next('race', isUnderWay);
    page.send({ type: 'advance', by: 'step' });
    expect(await page.frame()).toMatchObject({ step: 1, status: { state: 'paused' } });
    page.send({ type: 'race', widen: 4 });
    await page.next('race', isUnderWay);
    page.send({ type: 'endRace' });
    expect(await page.frame()).toMatchObject({ step: 1, status: { state: 'paused' } });
  });

  test('of a net that cannot be says why', async () => {
    const page = new EnginePage(countedMachine('wasm', 'reference').open);
    await page.load(spiral);
    page.send({ type: 'race', widen: 1000 });
    const { lanes, problems } = await page.next('race');
    expect(lanes).toEqual([]);
    expect(problems![0]).toMatchObject({ code: 'range', values: { got: '7000' } });
  });

  test('leaves out the textbook where a step would take seconds', async () => {
    const page = new EnginePage(countedMachine('wasm', 'reference').open);
    await page.load(spiral);
    page.send({ type: 'race', widen: 256 });
    const { lanes } = await page.next('race', isUnderWay);
    expect(lanes[2]).toMatchObject({ backend: 'reference', state: 'out', failure: { code: 'slow' } });
    page.send({ type: 'endRace' });
    await page.frame();
  });
});
