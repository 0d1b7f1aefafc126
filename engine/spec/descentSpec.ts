import * as v from 'valibot';
import { optimizers } from '../optimizers/index.ts';
import { schedules } from '../schedules/index.ts';
import { formula, integer, member, memberDefaults, number, type MemberOf, type ValuesOf } from './field.ts';
import { failure, type Result } from './problem.ts';
import { problemsOf } from './problemsOf.ts';
import { entriesOf, expected, fact, listOf, memberSchema, objectSchema, type Schema } from './schema.ts';
import { changedValues, shortMember, type Json } from './withoutDefaults.ts';

/** Side by side, more lines hide each other. */
export const mostRuns = 4;

const farthest = 1e6;

/** What a descent is made of, beside its optimizers. */
export const descentFields = {
  f: formula({
    label: { en: 'f', zh: 'f' },
    help: { en: 'In x, or in x and y.', zh: '用 x，或用 x 和 y。' },
    variables: ['x', 'y'],
    default: '(x^2 + 25 * y^2) / 2',
  }),
  x: number({ label: { en: 'Start x', zh: '起点 x' }, min: -farthest, max: farthest, default: -4 }),
  y: number({ label: { en: 'Start y', zh: '起点 y' }, min: -farthest, max: farthest, default: 1 }),
  schedule: member({ label: { en: 'Schedule', zh: '学习率计划' }, registry: schedules, default: 'constant' }),
  centreX: number({ label: { en: 'Centre x', zh: '中心 x' }, min: -farthest, max: farthest, default: -1 }),
  centreY: number({ label: { en: 'Centre y', zh: '中心 y' }, min: -farthest, max: farthest, default: 0 }),
  reach: number({
    label: { en: 'Reach', zh: '范围' },
    help: { en: 'From the centre to the nearer edge.', zh: '从中心到较近的边。' },
    min: 1e-6,
    max: farthest,
    default: 3.6,
  }),
  step: integer({ label: { en: 'Step', zh: '步' }, min: 0, max: 2000, default: 0 }),
  /** The run whose numbers are shown. */
  chosen: integer({ label: { en: 'Run', zh: '运行' }, min: 0, max: mostRuns - 1, default: 0 }),
} as const;

/** A function of one or two variables, where its descent starts, and the optimizers that walk it side by side. */
export type DescentSpec = ValuesOf<typeof descentFields> & {
  readonly optimizers: readonly MemberOf<typeof optimizers>[];
};

const startWith: DescentSpec['optimizers'] = [
  { ...memberDefaults(optimizers, 'gradientDescent'), learningRate: 0.075 },
  { ...memberDefaults(optimizers, 'momentum'), learningRate: 0.1, momentum: 0.5 },
  { ...memberDefaults(optimizers, 'adam'), learningRate: 0.4 },
];

let schema: Schema | undefined;

const descentSchema = (): Schema =>
  objectSchema({
    ...entriesOf(descentFields),
    optimizers: v.optional(
      v.pipe(
        v.custom<unknown>(
          (list) => !Array.isArray(list) || list.length > 0,
          fact('text', { message: { en: 'needs at least one optimizer', zh: '至少需要一个优化器' } }),
        ),
        listOf(memberSchema(optimizers), mostRuns, expected('a list of optimizers', '优化器的列表')),
      ),
      startWith as never,
    ),
  });

/** JSON of any origin to a descent, every default filled in. */
export function parseDescent(input: unknown): Result<DescentSpec> {
  schema ??= descentSchema();
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return failure(...problemsOf(parsed.issues, input));
  const spec = parsed.output as DescentSpec;
  return { ok: true, value: { ...spec, chosen: Math.min(spec.chosen, spec.optimizers.length - 1) } };
}

/** The JSON from which parseDescent makes the same descent: fields at their defaults are left out. */
export const descentJson = (spec: DescentSpec): Json => ({
  ...changedValues(descentFields, spec),
  optimizers: spec.optimizers.map(({ type, ...values }) =>
    shortMember(type, changedValues(optimizers[type].fields, values)),
  ),
});
