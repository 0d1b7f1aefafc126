import type { IntegerField, NumberField } from '../../engine/spec/field.ts';

/** Steps of a decade that fingers can tell apart and people call round. */
const decade = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;

/** Fields that go on without bound (seeds, epochs) are typed, not dragged. */
const longest = 1e6;

/** The values that a slider stops at, rising; undefined where a field has too many to drag through. */
export function sliderTicks(field: NumberField | IntegerField): readonly number[] | undefined {
  const { min, max } = field;
  if (max >= longest) return undefined;
  if (field.kind === 'number') return field.scale === 'log' ? logTicks(min, max, field.default) : linearTicks(min, max);
  if (max - min <= 200) return Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return [...new Set(logTicks(min, max, 1000).map(Math.round))];
}

/** The tick nearest to a value, by its place in the list. */
export function nearestTick(ticks: readonly number[], value: number): number {
  let nearest = 0;
  for (let i = 1; i < ticks.length; i++)
    if (Math.abs((ticks[i] ?? 0) - value) < Math.abs((ticks[nearest] ?? 0) - value)) nearest = i;
  return nearest;
}

function linearTicks(min: number, max: number): number[] {
  const rough = (max - min) / 100;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5, 10].find((each) => each * unit >= rough * 0.999) ?? 10);
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => Math.min(max, Number((min + i * step).toPrecision(6))));
}

/** From the smallest bound to the largest; where that is 0 three decades below the default come after it. */
function logTicks(min: number, max: number, fallback: number): number[] {
  const low = min > 0 ? min : 10 ** (Math.floor(Math.log10(fallback || 0.001)) - 3);
  const ticks = [min];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(max); power++) {
    for (const step of decade) {
      const tick = Number((step * 10 ** power).toPrecision(3));
      if (tick > (ticks.at(-1) ?? 0) && tick >= low && tick < max) ticks.push(tick);
    }
  }
  return [...ticks, max];
}
