import { expect, test } from 'vitest';
import { runName } from '../../../app/panels/runName.ts';
import { translate } from '../../../app/i18n/translate.ts';
import type { Text } from '../../../app/i18n/useText.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const text: Pick<Text, 't' | 'say'> = { t: (key, values) => translate('en', key, values), say: ({ en }) => en };
const dense = (units: number, activation: string) => ({ type: 'dense', units, activation });
const document = (changes: object = {}) =>
  unwrap(
    parseModel({
      version: 1,
      layers: [dense(8, 'tanh'), dense(1, 'sigmoid')],
      optimizer: { type: 'adam', learningRate: 0.01 },
      ...changes,
    }),
  );
const present = document();

test.each([
  [{ optimizer: { type: 'adam', learningRate: 0.003 } }, 'Adam, 0.003'],
  [{ optimizer: { type: 'sgd', learningRate: 0.1 } }, 'SGD, 0.1'],
  [{ seed: 7 }, 'seed 7'],
  [{ training: { batchSize: 64 } }, 'batch 64'],
  [{ layers: [dense(4, 'tanh'), dense(1, 'sigmoid')] }, '4–1'],
  [{ layers: [dense(8, 'relu'), dense(1, 'sigmoid')] }, 'ReLU'],
  [{ data: { type: 'spiral', noise: 0.3 } }, 'other data'],
  [{ clipping: { type: 'norm' } }, 'other settings'],
  [{ name: 'another' }, undefined],
])('a run before is named by what set it apart: %j', (changes, name) => {
  expect(runName(document(changes), present, text)).toBe(name);
});

test('a run of unknown settings has no name', () => {
  expect(runName(undefined, present, text)).toBeUndefined();
});
