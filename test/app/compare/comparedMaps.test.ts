import { expect, test } from 'vitest';
import { comparedMaps } from '../../../app/compare/comparedMaps.ts';
import type { Summary } from '../../../engine/protocol.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const specOf = (data: string, units: number, activation: string, loss: string) =>
  unwrap(
    parseModel({
      version: 1,
      data: { type: data, ...(units > 2 && { classes: units }) },
      layers: [{ type: 'dense', units, activation: { type: activation } }],
      loss: { type: loss },
    }),
  );

function summaryOf(spec: ReturnType<typeof specOf>): Summary {
  const { data, lossContext } = unwrap(checkModel(spec));
  const samples = { targets: new Float32Array([1]) };
  return { spec, task: data.task, outputs: data.outputs, units: lossContext.units, samples } as Summary;
}

test('of two sigmoids: half the difference of what is read, and the share of the plane with another sign', () => {
  const spec = specOf('spiral', 1, 'sigmoid', 'binaryCrossentropy');
  const mine = Float32Array.of(1, 0.75, 0.25, 0);
  const theirs = Float32Array.of(0, 0.6, 0.75, 0);
  const maps = comparedMaps({ run: 1, size: 2, mine, theirs, theirUnits: 1 }, summaryOf(spec), spec)!;
  [1, 0.15, -0.5, 0].forEach((value, i) => expect(maps.difference.outputs[i]).toBeCloseTo(value, 6));
  expect(maps.share).toBe(0.5);
  expect(maps.mean).toBeUndefined();
  expect(maps.borders).toHaveLength(2);
});

test('of a sigmoid and a softmax of two: each is read in its own way', () => {
  const own = specOf('spiral', 1, 'sigmoid', 'binaryCrossentropy');
  const other = specOf('spiral', 2, 'softmax', 'categoricalCrossentropy');
  const theirs = Float32Array.of(0.1, 0.9, 0.9, 0.1);
  const answer = { run: 1, size: 1, mine: Float32Array.of(0.9), theirs: theirs.subarray(0, 2), theirUnits: 2 };
  const maps = comparedMaps(answer, summaryOf(own), other)!;
  expect(maps.share).toBe(0);
  expect(maps.difference.outputs[0]).toBeCloseTo(0, 6);
});

test('of several classes: where another one wins', () => {
  const spec = specOf('blobs', 3, 'softmax', 'categoricalCrossentropy');
  const summary = { ...summaryOf(spec), outputs: unwrap(checkModel(spec)).data.outputs };
  const mine = Float32Array.of(0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0, 0, 1, 1, 0, 0);
  const theirs = Float32Array.of(0.7, 0.2, 0.1, 0.4, 0.3, 0.3, 0, 0, 1, 0, 1, 0);
  const maps = comparedMaps({ run: 1, size: 2, mine, theirs, theirUnits: 3 }, summary, spec)!;
  expect([...maps.difference.outputs]).toEqual([0, 1, 0, 1]);
  expect(maps.share).toBe(0.5);
});

test('there is none between answers to different questions', () => {
  const [spec, other] = [
    specOf('spiral', 1, 'sigmoid', 'binaryCrossentropy'),
    specOf('plane', 1, 'linear', 'meanSquaredError'),
  ];
  const values = Float32Array.of(1);
  const answer = { run: 1, size: 1, mine: values, theirs: values, theirUnits: 1 };
  expect(comparedMaps(answer, summaryOf(spec), other)).toBeUndefined();
  expect(comparedMaps({ run: 1, isLost: true }, summaryOf(spec), spec)).toBeUndefined();
});
