import { parse } from '../../engine/formula/parse.ts';
import { schedules } from '../../engine/schedules/index.ts';
import { learningRateAt, type Schedule } from '../../engine/schedules/learningRate.ts';
import type { ScheduleDefinition } from '../../engine/schedules/schedule.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import type { Study } from './picture.ts';
import { placeAt, samples } from './sampled.ts';

const shortest = 250;
const longest = 1e7;

/** So many steps that the rate has nearly come down, or a thousand where it never does. */
function lengthOf(schedule: Schedule): number {
  for (let steps = shortest; steps <= longest; steps *= 2)
    if (learningRateAt(schedule, 0, 1, steps) <= 0.05) return steps;
  return 4 * shortest;
}

export function scheduleStudy(schedule: Schedule): Study {
  const { formula } = schedules[schedule.type] as ScheduleDefinition;
  const steps = lengthOf(schedule);
  const domain = [0, steps] as const;
  const values = Float64Array.from({ length: samples }, (_, i) =>
    learningRateAt(schedule, 0, 1, Math.round(placeAt(domain, i))),
  );
  return {
    picture: { kind: 'curves', domain, curves: [{ values, dashed: false, name: '' }] },
    formulas: [{ name: 'rate(t)', formula: parse(typeof formula === 'string' ? formula : formula(schedule)) }],
    caption: {
      en: `The share of the learning rate over the first ${formatCount(steps)} steps.`,
      zh: `前 ${formatCount(steps)} 步内学习率所占的比例。`,
    },
  };
}
