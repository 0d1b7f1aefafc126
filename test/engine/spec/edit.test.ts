import { describe, expect, it } from 'vitest';
import { applyEdit, liveFields } from '../../../engine/spec/edit.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';

const spec = unwrap(
  parseModel({
    version: 1,
    optimizer: { type: 'sgd', learningRate: 0.1 },
    schedule: 'exponential',
    clipping: { type: 'norm', threshold: 2 },
    layers: [
      { type: 'dense', kernelRegularizer: { type: 'l2', l2: 0.01 } },
      { type: 'dropout', id: 'drop', rate: 0.25 },
      'dense',
    ],
  }),
);

describe('liveFields', () => {
  it('names every field that may change, with its value', () => {
    expect(liveFields(spec).map(({ path, value }) => [path, value])).toEqual([
      ['optimizer.learningRate', 0.1],
      ['clipping.threshold', 2],
      ['schedule.factor', 0.5],
      ['schedule.every', 1000],
      ['warmupSteps', 0],
      ['training.batchSize', 32],
      ['training.epochs', 0],
      ['training.stopLoss', 0],
      ['training.patience', 0],
      ['training.minDelta', 0],
      ['training.monitor', 'val_loss'],
      ['training.restoreBest', true],
      ['layers.dense1.kernelRegularizer.l2', 0.01],
      ['layers.drop.rate', 0.25],
    ]);
    expect(liveFields(spec).every(({ field }) => field.live)).toBe(true);
  });
});

describe('applyEdit', () => {
  it.each(liveFields(spec).map(({ path, value }) => [path, value] as const))(
    'gives a document with another %s',
    (path, value) => {
      const before = structuredClone(spec);
      const other =
        typeof value === 'boolean' ? !value : typeof value === 'string' ? 'loss' : value === 0 ? 1 : value / 2;
      const edited = unwrap(applyEdit(spec, path, other));
      expect(liveFields(edited).find((each) => each.path === path)?.value).toBe(other);
      expect(unwrap(applyEdit(edited, path, value))).toEqual(spec);
      expect(spec).toEqual(before);
      expect(unwrap(parseModel(edited))).toEqual(edited);
    },
  );

  it.each<[string, unknown, string]>([
    ['optimizer.learningRate', -1, 'optimizer.learningRate must be '],
    ['optimizer.learningRate', '0.1', 'optimizer.learningRate must be a number, got “0.1”'],
    ['optimizer.learningRate', Number.NaN, 'optimizer.learningRate must be a finite number, got NaN'],
    ['optimizer.learningRate', undefined, 'optimizer.learningRate must be a number, got undefined'],
    ['training.batchSize', 0, 'training.batchSize must be 1–100000, got 0'],
    ['training.batchSize', 2.5, 'training.batchSize must be a whole number, got 2.5'],
    ['training.monitor', 'accuracy', 'training.monitor must be one of val_loss, loss, got “accuracy”'],
    ['layers.drop.rate', 2, 'layers[1] dropout: rate must be 0–0.95, got 2'],
    ['layers.dense1.kernelRegularizer.l2', null, 'layers[0] dense: kernelRegularizer.l2 must be a number, got null'],
    [
      'layers.dense1.units',
      3,
      'layers.dense1.units cannot change while the run goes on; what can: optimizer.learningRate, ',
    ],
    ['layers.1.rate', 0.5, 'layers.1.rate cannot change'],
    ['layers.nobody.rate', 0.5, 'layers.nobody.rate cannot change'],
    ['optimizer', 'adam', 'optimizer cannot change'],
    ['optimizer.type', 'adam', 'optimizer.type cannot change'],
    ['seed', 3, 'seed cannot change'],
    ['', 3, 'cannot change'],
    ['__proto__.polluted', 3, '__proto__.polluted cannot change'],
    ['constructor.prototype', 3, 'constructor.prototype cannot change'],
    ['x'.repeat(1e6), 3, 'xxx'],
  ])('refuses %.40s = %j', (path, value, message) => {
    const result = applyEdit(spec, path, value);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    const all = result.problems.map((problem) => sentence(problem));
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(message);
    expect(all[0]!.length).toBeLessThan(1000);
  });
});
