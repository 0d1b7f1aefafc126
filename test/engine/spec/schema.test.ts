import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  boolean,
  choice,
  formula,
  integer,
  member,
  number,
  numbers,
  text,
  type Fields,
} from '../../../engine/spec/field.ts';
import { describe as sentence } from '../../../engine/spec/problem.ts';
import { problemsOf } from '../../../engine/spec/problemsOf.ts';
import { entriesOf, objectSchema } from '../../../engine/spec/schema.ts';

const label = { en: 'A field', zh: '字段' };
const inner = {
  plain: { fields: {} },
  tuned: { fields: { rate: number({ label, min: 0, max: 1, default: 0.5 }) } },
};
const fields = {
  number: number({ label, min: -1, max: 2.5, default: 0.25 }),
  integer: integer({ label, min: 1, max: 4096, default: 8 }),
  boolean: boolean({ label, default: true }),
  choice: choice({ label, options: ['left', 'right'], default: 'left' }),
  text: text({ label, maxLength: 5, default: 'abc' }),
  formula: formula({ label, variables: ['x', 'y'], default: 'x + y' }),
  numbers: numbers({ label, min: 0, max: 9, maxLength: 3, default: [1] }),
  integers: numbers({ label, min: 0, max: 9, maxLength: 3, integer: true, default: [] }),
  member: member({ label, registry: inner, default: 'tuned' }),
} as const satisfies Fields;
const schema = objectSchema(entriesOf(fields));

const defaults = {
  number: 0.25,
  integer: 8,
  boolean: true,
  choice: 'left',
  text: 'abc',
  formula: 'x + y',
  numbers: [1],
  integers: [],
  member: { type: 'tuned', rate: 0.5 },
};

const sentences = (input: unknown, language: 'en' | 'zh' = 'en'): string[] => {
  const result = v.safeParse(schema, input);
  return result.success ? [] : problemsOf(result.issues, input).map((problem) => sentence(problem, language));
};

