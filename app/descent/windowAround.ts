import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import type { DescentPath } from './descentPath.ts';

type Window = Pick<DescentSpec, 'centreX' | 'centreY' | 'reach'>;

const farthest = 1e6;
const rounded = (value: number): number => Number(value.toPrecision(3));

/** A window a factor as wide around the same centre. */
export const zoomed = ({ reach }: Window, factor: number): Pick<Window, 'reach'> => ({
  reach: rounded(Math.max(1e-6, Math.min(farthest, reach * factor))),
});

/** The least window with every place of the paths up to a step, and some room around. */
export function windowAround(paths: readonly DescentPath[], step: number): Window {
  const places = paths.flatMap(({ places: all }) => all.slice(0, step + 1).map(({ place }) => place));
  const span = (axis: number): { middle: number; half: number } => {
    const values = places.map((place) => Math.max(-farthest, Math.min(farthest, place[axis] ?? 0)));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  };
  const [x, y] = [span(0), span(1)];
  const { reach } = zoomed({ centreX: 0, centreY: 0, reach: Math.max(x.half, y.half, 1e-3) }, 1.25);
  return { centreX: rounded(x.middle), centreY: rounded(y.middle), reach };
}
