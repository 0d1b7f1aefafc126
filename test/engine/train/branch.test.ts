import { describe, expect, test } from 'vitest';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';

const spiral = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));

/** A document with parts of its groups changed. */
const changed = (spec: ModelSpec, changes: Readonly<Record<string, unknown>>): object => ({
  ...spec,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const before = spec[name as keyof ModelSpec];
      const isOther = typeof value !== 'object' || (value && 'type' in value);
      return [name, isOther ? value : { ...(before as object), ...value }];
    }),
  ),
});

async function trained(epochs: number): Promise<EnginePage> {
  const page = new EnginePage();
  await page.load(spiral);
  for (let i = 0; i < epochs; i++) page.send({ type: 'advance', by: 'epoch' });
  return page;
}

describe('an engine that shows the past', () => {
  test('tells of it in frames, answers and pictures, while the snapshot is of the present', async () => {
    const page = await trained(4);
    const wants = { grid: 10, tensors: ['dense1.kernel'], timeline: true };
    const now = await page.frame(wants);
    const [first] = now.timeline!.steps;
    expect(first).toBe(0);
    page.send({ type: 'look', step: 0 });
    const past = await page.frame(wants);
    expect(past).toMatchObject({
      step: 0,
      past: { epoch: 0, now: { step: 32, epoch: 4 } },
      status: { state: 'paused' },
    });
    expect(past.grid).not.toEqual(now.grid);
    expect(past.tensors).not.toEqual(now.tensors);
    expect((await page.snapshot()).step).toBe(32);
    page.send({ type: 'look' });
    const back = await page.frame(wants);
    expect(back.past).toBeUndefined();
    expect({ ...back, losses: [] }).toEqual({ ...now, losses: [], epochs: [], restarted: false });
  });

  test('branches where it is trained or changed, and keeps the run that it left', async () => {
    const page = await trained(4);
    const { run } = await page.frame();
    page.send({ type: 'look', step: 0 });
    page.send({ type: 'edit', path: 'optimizer.learningRate', value: 0.5 });
    page.send({ type: 'advance', by: 'step' });
    const frame = await page.frame({ timeline: true });
    expect(frame).toMatchObject({ step: 1, run: { from: { run: run.id, step: 0, counts: 'on', isBranch: true } } });
    expect(frame.run.id).toBeGreaterThan(run.id);
    expect(frame.run.start).toBe(run.start);
    expect(Array.from(frame.timeline!.steps)).toEqual([0, 1]);
    expect((await page.snapshot()).spec.edits).toEqual([{ step: 0, path: 'optimizer.learningRate', value: 0.5 }]);
    const difference = page.next('difference');
    page.send({ type: 'difference', id: 1, run: run.id, size: 8 });
    const { start, mine, theirs } = await difference;
    expect(start).toEqual({ weights: true, data: true, order: true, batchSizes: [10, 10] });
    expect(mine).toHaveLength(64);
    expect(theirs).not.toEqual(mine);
  });

  test('of another net that takes its weights over', async () => {
    const page = await trained(4);
    const { run } = await page.frame();
    page.send({ type: 'look', step: 0 });
    const shown = await page.frame({ tensors: ['dense1.kernel'] });
    await page.load({ ...spiral, loss: { type: 'meanSquaredError' } }, { keep: true });
    const frame = await page.frame({ tensors: ['dense1.kernel'] });
    expect(frame).toMatchObject({ step: 0, run: { from: { run: run.id, step: 0, counts: 'anew', isBranch: true } } });
    expect(frame.tensors).toEqual(shown.tensors);
    // Changed once more before its first step, it is still that branch.
    await page.load({ ...spiral, optimizer: { ...spiral.optimizer, learningRate: 0.5 } }, { keep: true });
    expect((await page.frame()).run.from).toEqual(frame.run.from);
  });
});

describe('a run', () => {
  test('is known again where it is resumed, and its past with it', async () => {
    const page = await trained(4);
    const snapshot = await page.snapshot();
    const before = await page.frame({ timeline: true });
    await page.load(spiral, { snapshot });
    const after = await page.frame({ timeline: true });
    expect(after.run).toEqual(before.run);
    expect(after.timeline!.steps).toEqual(before.timeline!.steps);
  });

  test.each([
    ['another optimizer', { optimizer: { type: 'adam' } }, { weights: true, data: true, order: true }],
    ['another seed', { seed: 7 }, { weights: false, data: true, order: false }],
    ['the order of the data', { training: { shuffle: false } }, { weights: true, data: true, order: false }],
    ['another batch', { training: { batchSize: 7 } }, { weights: true, data: true, order: true, batchSizes: [7, 10] }],
    ['other data', { dataSeed: 7 }, { weights: true, data: false, order: true }],
    ['more noise', { data: { noise: 0.2 } }, { weights: true, data: false, order: true }],
    ['more samples', { data: { samples: 300 } }, { weights: true, data: false, order: false }],
    ['another network', { loss: { type: 'meanSquaredError' } }, { weights: true, data: true, order: true }],
    ['another split', { split: { test: 0.3 } }, { weights: true, data: false, order: false }],
  ])('is compared with one of %s by the bits that both began with', async (_, changes, expected) => {
    const page = await trained(1);
    const { run } = await page.frame();
    await page.load(unwrap(parseModel(changed(spiral, changes))));
    const difference = page.next('difference');
    page.send({ type: 'difference', id: 1, run: run.id, size: 8 });
    const { start } = await difference;
    expect(start).toEqual({ batchSizes: [10, 10], ...expected });
  });

  test.each([
    ['a batch', 'training.batchSize', 7, { batchSizes: [7, 10] }],
    ['a weight', 'weights.dense1.kernel.1', 0.5, { weights: false }],
    ['a rate', 'optimizer.learningRate', 0.5, {}],
  ])('that is given another start by %s before its first step is compared with that', async (_, path, value, other) => {
    const page = await trained(1);
    const { run } = await page.frame();
    await page.load(spiral);
    page.send({ type: 'edit', path, value });
    page.send({ type: 'advance', by: 'step' });
    const difference = page.next('difference');
    page.send({ type: 'difference', id: 1, run: run.id, size: 8 });
    const same = { weights: true, data: true, order: true, batchSizes: [10, 10] };
    expect((await difference).start).toEqual({ ...same, ...other });
  });

  test('whose weights are not kept any more cannot be drawn, and that is said', async () => {
    const page = await trained(1);
    const { run } = await page.frame();
    await page.load(spiral);
    page.send({ type: 'advance', by: 'step' });
    page.send({ type: 'retain', runs: [] });
    const answer = page.next('difference');
    page.send({ type: 'difference', id: 1, run: run.id, size: 8 });
    expect(await answer).toMatchObject({ run: run.id, isLost: true });
  });
});
