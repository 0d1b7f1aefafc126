import { expect, test } from 'vitest';
import { settingDifferences } from '../../../app/compare/settingDifferences.ts';
import { settingText } from '../../../app/compare/settingText.ts';
import { translate } from '../../../app/i18n/translate.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as sentenceOf, unwrap } from '../../../engine/spec/problem.ts';

const text = {
  language: 'en',
  t: (key, values) => translate('en', key, values),
  say: (words) => words.en,
  tell: (problem) => sentenceOf(problem, 'en'),
} satisfies Parameters<typeof settingText>[1];

const model = (changes: object = {}) =>
  unwrap(
    parseModel({
      version: 1,
      layers: [
        { type: 'dense', units: 8, activation: 'tanh' },
        { type: 'dense', units: 1, activation: 'sigmoid' },
      ],
      ...changes,
    }),
  );

const told = (theirs: object, mine: object): readonly (readonly string[])[] =>
  settingDifferences(model(theirs), model(mine)).map((each) => [
    each.label.en,
    settingText(each.theirs, text),
    settingText(each.mine, text),
  ]);

test('nothing differs between a run and itself, however it is named and looked at', () => {
  expect(told({}, { name: 'other', view: { speed: 10 } })).toEqual([]);
});

test('a live edit is told with its step, and only its last value', () => {
  const edits = [
    { step: 10, path: 'optimizer.learningRate', value: 0.5 },
    { step: 40, path: 'optimizer.learningRate', value: 0.003 },
  ];
  expect(
    told(
      { optimizer: { type: 'adam', learningRate: 0.01 } },
      { optimizer: { type: 'adam', learningRate: 0.01 }, edits },
    ),
  ).toEqual([['Learning rate', '0.01', '0.003, from step 40']]);
});

test('members are named, and what only one of them has is left out', () => {
  const rows = told(
    { optimizer: { type: 'sgd', learningRate: 0.01 } },
    { optimizer: { type: 'adam', learningRate: 0.01 } },
  );
  expect(rows).toEqual([['Optimizer', 'SGD', 'Adam']]);
});

test('layers are told by their names, and one that is gone by itself', () => {
  const [first, last] = [
    { id: 'a', type: 'dense', units: 4, activation: 'relu' },
    { id: 'c', type: 'dense', units: 1, activation: 'sigmoid' },
  ];
  const rows = told(
    { layers: [{ ...first, units: 8 }, { id: 'b', type: 'dropout', rate: 0.5 }, last] },
    { layers: [first, last] },
  );
  expect(rows).toEqual([
    ['Layers', 'Dense 1 → Dropout → Dense 2', 'Dense 1 → Dense 2'],
    ['Dense 1: Units', '8', '4'],
    ['Dropout', 'Dropout', 'none'],
  ]);
});
