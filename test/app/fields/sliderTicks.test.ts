import { describe, expect, test } from 'vitest';
import { nearestTick, sliderTicks } from '../../../app/fields/sliderTicks.ts';
import { activations } from '../../../engine/activations/index.ts';
import { datasets } from '../../../engine/data/index.ts';
import { initializers } from '../../../engine/initializers/index.ts';
import { layers } from '../../../engine/layers/index.ts';
import { losses } from '../../../engine/losses/index.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { regularizers } from '../../../engine/regularizers/index.ts';
import { schedules } from '../../../engine/schedules/index.ts';
import type { Field, Fields, IntegerField, NumberField, Registry } from '../../../engine/spec/field.ts';
import { modelFields, modelGroups } from '../../../engine/spec/model.ts';

const registries: Record<string, Registry> = {
  activations,
  datasets,
  initializers,
  layers,
  losses,
  optimizers,
  regularizers,
  schedules,
};

const numeric = (name: string, fields: Fields): [string, NumberField | IntegerField][] =>
  Object.entries(fields).flatMap(([key, field]: [string, Field]) =>
    field.kind === 'number' || field.kind === 'integer' ? [[`${name}.${key}`, field] as const] : [],
  ) as [string, NumberField | IntegerField][];

const all = [
  ...Object.entries(registries).flatMap(([registry, members]) =>
    Object.entries(members).flatMap(([type, { fields }]) => numeric(`${registry}.${type}`, fields)),
  ),
  ...Object.entries(modelGroups).flatMap(([group, fields]) => numeric(group, fields)),
  ...numeric('model', modelFields),
];

describe.each(all)('slider of %s', (_, field) => {
  const ticks = sliderTicks(field);

  test('rises from its least to its most value in few enough ticks', () => {
    if (!ticks) {
      expect(field.max).toBeGreaterThanOrEqual(1e6);
      return;
    }
    expect(ticks[0]).toBe(field.min);
    expect(ticks.at(-1)).toBe(field.max);
    expect(ticks.every((tick, i) => i === 0 || tick > (ticks[i - 1] ?? tick))).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(260);
    if (field.kind === 'integer') expect(ticks.every(Number.isInteger)).toBe(true);
  });

  test('comes near its default', () => {
    if (!ticks) return;
    const near = ticks[nearestTick(ticks, field.default)] ?? Number.NaN;
    const slack = Math.max((field.max - field.min) / 150, Math.abs(field.default) * 0.15);
    expect(Math.abs(near - field.default)).toBeLessThanOrEqual(slack);
  });
});
