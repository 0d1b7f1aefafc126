import type { IntegerField } from '../../engine/spec/field.ts';
import { sliderTicks } from './sliderTicks.ts';

/** Sizes below the number of samples, and last all of them. */
export function batchTicks(field: IntegerField, count: number): readonly number[] {
  const most = Math.min(field.max, Math.max(field.min, count));
  const below = (sliderTicks(field) ?? []).filter((tick) => tick < most);
  return [...below, most];
}
