import { descent, type Move, type Stand } from '../../engine/optimizers/descent.ts';
import { learningRateAt } from '../../engine/schedules/learningRate.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import type { DescentFunction } from './descentFunction.ts';

/** A place of a path, and the step from there. */
export interface PathPlace {
  readonly stand: Stand;
  /** One number per variable. */
  readonly place: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
  /** Absent where the path ends. */
  readonly move: Move | undefined;
}

export interface DescentPath {
  readonly places: readonly PathPlace[];
  /** Why it ends before the steps that were asked for: the numbers outgrew every bound, or f has no value there. */
  readonly end: 'diverged' | 'undefined' | undefined;
}

/** Farther out no picture shows anything, and squares soon overflow. */
const farthest = 1e12;

/** The way of one optimizer, at most `steps` steps long. */
export function descentPath(
  f: DescentFunction,
  { x, y, schedule }: Pick<DescentSpec, 'x' | 'y' | 'schedule'>,
  optimizer: DescentSpec['optimizers'][number],
  steps: number,
): DescentPath {
  const way = descent(optimizer);
  const places: PathPlace[] = [];
  let stand = way.start([x, y].slice(0, f.axes.length));
  for (;;) {
    const place = stand.coordinates.map(({ w = Number.NaN }) => w);
    const value = f.value(place);
    const gradient = f.gradient(place);
    const here = { stand, place, value, gradient, move: undefined };
    const numbers = [value, ...gradient];
    if (!numbers.every(Number.isFinite)) {
      places.push(here);
      return { places, end: numbers.some(Number.isNaN) ? 'undefined' : 'diverged' };
    }
    const move = way.step(stand, gradient, learningRateAt(schedule, 0, optimizer.learningRate, stand.step));
    const isLost = move.after.coordinates.some(({ w = Number.NaN }) => !(Math.abs(w) <= farthest));
    if (isLost || stand.step >= steps) {
      places.push(isLost ? here : { ...here, move });
      return { places, end: isLost ? 'diverged' : undefined };
    }
    places.push({ ...here, move });
    stand = move.after;
  }
}
