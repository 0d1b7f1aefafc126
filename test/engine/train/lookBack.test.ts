import { describe, expect, test } from 'vitest';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { Session } from '../../../engine/train/session.ts';
import { Timeline } from '../../../engine/train/timeline.ts';
import { documents } from './documents.ts';
import { lossesOf } from './openSession.ts';

const document = {
  ...documents['spiral, tanh, SGD, last batch partial'],
  optimizer: { type: 'adam' },
  training: { patience: 50, restoreBest: true },
};

/** Snapshots cost no time: none is left out. */
const free = (): number => 0;

describe.each([
  ['wasm', createWasmBackend],
  ['reference', async () => createReferenceBackend()],
] as const)('on %s', (name, createBackend) => {
  /** Snapshots hold 32 bits: what goes on from one is exact where training has no more. */
  const expectSame = (actual: Record<string, Float32Array>, expected: Record<string, Float32Array>): void => {
    if (name === 'wasm') expect(actual).toEqual(expected);
    for (const [tensor, values] of Object.entries(expected))
      values.forEach((value, i) => expect(actual[tensor]![i]).toBeCloseTo(value, 5));
  };

  const open = async (timeline?: Timeline): Promise<Session> => {
    const model = unwrap(checkModel(unwrap(parseModel(document))));
    const backend = await createBackend();
    const data = await prepare(model.spec, new Map());
    return Session.open({ model, data, backend, ...(timeline && { timeline, identity: { id: 1 } }) });
  };

  test('a run that was looked back at is the very same run', async () => {
    const timeline = new Timeline(free);
    const [run, twin] = [await open(timeline), await open()];
    for (const session of [run, twin]) {
      await session.advance(20);
      await session.edit('optimizer.learningRate', 0.02);
      await session.advance(13);
      // An edit that waits for the next step.
      await session.edit('optimizer.learningRate', 0.005);
    }
    await timeline.settled();
    const before = await run.snapshot();
    for (const step of [5, 0, 25, 20]) {
      await run.look(timeline.at(step)!);
      expect(run.cursor.step).toBe(step);
      await run.judge('test');
      // Whatever is shown, the run is what is kept.
      expect((await run.snapshot()).step).toBe(33);
    }
    run.backToNow();
    expect(await run.snapshot()).toEqual(before);
    expect(await lossesOf(run, 60)).toEqual(await lossesOf(twin, 60));
    const [mine, theirs] = [await run.snapshot(), await twin.snapshot()];
    expect({ ...mine, run: undefined }).toEqual({ ...theirs, run: undefined });
  });

  test('the past is shown in the weights, the judgement and the settings of then', async () => {
    const timeline = new Timeline(free);
    const [run, twin] = [await open(timeline), await open()];
    await twin.advance(12);
    await run.advance(20);
    await run.edit('optimizer.learningRate', 0.5);
    await run.advance(10);
    await timeline.settled();
    await run.look(timeline.at(12)!);
    expect(await run.weights()).toEqual(await twin.weights());
    expect((await run.judge('test')).loss).toBeCloseTo((await twin.judge('test')).loss, name === 'wasm' ? 15 : 6);
    expect(run.spec.optimizer).toEqual(twin.spec.optimizer);
  });

  test('a branch is what its document says, step by step', async () => {
    const timeline = new Timeline(free);
    const run = await open(timeline);
    await run.advance(20);
    await run.edit('optimizer.learningRate', 0.5);
    await run.advance(20);
    await timeline.settled();
    const left = await run.snapshot();
    await run.look(timeline.at(15)!);
    expect(run.branch({ id: 2 })).toEqual(left);
    await run.edit('optimizer.learningRate', 0.001);
    await run.advance(25);
    expect(run.document.edits).toEqual([{ step: 15, path: 'optimizer.learningRate', value: 0.001 }]);
    const model = unwrap(checkModel(run.document));
    const again = await Session.open({ model, data: run.data, backend: await createBackend() });
    await again.advance(40);
    expectSame(await again.weights(), await run.weights());
  });
});
