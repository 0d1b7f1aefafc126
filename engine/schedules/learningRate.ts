import { compile } from '../formula/evaluate.ts';
import { parse } from '../formula/parse.ts';
import type { MemberOf } from '../spec/field.ts';
import { schedules } from './index.ts';
import type { ScheduleDefinition } from './schedule.ts';
import { warmup } from './warmup.ts';

export type Schedule = MemberOf<typeof schedules>;

type Formula = (values: readonly number[]) => number;

const compiled = (formula: string, names: readonly string[]): Formula =>
  compile(parse(formula, { variables: names }), names);

const byType = new Map<Schedule['type'], Formula>();
const share = compiled(warmup.formula, ['t', 'warmupSteps']);

/** The formula of a schedule over t, learningRate and its fields in their order. */
function formulaOf(type: Schedule['type']): Formula {
  const known = byType.get(type);
  if (known) return known;
  const { formula, fields }: ScheduleDefinition = schedules[type];
  const made = compiled(formula, ['t', 'learningRate', ...Object.keys(fields)]);
  byType.set(type, made);
  return made;
}

/**
 * The learning rate of a step, in 64 bits. `step` counts the steps done before it, so the first is 0; `base` is the
 * optimizer's learning rate.
 */
export function learningRateAt(schedule: Schedule, warmupSteps: number, base: number, step: number): number {
  const t = Math.max(0, step - warmupSteps);
  const settings = schedule as unknown as Readonly<Record<string, number>>;
  const values = Object.keys(schedules[schedule.type].fields).map((name) => settings[name] ?? Number.NaN);
  const rate = schedule.type === 'constant' ? base : formulaOf(schedule.type)([t, base, ...values]);
  return step < warmupSteps ? rate * share([step, warmupSteps]) : rate;
}
