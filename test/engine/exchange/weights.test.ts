import { describe, expect, it } from 'vitest';
import {
  readSafetensors,
  writeSafetensors,
  type FileTensor,
  type TensorFile,
} from '../../../engine/exchange/safetensors.ts';
import { matchWeights } from '../../../engine/exchange/weights.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';

const model = unwrap(
  checkModel(
    unwrap(
      parseModel({
        version: 1,
        layers: [
          { type: 'dense', units: 3 },
          'dropout',
          { type: 'dense', id: 'output', units: 1, useBias: false, activation: 'sigmoid' },
        ],
      }),
    ),
  ),
);

const tensor = (...shape: number[]): FileTensor => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i + 0.5),
});
const right = { 'dense1.kernel': tensor(2, 3), 'dense1.bias': tensor(3), 'output.kernel': tensor(3, 1) };
const file = (tensors: TensorFile['tensors']): TensorFile => ({ tensors, metadata: {} });

const sentences = (tensors: TensorFile['tensors']): string[] => {
  const result = matchWeights(model, file(tensors));
  return result.ok ? [] : result.problems.map((problem) => sentence(problem));
};

describe('matchWeights', () => {
  it('gives the parameters of a file that was written for this model', () => {
    const read = unwrap(readSafetensors(writeSafetensors(right)));
    const weights = unwrap(matchWeights(model, read));
    expect(weights).toEqual(Object.fromEntries(Object.entries(right).map(([name, { values }]) => [name, values])));
  });

  it.each<[string, TensorFile['tensors'], string[]]>([
    ['a missing tensor', { ...right, 'dense1.bias': undefined as never }, ['weights.dense1.bias is missing']],
    [
      'an extra tensor',
      { ...right, 'output.bias': tensor(1) },
      ['weights.output.bias is not known here; known are dense1.kernel, dense1.bias, output.kernel'],
    ],
    [
      'a kernel the other way round, as PyTorch keeps it',
      { ...right, 'dense1.kernel': tensor(3, 2) },
      ['weights.dense1.kernel must have shape 2×3, got 3×2'],
    ],
    ['a flat kernel', { ...right, 'output.kernel': tensor(3) }, ['weights.output.kernel must have shape 3×1, got 3']],
    [
      'a value that is not finite',
      { ...right, 'dense1.bias': { shape: [3], values: Float32Array.of(1, Number.NaN, 2) } },
      ['weights.dense1.bias[1] must be a finite number, got NaN'],
    ],
    [
      'several faults',
      { 'dense1.kernel': tensor(1), x: tensor(1) },
      [
        'weights.dense1.kernel must have shape 2×3, got 1',
        'weights.dense1.bias is missing',
        'weights.output.kernel is missing',
        'weights.x is not known here; known are dense1.kernel, dense1.bias, output.kernel',
      ],
    ],
  ])('names %s', (_, tensors, expected) => {
    const present = Object.fromEntries(Object.entries(tensors).filter(([, each]) => each !== undefined));
    expect(sentences(present)).toEqual(expected);
  });

  it('does not take inherited names for tensors', () => {
    const none = JSON.parse('{"__proto__": {}, "constructor": {}}') as TensorFile['tensors'];
    expect(sentences(none)).toHaveLength(5);
  });
});
