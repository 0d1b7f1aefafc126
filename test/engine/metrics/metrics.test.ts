import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfClass, scoresOf, truthOf } from '../../../engine/metrics/classified.ts';
import {
  evaluate,
  type ClassificationEvaluation,
  type RegressionEvaluation,
} from '../../../engine/metrics/evaluation.ts';
import { classificationMetrics, regressionMetrics } from '../../../engine/metrics/index.ts';
import type { Judged } from '../../../engine/metrics/judged.ts';
import { areaUnder, rocCurve } from '../../../engine/metrics/rocCurve.ts';
import golden from './goldens/sklearn.json' with { type: 'json' };

const oneHot = (labels: readonly number[], classes: number): number[] =>
  labels.flatMap((label) => Array.from({ length: classes }, (_, c) => Number(c === label)));

const judgedOf = (labels: readonly number[], scores: readonly (readonly number[])[], classes: number): Judged => ({
  predictions: scores.flat(),
  targets: oneHot(labels, classes),
  units: classes,
  coding: 'oneHot',
  classes,
});
const evaluateClasses = (judged: Judged): ClassificationEvaluation => evaluate(judged) as ClassificationEvaluation;
const evaluateNumbers = (y: readonly number[], t: readonly number[], units = 1): RegressionEvaluation =>
  evaluate({ predictions: y, targets: t, units, coding: 'value', classes: 0 }) as RegressionEvaluation;

describe.each(golden.classification)('$name against scikit-learn', (expected) => {
  const { classes, labels, scores } = expected;
  const judged = judgedOf(labels, scores, classes);
  const got = evaluateClasses(judged);

  it('counts alike', () => {
    expect(got.confusion).toEqual(expected.confusion);
    expect(got.accuracy).toBeCloseTo(expected.accuracy, 14);
  });

  it.each(['precision', 'recall', 'f1'] as const)('%s per class, macro and micro', (score) => {
    got.perClass.forEach((own, label) => expect(own[score]).toBeCloseTo(expected.perClass[score][label]!, 14));
    expect(got.macro[score]).toBeCloseTo(expected.macro[score], 14);
    expect(got.micro[score]).toBeCloseTo(expected.micro[score], 14);
    expect(got[score]).toBeCloseTo(classes === 2 ? expected.perClass[score][1]! : expected.macro[score], 14);
  });

  it('areas under the curves, ties and absent classes included', () => {
    got.perClass.forEach(({ auc, support }, label) => {
      expect(support).toBe(expected.perClass.support[label]);
      const area = expected.auc[label]!;
      if (area === null) expect(auc).toBeNull();
      else expect(auc).toBeCloseTo(area, 14);
    });
    const areas: readonly (number | null)[] = expected.auc;
    const known = areas.filter((area) => area !== null);
    const headline = classes === 2 ? areas[1]! : known.reduce((sum, area) => sum + area, 0) / known.length;
    expect(got.auc).toBeCloseTo(headline, 14);
  });

  it('the curve itself', () => {
    if (!expected.roc) return;
    const curve = rocCurve(isOfClass(truthOf(judged), 1), scoresOf(judged, 1))!;
    expect(curve.falsePositiveRate.length).toBe(expected.roc.x.length);
    curve.falsePositiveRate.forEach((x, i) => expect(x).toBeCloseTo(expected.roc.x[i]!, 14));
    curve.truePositiveRate.forEach((y, i) => expect(y).toBeCloseTo(expected.roc.y[i]!, 14));
    curve.thresholds.slice(1).forEach((s, i) => expect(s).toBeCloseTo(expected.roc.thresholds[i]!, 14));
  });
});

describe.each(golden.regression)('$name against scikit-learn', ({ outputs, t, y, rmse, mae, r2 }) => {
  it('rmse, mae and r2', () => {
    const got = evaluateNumbers(y.flat(), t.flat(), outputs);
    expect(got.rmse).toBeCloseTo(rmse, 13);
    expect(got.mae).toBeCloseTo(mae, 13);
    expect(got.r2).toBeCloseTo(r2, 13);
  });
});

