import { expect, test } from 'vitest';
import { askRoc, thinned } from '../../../engine/train/askRoc.ts';
import { askSamples } from '../../../engine/train/askSamples.ts';
import { areaUnder, rocCurve } from '../../../engine/metrics/rocCurve.ts';
import type { SampleQuery } from '../../../engine/protocol.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

const all: SampleQuery = { split: 'train', order: 'first', offset: 0, count: 1000 };
const blobs = documents['blobs, relu and softmax, Adam with L2, class weights and global norm clipping'];

test('samples come as they lie or by falling loss, page by page', async () => {
  const session = await openSession(blobs);
  const first = await askSamples(session, all);
  const worst = await askSamples(session, { ...all, order: 'worst' });
  expect(first.total).toBe(session.data.counts.train);
  expect([...first.indices]).toEqual(Array.from({ length: first.total }, (_, i) => i));
  expect([...worst.losses]).toEqual([...first.losses].toSorted((a, b) => b - a));
  const page = await askSamples(session, { ...all, order: 'worst', offset: 3, count: 4 });
  expect(page.total).toBe(first.total);
  expect([...page.indices]).toEqual([...worst.indices.subarray(3, 7)]);
  expect([...page.features]).toEqual([...worst.features.subarray(6, 14)]);
  expect([...page.outputs]).toEqual([...worst.outputs.subarray(15, 35)]);
});

test('the cells of the confusion matrix hold the samples that they count', async () => {
  const session = await openSession(blobs);
  const { evaluation } = await session.judge('train');
  const { confusion } = evaluation as Extract<typeof evaluation, { confusion: unknown }>;
  let wrong = 0;
  for (const [actual, row] of confusion.entries()) {
    for (const [predicted, count] of row.entries()) {
      const { total, targets, predicted: taken } = await askSamples(session, { ...all, actual, predicted });
      expect(total).toBe(count);
      expect(new Set(targets)).toEqual(new Set(count > 0 ? [actual] : []));
      expect(new Set(taken)).toEqual(new Set(count > 0 ? [predicted] : []));
      if (actual !== predicted) wrong += count;
    }
  }
  expect(wrong).toBeGreaterThan(0);
  expect((await askSamples(session, { ...all, mistakes: true })).total).toBe(wrong);
});

test('a regression tells values, and minds no classes', async () => {
  const session = await openSession(documents['plane, a skip connection, full batch']);
  const { total, targets, predicted, outputs } = await askSamples(session, { ...all, actual: 1, mistakes: true });
  expect(total).toBe(session.data.counts.train);
  expect([...predicted]).toEqual([...outputs]);
  expect([...targets]).toEqual([...session.data.raw.values!.subarray(0, total)]);
  expect(await askRoc(session, 'train', 0)).toEqual({ split: 'train', label: 0, area: null });
});

test('the ROC of a class has the area that evaluation tells', async () => {
  const session = await openSession(blobs);
  const { evaluation } = await session.judge('train');
  const { perClass } = evaluation as Extract<typeof evaluation, { perClass: unknown }>;
  for (const [label, { auc }] of perClass.entries()) {
    const { curve, area } = await askRoc(session, 'train', label);
    expect(area).toBe(auc);
    expect([curve!.falsePositiveRate.at(-1), curve!.truePositiveRate.at(-1)]).toEqual([1, 1]);
  }
});

test('a long curve is thinned to points along it, with both ends', () => {
  const labels = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000 < 1000 + i / 2);
  const whole = rocCurve(
    labels,
    labels.map((_, i) => 5000 - i),
  )!;
  const few = thinned(whole);
  expect(few.thresholds.length).toBeLessThanOrEqual(200);
  expect(few.thresholds.length).toBeGreaterThan(150);
  expect([few.falsePositiveRate[0], few.thresholds[0], few.truePositiveRate.at(-1)]).toEqual([0, Infinity, 1]);
  expect(areaUnder(few)).toBeCloseTo(areaUnder(whole), 2);
  expect(thinned(few)).toBe(few);
});

test('weights are judged once for all who ask, and anew when they change', async () => {
  const session = await openSession(blobs);
  const first = await session.judge('train');
  expect(await session.judge('train')).toBe(first);
  const weights = await session.weights();
  session.setWeights(
    Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, values.map((w) => -w)])),
  );
  const other = await session.judge('train');
  expect(other.loss).not.toBe(first.loss);
  session.setWeights(weights);
  expect((await session.judge('train')).loss).toBe(first.loss);
  const [name = ''] = Object.keys(weights);
  await session.edit(`weights.${name}.0`, 3);
  expect((await session.judge('train')).loss).not.toBe(first.loss);
  await session.advance(1);
  expect(await session.judge('train')).not.toBe(other);
});
