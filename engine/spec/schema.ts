import * as v from 'valibot';
import { FormulaError } from '../formula/formulaError.ts';
import { parse as parseFormula } from '../formula/parse.ts';
import type { Field, Fields, Registry } from './field.ts';
import type { ProblemCode, ProblemValues } from './problem.ts';
import type { Words } from './words.ts';

/** Any schema whose result the caller knows from the fields it was made of. */
export type Schema = v.GenericSchema<unknown, unknown>;

/** A schema's message carries the problem's code and values; `problemsOf` reads them back. */
export const fact = (code: ProblemCode, values: ProblemValues = {}): string => JSON.stringify({ code, values });

/** The fact that something else was expected. */
export const expected = (en: string, zh: string): string => fact('type', { expected: { en, zh } satisfies Words });

/** Also refuses NaN and ±∞, and turns −0 into 0, since JSON text of a number has no sign of zero to keep. */
export const finiteNumber: Schema = v.pipe(
  v.custom<number>((value) => typeof value === 'number', expected('a number', '数字')),
  v.finite(expected('a finite number', '有限的数')),
  v.transform((value) => value + 0),
);

export function boundedNumber(min: number, max: number, whole: boolean): Schema {
  const range = fact('range', { min, max });
  const isInside = (value: unknown) => typeof value === 'number' && value >= min && value <= max;
  const inside = v.pipe(finiteNumber, v.check(isInside, range));
  return whole ? v.pipe(inside, v.check(Number.isInteger, fact('integer'))) : inside;
}

export const boundedText = (maxLength: number): Schema =>
  v.pipe(v.string(expected('text', '文本')), v.maxLength(maxLength, fact('textLength', { max: maxLength })));

/** Its length is checked before any of its items. */
export const listOf = (item: Schema, maxLength: number, type: string): Schema =>
  v.pipe(
    v.custom<unknown[]>(Array.isArray, type),
    v.maxLength(maxLength, fact('length', { max: maxLength })),
    v.array(item),
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every entry is known by name; anything else is refused, `__proto__` and `constructor` too. */
export function objectSchema(entries: Record<string, Schema>): Schema {
  const unknown = fact('unknownField', { options: Object.keys(entries).join(', ') });
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject, expected('an object', '对象')),
    v.strictObject(entries, (issue) => (issue.expected === 'never' ? unknown : fact('missing'))),
  );
}

/** Values by free names, e.g. tensors. `Object.entries` and `fromEntries` treat `__proto__` as a name like any other. */
export const recordOf = (name: Schema, value: Schema, maxEntries: number): Schema =>
  v.pipe(
    v.custom<Record<string, unknown>>(isObject, expected('an object', '对象')),
    v.check((record) => Object.keys(record).length <= maxEntries, fact('length', { max: maxEntries })),
    v.rawTransform(({ dataset, addIssue }) => {
      const entries = Object.entries(dataset.value).map(([key, entry]) => {
        const path = { type: 'object', origin: 'value', input: dataset.value, key, value: entry } as const;
        const named = v.safeParse(name, key);
        const parsed = v.safeParse(value, entry);
        for (const { message, input, path: inner = [] } of [...(named.issues ?? []), ...(parsed.issues ?? [])])
          addIssue({ message, input, path: [path, ...inner] });
        return [key, parsed.output] as const;
      });
      return Object.fromEntries(entries);
    }),
  );

const formulaIn = (variables: readonly string[]): Schema =>
  v.pipe(
    v.string(expected('a formula', '公式')),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      try {
        parseFormula(dataset.value, { variables });
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        addIssue({ message: fact('formula', { message: error.words }) });
      }
    }),
  );

/** The schema of one field's value, without its default. */
export function valueSchema(field: Field): Schema {
  switch (field.kind) {
    case 'number':
      return boundedNumber(field.min, field.max, false);
    case 'integer':
      return boundedNumber(field.min, field.max, true);
    case 'boolean':
      return v.boolean(expected('true or false', 'true 或 false'));
    case 'choice':
      return v.picklist(field.options, fact('choice', { options: field.options.join(', ') }));
    case 'text':
      return boundedText(field.maxLength);
    case 'formula':
      return formulaIn(field.variables);
    case 'formulas':
      return listOf(formulaIn(field.variables), field.maxLength, expected('a list of formulas', '公式列表'));
    case 'numbers':
      return listOf(
        boundedNumber(field.min, field.max, field.integer ?? false),
        field.maxLength,
        expected('a list of numbers', '数字列表'),
      );
    case 'member':
      return memberSchema(field.registry);
  }
}

/** Missing fields take their defaults; unknown ones are refused. */
export function entriesOf(fields: Fields): Record<string, Schema> {
  const entries = Object.entries(fields).map(([name, field]): [string, Schema] => {
    const fallback = field.kind === 'member' ? { type: field.default } : field.default;
    return [name, v.optional(valueSchema(field), fallback as never)];
  });
  return Object.fromEntries(entries);
}

/** `{ type, …values }`, or the type alone as a string where all values are defaults. */
export function memberSchema(registry: Registry, common: Record<string, Schema> = {}): Schema {
  const types = Object.keys(registry);
  const byType = new Map(
    Object.entries(registry).map(([type, { fields }]) => [
      type,
      objectSchema({ type: v.literal(type), ...common, ...entriesOf(fields) }),
    ]),
  );
  const notAMember = expected('the name of a type, or an object with a type', '类型名，或带 type 的对象');
  return v.pipe(
    v.custom<object | string>((value) => typeof value === 'string' || isObject(value), notAMember),
    v.transform((value): { type?: unknown } => (typeof value === 'string' ? { type: value } : value)),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const { type } = dataset.value;
      const schema = typeof type === 'string' ? byType.get(type) : undefined;
      const result = schema && v.safeParse(schema, dataset.value);
      if (result?.success) return result.output;
      // The inner issues keep their own paths below this value.
      for (const { message, input, path } of result?.issues ?? []) addIssue({ message, input, ...(path && { path }) });
      if (!result) addIssue(unknownType(dataset.value, types));
      return NEVER;
    }),
  );
}

function unknownType(value: { type?: unknown }, types: readonly string[]) {
  const { type } = value;
  const message = type === undefined ? fact('missing') : fact('choice', { options: types.join(', ') });
  const path = { type: 'object', origin: 'value', input: value, key: 'type', value: type } as const;
  return { message, input: type, path: [path] as [typeof path] };
}