describe('0/0', () => {
  it('is 0, and the classes are named', () => {
    // Class 1 is never chosen, class 2 never occurs, class 3 neither.
    const got = evaluateClasses(
      judgedOf(
        [0, 0, 1],
        [
          [5, 0, 1, 0],
          [1, 0, 5, 0],
          [5, 0, 1, 0],
        ],
        4,
      ),
    );
    expect(got.perClass.map(({ precision }) => precision)).toEqual([0.5, 0, 0, 0]);
    expect(got.undefinedFor).toEqual({ precision: [1, 3], recall: [2, 3], f1: [3], auc: [2, 3] });
  });

  it('leaves nothing undefined where every class occurs and is chosen', () => {
    const got = evaluateClasses(
      judgedOf(
        [0, 1],
        [
          [1, 0],
          [1, 2],
        ],
        2,
      ),
    );
    expect(got.undefinedFor).toEqual({ precision: [], recall: [], f1: [], auc: [] });
  });

  it('says which targets are constant, where R² says nothing', () => {
    expect(evaluateNumbers([1, 2, 0.1, 0.1], [1, 0.1, 3, 0.1], 2).constantTargets).toEqual([1]);
    expect(evaluateNumbers([0.1, 0.1], [0.1, 0.1])).toMatchObject({ r2: 1, constantTargets: [0] });
    expect(evaluateNumbers([0.1, 0.2], [0.1, 0.1])).toMatchObject({ r2: 0, constantTargets: [0] });
  });

  it('is null for no samples at all, and plain JSON', () => {
    const none = evaluateClasses({ predictions: [], targets: [], units: 3, coding: 'oneHot', classes: 3 });
    expect(none).toMatchObject({ accuracy: null, auc: null, f1: 0 });
    expect(evaluateNumbers([], [])).toMatchObject({ rmse: null, mae: null, r2: null });
    expect(JSON.parse(JSON.stringify(none))).toEqual(none);
  });
});

describe('one output for two classes', () => {
  const scores = [0.1, 0.6, 0.4, 0.9, 0.5];
  const labels = [0, 1, 1, 1, 0];

  it('is class 1 above the middle of its coding', () => {
    const zeroOne = evaluateClasses({ predictions: scores, targets: labels, units: 1, coding: 'zeroOne', classes: 2 });
    const signed = evaluateClasses({
      predictions: scores.map((y) => 2 * y - 1),
      targets: labels.map((t) => 2 * t - 1),
      units: 1,
      coding: 'signed',
      classes: 2,
    });
    expect(zeroOne).toMatchObject({
      accuracy: 0.8,
      precision: 1,
      recall: 2 / 3,
      confusion: [
        [2, 0],
        [1, 2],
      ],
    });
    expect(zeroOne.auc).toBeCloseTo(5 / 6, 14);
    expect(signed).toEqual(zeroOne);
  });
});

describe('the ROC curve', () => {
  it('rises from (0, 0) to (1, 1), and its area is the chance to rank a pair rightly', () => {
    const samples = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 6 })), { maxLength: 40 });
    fc.assert(
      fc.property(samples, (pairs) => {
        const positive = pairs.map(([own]) => own);
        const scores = pairs.map(([, score]) => score);
        const curve = rocCurve(positive, scores);
        const above = pairs.filter(([own]) => own).map(([, score]) => score);
        const below = pairs.filter(([own]) => !own).map(([, score]) => score);
        if (above.length === 0 || below.length === 0) return curve === undefined;
        const { falsePositiveRate: x, truePositiveRate: y } = curve!;
        const rises = (values: readonly number[]): boolean =>
          values.every((value, i) => i === 0 || value >= values[i - 1]!);
        const won = above.flatMap((a) => below.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const chance = won.reduce<number>((sum, value) => sum + value, 0) / won.length;
        return (
          x[0] === 0 &&
          y[0] === 0 &&
          x.at(-1) === 1 &&
          y.at(-1) === 1 &&
          rises(x) &&
          rises(y) &&
          Math.abs(areaUnder(curve!) - chance) < 1e-12
        );
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

it.each([...Object.entries(classificationMetrics), ...Object.entries(regressionMetrics)])(
  '%s has words in both languages',
  (_name, { label, about, formula }) => {
    expect(label.en && label.zh && formula).not.toBe('');
    expect(about.en).not.toMatch(/\p{Script=Han}/u);
    expect(about.zh).toMatch(/\p{Script=Han}/u);
  },
);
