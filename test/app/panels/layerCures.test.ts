import { expect, test } from 'vitest';
import { layerCures, type Cure } from '../../../app/panels/layerCures.ts';
import { changeAt } from '../../../app/state/changeAt.ts';
import { translate } from '../../../app/i18n/translate.ts';
import type { Text } from '../../../app/i18n/useText.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as tell, unwrap, type Problem } from '../../../engine/spec/problem.ts';

const text: Text = {
  language: 'en',
  t: (key, values) => translate('en', key, values),
  say: (words) => words.en,
  tell: (problem) => tell(problem, 'en'),
};

const parsed = (input: object): ModelSpec => unwrap(parseModel({ version: 1, ...input }));
const dense = (units: number, type = 'relu') => ({ type: 'dense', units, activation: { type } });

function problemOf(document: ModelSpec): Problem {
  const checked = checkModel(document);
  if (checked.ok) throw new Error('this document was to be impossible');
  return checked.problems[0]!;
}

const after = (document: ModelSpec, { path, value }: Cure): ModelSpec =>
  unwrap(parseModel(changeAt(document, path, value)));

const digits = { data: { type: 'drawnDigits' }, loss: { type: 'categoricalCrossentropy' } };

/** What is wrong, the document, and every door that is offered. */
const cases: readonly (readonly [string, object, readonly string[]])[] = [
  ['a picture reaches a dense layer', { ...digits, layers: [dense(10, 'softmax')] }, ['Add Flatten there']],
  [
    'a picture reaches the second layer',
    { ...digits, layers: [{ type: 'dropout' }, dense(10, 'softmax')] },
    ['Add Flatten there'],
  ],
  [
    'the output is still a picture',
    { ...digits, layers: [{ type: 'flatten' }, dense(10, 'softmax'), { type: 'reshape', shape: [2, 5] }] },
    ['Remove Reshape'],
  ],
  [
    'too few units for the classes',
    { ...digits, layers: [{ type: 'flatten' }, dense(9, 'softmax')] },
    ['Give Dense 10 units'],
  ],
  [
    'too many units for two classes',
    { layers: [dense(8), dense(3, 'sigmoid')] },
    ['Give Dense 2 1 unit', 'Give Dense 2 2 units'],
  ],
  [
    'the last layer has no units of its own',
    { layers: [dense(8), { type: 'dropout' }] },
    ['Add a Dense layer as the output'],
  ],
  [
    'reshape into another number of values',
    { layers: [dense(8), { type: 'reshape', shape: [3, 3] }, dense(1, 'sigmoid')] },
    ['Make it a list of 8', 'Remove Reshape'],
  ],
  [
    'a skip connection from a layer that is gone',
    { layers: [dense(8), dense(8), { type: 'add', from: 'dense9' }, dense(1, 'sigmoid')] },
    ['Add Dense 1 instead', 'Remove Add'],
  ],
  [
    'a skip connection from another shape',
    { layers: [dense(8), dense(8), { type: 'add', from: 'input' }, dense(1, 'sigmoid')] },
    ['Add Dense 1 instead', 'Remove Add'],
  ],
  [
    'a skip connection that nothing fits',
    { layers: [dense(8), { type: 'add', from: 'input' }, dense(1, 'sigmoid')] },
    ['Remove Add'],
  ],
  [
    'more parameters than there may be',
    { layers: [dense(4096), dense(4096), dense(4096), dense(1, 'sigmoid')] },
    ['Remove Dense 3'],
  ],
];

test.each(cases)('%s: every door leads to a network that trains', (_, input, labels) => {
  const document = parsed(input);
  const cures = layerCures(problemOf(document), document, text);
  expect(cures.map(({ label }) => label)).toEqual(labels);
  for (const cure of cures) expect(checkModel(after(document, cure)).ok, cure.label).toBe(true);
});

test('where there is a second fault, the door past the first is offered', () => {
  const document = parsed({ ...digits, layers: [dense(9, 'softmax')] });
  const [first] = layerCures(problemOf(document), document, text);
  const then = after(document, first!);
  expect(problemOf(then).code).toBe('outputSize');
  const [second] = layerCures(problemOf(then), then, text);
  expect(checkModel(after(then, second!)).ok).toBe(true);
});

test('ids of all other layers stay', () => {
  const document = parsed({ layers: [dense(8), dense(8), { type: 'add', from: 'gone' }, dense(1, 'sigmoid')] });
  for (const cure of layerCures(problemOf(document), document, text))
    for (const { id } of after(document, cure).layers) expect(document.layers.map((layer) => layer.id)).toContain(id);
});
