import { describe, expect, test } from 'vitest';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';

const spiral = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));

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
    expect(frame.run.start).toEqual(run.start);
    expect(Array.from(frame.timeline!.steps)).toEqual([0, 1]);
    expect((await page.snapshot()).spec.edits).toEqual([{ step: 0, path: 'optimizer.learningRate', value: 0.5 }]);
    const difference = page.next('difference');
    page.send({ type: 'difference', id: 1, run: run.id, size: 8 });
    const { mine, theirs } = await difference;
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

  test('tells what it started from: the same bits give the same hashes, and nothing else does', async () => {
    const startOf = async (changes: object) => {
      const page = new EnginePage();
      await page.load(unwrap(parseModel({ ...spiral, ...changes })));
      return (await page.frame()).run.start!;
    };
    const start = await startOf({});
    expect(await startOf({ optimizer: { type: 'adam' } })).toEqual(start);
    const seeded = await startOf({ seed: 7 });
    expect(seeded.data).toBe(start.data);
    expect(seeded.weights).not.toBe(start.weights);
    expect(seeded.order).not.toBe(start.order);
    const other = await startOf({ dataSeed: 7 });
    expect(other.data).not.toBe(start.data);
    expect(other.weights).toBe(start.weights);
    expect((await startOf({ data: { ...spiral.data, noise: 0.2 } })).data).not.toBe(start.data);
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
