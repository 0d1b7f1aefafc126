import { describe, expect, it } from 'vitest';
import { schedules } from '../../../engine/schedules/index.ts';
import { learningRateAt, type Schedule } from '../../../engine/schedules/learningRate.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';
import golden from './goldens/keras.json' with { type: 'json' };

itKeepsDefinitionLaws(schedules, import.meta.glob('../../../engine/schedules/*.ts', { eager: true }));

type Type = keyof typeof schedules;
const types = Object.keys(schedules) as Type[];
const memberOf = (type: string, fields: object = {}): Schedule => ({
  ...memberDefaults(schedules, type as Type),
  ...fields,
});

describe.each(types)('%s', (type) => {
  const schedule = memberOf(type);

  it('starts at the learning rate, never rises and never falls below 0', () => {
    expect(learningRateAt(schedule, 0, 0.3, 0)).toBeCloseTo(0.3, 15);
    let before = 0.3;
    for (let step = 0; step < 30_000; step += 97) {
      const rate = learningRateAt(schedule, 0, 0.3, step);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(before + 1e-16);
      before = rate;
    }
  });

  it('is in proportion to the learning rate, and finite at 100 and after 10 million steps', () => {
    expect(learningRateAt(schedule, 0, 0.6, 1234)).toBeCloseTo(2 * learningRateAt(schedule, 0, 0.3, 1234), 14);
    for (const base of [0, 100]) expect(Number.isFinite(learningRateAt(schedule, 5, base, 1e7))).toBe(true);
  });

  it('starts after the warm-up, which climbs in a straight line to it', () => {
    const rates = Array.from({ length: 12 }, (_, step) => learningRateAt(schedule, 4, 0.2, step));
    [0.05, 0.1, 0.15, 0.2].forEach((rate, step) => expect(rates[step]).toBeCloseTo(rate, 15));
    rates.slice(4).forEach((rate, t) => expect(rate).toBe(learningRateAt(schedule, 0, 0.2, t)));
  });

  it('has live settings only', () => {
    for (const field of Object.values(schedules[type].fields)) expect(field.live).toBe(true);
  });
});

it.each(golden.cases)('$type $fields against Keras', ({ type, fields, base, steps, rates }) => {
  // Keras works out the cosine in 32 bits.
  const tolerance = type === 'cosine' ? 1e-8 : 1e-15;
  steps.forEach((step, i) => {
    expect(Math.abs(learningRateAt(memberOf(type, fields), 0, base, step) - rates[i]!)).toBeLessThan(tolerance);
  });
});

it('glides along a cosine', () => {
  const cosine = memberOf('cosine', { steps: 60, lowest: 0.2 });
  const at = (step: number): number => learningRateAt(cosine, 0, 1, step);
  [at(0), at(20), at(30), at(40), at(60), at(61)].forEach((rate, i) =>
    expect(rate).toBeCloseTo([1, 0.8, 0.6, 0.4, 0.2, 0.2][i]!, 14),
  );
});

it('follows a setting that changes during the run', () => {
  expect(learningRateAt(memberOf('step', { every: 10, factor: 0.5 }), 0, 1, 25)).toBe(0.25);
  expect(learningRateAt(memberOf('step', { every: 10, factor: 0.1 }), 0, 1, 25)).toBeCloseTo(0.01, 16);
});
