import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { conditions } from '../../../engine/lessons/conditions.ts';
import { documentAt } from '../../../engine/lessons/documentAt.ts';
import { isLesson } from '../../../engine/lessons/isLesson.ts';
import { lessons } from '../../../engine/lessons/index.ts';
import { parseLesson } from '../../../engine/lessons/parseLesson.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';
import { mutated } from '../spec/mutations.ts';

const step = { title: 'One', text: 'Look.', set: { preset: 'xor' } };
const lesson = (first: object, more: object = {}) => ({
  lesson: 1,
  title: 'Mine',
  about: 'All.',
  minutes: 5,
  steps: [{ ...step, ...first }],
  ...more,
});
const check = (until: object) => ({ check: { task: 'Do.', hint: 'So.', until: [until] } });

function sentences(input: unknown): string[] {
  const parsed = parseLesson(input);
  return parsed.ok ? [] : parsed.problems.map((each) => sentence(each));
}

test('a text may be a string, for readers of either language', () => {
  expect(unwrap(parseLesson(lesson({}))).steps[0]?.text).toEqual({ en: 'Look.', zh: 'Look.' });
});

test('what a step begins with is that of the steps before, with whole parts replaced', () => {
  const spec = lesson({}, { steps: [step, { title: '2', text: 'b', set: { change: { training: { epochs: 3 } } } }] });
  const { training, data } = unwrap(documentAt(unwrap(parseLesson(spec)), 1));
  expect(training).toMatchObject({ epochs: 3, batchSize: 32 });
  expect(data.type).toBe('xor');
});

test.each<[string, unknown, string]>([
  ['no object', [], 'must be a lesson (an object with "lesson": 1), got a list of 0'],
  ['a newer version', lesson({}, { lesson: 2 }), 'lesson must be version 1, got 2'],
  ['no steps', lesson({}, { steps: [] }), 'steps needs at least one step'],
  ['no text', lesson({ text: undefined }), 'steps[0].text'],
  ['one language of two', lesson({ title: { en: 'One' } }), 'steps[0].title.zh is missing'],
  ['something unknown', lesson({ colour: 'red' }), 'steps[0].colour is not known here'],
  ['a place that is none', lesson({ point: 'moon' }), 'steps[0].point must be one of train, '],
  ['no document to begin with', lesson({ set: undefined }), 'steps[0].set needs a preset or a document'],
  ['no preset of that name', lesson({ set: { preset: 'nonsense' } }), 'steps[0].set.preset must be one of spiral, '],
  [
    'a document with a mistake',
    lesson({ set: { preset: 'xor', change: { seed: -1 } } }),
    'steps[0].set.seed must be 0–4294967295, got -1',
  ],
  [
    'two right choices',
    lesson({
      reveal: 'So.',
      predict: {
        question: '?',
        choices: [
          { text: 'a', right: true },
          { text: 'b', right: true },
        ],
      },
    }),
    'steps[0].predict.choices needs exactly one choice with "right": true, got 2',
  ],
  [
    'a question of no kind',
    lesson({ predict: { question: '?' } }),
    'steps[0].predict needs either choices or a number',
  ],
  [
    'an answer that is not explained',
    lesson({ predict: { question: '?', number: { value: 1, within: 0 } } }),
    'steps[0].reveal is missing',
  ],
  ['lines without code', lesson({ lines: [1, 2] }), 'steps[0].lines are 1–2, but the code has 0 lines'],
  ['one line only', lesson({ lines: [1] }, { code: 'a' }), 'steps[0].lines'],
  ['a run without end', lesson({ trained: true }), 'steps[0].trained needs a document that says when to stop'],
  [
    'a setting that is none',
    lesson(check({ type: 'setting', path: 'layers.7.units', above: 3 })),
    'steps[0].check.until[0].path “layers.7.units” names nothing',
  ],
  [
    'a tensor that is none',
    lesson(check({ type: 'weight', tensor: 'dense9.kernel', value: 1 })),
    'steps[0].check.until[0].tensor must be one of dense1.kernel, dense1.bias, dense2.kernel, dense2.bias, got “dense9.kernel”',
  ],
  [
    'an element that is none',
    lesson(check({ type: 'weight', tensor: 'dense2.bias', index: 1 })),
    'steps[0].check.until[0].index must be 0–0, got 1',
  ],
  ['a condition that is none', lesson(check({ type: 'luck' })), 'steps[0].check.until[0].type must be one of epochs, '],
  ['no condition', lesson({ check: { task: 'a', hint: 'b', until: [] } }), 'steps[0].check.until'],
])('%s is refused with its place', (_, input, wanted) => {
  expect(sentences(input).join('\n')).toContain(wanted);
});

// Whatever stands in a file: a lesson of which every step has its document, or problems that can be told.
it('survives anything', () => {
  const trees = Object.values(lessons).map((each) => JSON.parse(JSON.stringify(each)) as unknown);
  fc.assert(
    fc.property(mutated(fc.constantFrom(...trees)), (tree) => {
      const parsed = parseLesson(tree);
      if (parsed.ok) parsed.value.steps.forEach((each, i) => unwrap(documentAt(parsed.value, i)) && each.text.en);
      else for (const each of parsed.problems) expect(sentence(each, 'zh')).not.toBe('');
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('the guide for teachers shows a lesson that can be opened, and tells every condition', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../engine/lessons/README.md'), 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  const shown: unknown = JSON.parse(json);
  expect(isLesson(shown)).toBe(true);
  expect(unwrap(parseLesson(shown)).steps).toHaveLength(2);
  for (const type of Object.keys(conditions)) expect(guide).toContain(`\`${type}\``);
});
