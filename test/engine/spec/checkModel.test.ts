import { describe, expect, it } from 'vitest';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';

const check = (parts: object) => checkModel(unwrap(parseModel({ version: 1, ...parts })));
const sentences = (parts: object): string[] => {
  const result = check(parts);
  return result.ok ? [] : result.problems.map((problem) => sentence(problem));
};

const out = { type: 'dense', units: 1, activation: 'sigmoid' };
const softmax = { type: 'dense', units: 10, activation: 'softmax' };

describe('samples', () => {
  const digits = (samples: number, scaling: string) => ({
    data: { type: 'drawnDigits', samples },
    preprocessing: { scaling },
    layers: ['flatten', softmax],
    loss: 'categoricalCrossentropy',
  });

  it('that fill more than one binding are refused before any is made', () => {
    expect(sentences(digits(100_000, 'byte'))).toEqual([]);
    expect(sentences(digits(40_000, 'standardise'))).toEqual([]);
    expect(sentences(digits(100_000, 'standardise'))).toEqual([
      'data bytes of samples as 32-bit numbers: at most 134217728, got 313600000',
    ]);
  });
});

describe('a document that fits', () => {
  it('has its shapes and parameters from data to output', () => {
    const model = unwrap(check({ layers: [{ type: 'dense', units: 3, useBias: false }, 'dropout', out] }));
    expect(model.input).toEqual([2]);
    expect(model.layers.map(({ input, output }) => [input, output])).toEqual([
      [[2], [3]],
      [[3], [3]],
      [[3], [1]],
    ]);
    expect(model.layers.map(({ parameters }) => Object.keys(parameters))).toEqual([['kernel'], [], ['kernel', 'bias']]);
    expect(model.parameterCount).toBe(2 * 3 + 3 * 1 + 1);
    expect(model.lossContext).toMatchObject({
      task: 'classification',
      outputs: 2,
      units: 1,
      activation: 'sigmoid',
      range: [0, 1],
    });
  });

  it('counts the parameters of the introductory network', () => {
    const layers = ['flatten', { type: 'dense', units: 128, activation: 'relu' }, softmax];
    const model = unwrap(check({ data: 'idx', loss: 'categoricalCrossentropy', layers }));
    expect(model.input).toEqual([28, 28]);
    expect(model.parameterCount).toBe(101_770);
  });

  it('takes features in place of the sample', () => {
    expect(unwrap(check({ preprocessing: { features: ['x1^2', 'x2^2', 'x1 * x2'] }, layers: [out] })).input).toEqual([
      3,
    ]);
  });
});

describe('a document that does not fit', () => {
  const digits = { data: 'idx', loss: 'categoricalCrossentropy' };

  it.each<[string, object, string]>([
    [
      'a picture for a dense layer, told once',
      { ...digits, layers: ['dropout', { type: 'dense', units: 8 }, softmax] },
      'layers[1] dense: needs a list of numbers (add Flatten before it), but gets 28×28',
    ],
    [
      'a reshape to another size',
      { layers: [{ type: 'reshape', shape: [3] }, out] },
      'layers[0] reshape: needs 3 numbers for 3, but gets 2 (2)',
    ],
    [
      'a skip from a later layer',
      { layers: [{ type: 'add', from: 'dense1' }, out] },
      'layers[0] add: adds the output of “dense1”, which is not an earlier layer; earlier are input',
    ],
    [
      'a skip between different shapes',
      { layers: [{ type: 'dense', units: 3 }, 'add', out] },
      'layers[1] add: adds shapes that differ: 2 from “input” and 3 here',
    ],
    [
      'too few outputs',
      { ...digits, layers: ['flatten', { ...softmax, units: 9 }] },
      'layers[1] dense: the last layer gives 9 numbers, but the data need 10; set its units to 10',
    ],
    [
      'a picture as output',
      { ...digits, layers: ['flatten', softmax, { type: 'reshape', shape: [2, 5] }] },
      'layers[2] reshape: the last layer gives 2×5, but must give a list of numbers; add Flatten after it',
    ],
    [
      'a loss for other outputs',
      { loss: 'categoricalCrossentropy', layers: [{ ...out, units: 2 }] },
      'loss Categorical cross-entropy does not fit here: it needs outputs that add up to 1; set the last activation to softmax',
    ],
    [
      'class weights for another number of classes',
      { classWeights: [1, 2, 3], layers: [out] },
      'classWeights needs one weight per class (2), got 3',
    ],
    [
      'a weight tensor too short',
      { weights: { 'dense1.kernel': [1] }, layers: [out] },
      'weights.dense1.kernel needs 2 numbers, got 1',
    ],
    [
      'a weight tensor of no layer',
      { weights: { 'dense2.kernel': [1, 2] }, layers: [out] },
      'weights.dense2.kernel is not known here; known are dense1.kernel, dense1.bias',
    ],
    [
      'an edit of what is not live',
      { edits: [{ step: 3, path: 'layers.dense1.units', value: 4 }], layers: [out], optimizer: 'sgd' },
      'edits[0].layers.dense1.units cannot change while the run goes on; what can: optimizer.learningRate, warmupSteps',
    ],
    [
      'an edit out of bounds',
      { edits: [{ step: 3, path: 'layers.dropout1.rate', value: 1 }], layers: ['dropout', out] },
      'edits[0].layers[0].rate must be 0–0.95, got 1',
    ],
    [
      'edits that go back',
      {
        edits: [
          { step: 3, path: 'warmupSteps', value: 1 },
          { step: 2, path: 'warmupSteps', value: 4 },
        ],
        layers: [out],
      },
      'edits[1].step must not be before the edit above it (3), got 2',
    ],
  ])('%s', (_, parts, message) => {
    const all = sentences(parts);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(message);
  });

  it('names the layer at which there are too many parameters', () => {
    const wide = { type: 'dense', units: 4096 };
    expect(sentences({ layers: [wide, wide, wide, out] })).toEqual([
      'layers[2] dense: parameters up to here: at most 20000000, got 33574912',
    ]);
  });

  it('refuses more start weights than a document may carry', () => {
    const layer = { type: 'dense', units: 1000 };
    const weights = {
      'dense1.kernel': Array.from({ length: 2000 }, () => 0),
      'dense1.bias': Array.from({ length: 1000 }, () => 0),
    };
    expect(sentences({ weights, layers: [layer, out] })).toEqual(['weights numbers: at most 2048, got 3000']);
  });
});
