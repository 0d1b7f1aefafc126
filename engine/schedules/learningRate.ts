import { compile } from '../formula/evaluate.ts';
import { parse } from '../formula/parse.ts';
import type { MemberOf } from '../spec/field.ts';
import { memberFormula } from '../spec/memberFormula.ts';
import { schedules } from './index.ts';
import type { ScheduleDefinition } from './schedule.ts';
import { warmup } from './warmup.ts';

export type Schedule = MemberOf<typeof schedules>;

type Formula = (values: readonly number[]) => number;

const compiled = (formula: string, names: readonly string[]): Formula =>
  compile(parse(formula, { variables: names }), names);

/** By schedule: asked for at every step, so each is read once. A change of settings is another schedule. */
const bySchedule = new WeakMap<Schedule, Formula>();
const share = compiled(warmup.formula, ['t', 'warmupSteps']);

/** The rate over t and learningRate, with the schedule's settings as numbers. */
function formulaOf(schedule: Schedule): Formula {
  const known = bySchedule.get(schedule);
  if (known) return known;
  const { formula } = schedules[schedule.type] as ScheduleDefinition;
  const made = compile(memberFormula(schedule, formula, ['t', 'learningRate']), ['t', 'learningRate']);
  bySchedule.set(schedule, made);
  return made;
}

/**
 * The learning rate of a step, in 64 bits. `step` counts the steps done before it, so the first is 0; `base` is the
 * optimizer's learning rate.
 */
export function learningRateAt(schedule: Schedule, warmupSteps: number, base: number, step: number): number {
  const t = Math.max(0, step - warmupSteps);
  const planned = schedule.type === 'constant' ? base : formulaOf(schedule)([t, base]);
  // A formula of one's own may leave the numbers; the net then rests instead of being lost.
  const rate = Number.isFinite(planned) ? planned : 0;
  return step < warmupSteps ? rate * share([step, warmupSteps]) : rate;
}