describe('fields as a schema', () => {
  it('fills in every default', () => {
    expect(v.parse(schema, {})).toEqual(defaults);
  });

  it.each<[string, unknown, unknown]>([
    ['number', -1, -1],
    ['number', 2.5, 2.5],
    ['number', -0, 0],
    ['integer', 4096, 4096],
    ['boolean', false, false],
    ['choice', 'right', 'right'],
    ['text', '', ''],
    ['text', '五个字以内', '五个字以内'],
    ['formula', 'x^2 > y ? 1 : sin(y)', 'x^2 > y ? 1 : sin(y)'],
    ['numbers', [], []],
    ['numbers', [0, 0.5, 9], [0, 0.5, 9]],
    ['integers', [3, 4], [3, 4]],
    ['member', 'plain', { type: 'plain' }],
    ['member', 'tuned', { type: 'tuned', rate: 0.5 }],
    ['member', { type: 'tuned' }, { type: 'tuned', rate: 0.5 }],
    ['member', { type: 'tuned', rate: 1 }, { type: 'tuned', rate: 1 }],
  ])('takes %s %j', (name, value, parsed) => {
    expect(v.parse(schema, { [name]: value })).toEqual({ ...defaults, [name]: parsed });
  });

  it.each<[string, unknown, string]>([
    ['number', 2.51, 'number must be -1–2.5, got 2.51'],
    ['number', '1', 'number must be a number, got “1”'],
    ['number', null, 'number must be a number, got null'],
    ['number', Number.NaN, 'number must be a finite number, got NaN'],
    ['number', -Infinity, 'number must be a finite number, got -Infinity'],
    ['integer', 0, 'integer must be 1–4096, got 0'],
    ['integer', 1.5, 'integer must be a whole number, got 1.5'],
    ['integer', 1e300, 'integer must be 1–4096, got 1e+300'],
    ['boolean', 1, 'boolean must be true or false, got 1'],
    ['boolean', 'true', 'boolean must be true or false, got “true”'],
    ['choice', 'up', 'choice must be one of left, right, got “up”'],
    ['choice', ['left'], 'choice must be one of left, right, got a list of 1'],
    ['text', 'abcdef', 'text may have at most 5 characters, got 6'],
    ['text', {}, 'text must be text, got an object'],
    ['formula', 'x +', 'formula cannot be read: the formula ends too early: add a number, a name or "("'],
    ['formula', 'x + z', 'formula cannot be read: unknown variable "z": use x, y'],
    ['formula', '', 'formula cannot be read: the formula is empty: write one, for example x^2'],
    ['formula', 7, 'formula must be a formula, got 7'],
    ['numbers', 1, 'numbers must be a list of numbers, got 1'],
    ['numbers', [1, -1], 'numbers[1] must be 0–9, got -1'],
    ['numbers', [1, null], 'numbers[1] must be a number, got null'],
    ['numbers', [1, 2, 3, 4], 'numbers may have at most 3 entries, got 4'],
    ['integers', [1, 2.5], 'integers[1] must be a whole number, got 2.5'],
    ['member', 'none', 'member.type must be one of plain, tuned, got “none”'],
    ['member', 'toString', 'member.type must be one of plain, tuned, got “toString”'],
    ['member', '__proto__', 'member.type must be one of plain, tuned, got “__proto__”'],
    ['member', {}, 'member.type is missing'],
    ['member', { type: 3 }, 'member.type must be one of plain, tuned, got 3'],
    ['member', [], 'member must be the name of a type, or an object with a type, got a list of 0'],
    ['member', null, 'member must be the name of a type, or an object with a type, got null'],
    ['member', { type: 'tuned', rate: 2 }, 'member.rate must be 0–1, got 2'],
    ['member', { type: 'plain', rate: 1 }, 'member.rate is not known here; known are type'],
    ['else', 1, `else is not known here; known are ${Object.keys(fields).join(', ')}`],
    ['constructor', 1, `constructor is not known here; known are ${Object.keys(fields).join(', ')}`],
  ])('refuses %s %j', (name, value, message) => {
    expect(sentences({ [name]: value })).toEqual([message]);
  });

  it('refuses __proto__ as it refuses any other name', () => {
    const known = Object.keys(fields).join(', ');
    expect(sentences(JSON.parse('{"__proto__": {"number": 1}}'))).toEqual([
      `__proto__ is not known here; known are ${known}`,
    ]);
    expect(sentences({ member: JSON.parse('{"type": "plain", "__proto__": {}}') })).toEqual([
      'member.__proto__ is not known here; known are type',
    ]);
    expect(sentences({ member: JSON.parse('{"__proto__": {"type": "plain"}}') })).toEqual(['member.type is missing']);
  });

  it.each([[[]], ['text'], [3], [null], [true]])('refuses %j where an object belongs', (value) => {
    expect(sentences(value)).toHaveLength(1);
    expect(sentences(value)[0]).toMatch(/^must be an object, got /);
  });

  it('names every fault of a document, and speaks Chinese', () => {
    const input = { number: 3, boolean: [1, 2], choice: 'up', numbers: [1, 10] };
    expect(sentences(input, 'zh')).toEqual([
      'number 须在 -1–2.5 之间，现为 3',
      'boolean 须为 true 或 false，现为 2 项的列表',
      'choice 只能是 left, right 之一，现为 “up”',
      'numbers[1] 须在 0–9 之间，现为 10',
    ]);
  });

  it('keeps its sentences short and its time bounded, whatever is sent', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const huge = 'x'.repeat(1_000_000);
    const vast = [
      deep,
      circular,
      huge,
      { [huge]: huge },
      Array.from({ length: 1_000_000 }, () => null),
      Symbol('s'),
      () => 1,
    ];
    const started = performance.now();
    for (const value of vast)
      for (const name of [...Object.keys(fields), huge])
        for (const message of sentences({ [name]: value })) expect(message.length).toBeLessThan(300);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
