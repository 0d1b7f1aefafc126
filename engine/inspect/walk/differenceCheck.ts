import type { TensorId } from '../../plan/program.ts';
import type { Reference64 } from './reference64.ts';
import type { Slices } from '../../train/slices.ts';

/** ∂L/∂(one element) by finite differences of the loss in 64 bits. */
export interface Differences {
  /** (L(v + h) − L(v − h)) / 2h. */
  readonly central: number;
  /** (L(v + h) − L(v)) / h and (L(v) − L(v − h)) / h. */
  readonly right: number;
  readonly left: number;
  /** What the element was moved by. */
  readonly by: number;
  /** The slopes of both sides disagree however small the step: the loss has a corner here. */
  readonly atKink: boolean;
}

/** The cube root of the rounding of 64 bits: there rounding and curvature disturb a central difference alike. */
const scale = Math.cbrt(Number.EPSILON);

/**
 * The step is scaled to the value. Where both sides disagree it is made smaller, until a corner nearby is left behind:
 * what curvature adds shrinks with the step, a corner at the value itself stays.
 */
export function* differencesAt(
  reference: Reference64,
  tensor: TensorId,
  element: number,
  penalised: boolean,
): Slices<Differences> {
  const value = yield* reference.at(tensor, element);
  const here = yield* reference.loss(penalised);
  const measure = function* (by: number): Slices<Differences & { readonly noise: number }> {
    // What is really added after rounding.
    const [high, low] = [value + by, value - by];
    const [up = 0, down = 0] = yield* reference.losses(tensor, element, [high, low], penalised);
    const noise = (16 * Number.EPSILON * Math.abs(here)) / by;
    const [right, left] = [(up - here) / (high - value), (here - down) / (value - low)];
    return { central: (up - down) / (high - low), right, left, by, noise, atKink: false };
  };
  const gap = ({ right, left }: Differences): number => Math.abs(right - left);
  const largest = ({ right, left }: Differences): number => Math.max(Math.abs(right), Math.abs(left));
  const first = yield* measure(scale * Math.max(Math.abs(value), 0.1));
  let last = first;
  while (gap(last) > 1e-3 * largest(last) + last.noise && last.by > first.by / 1000)
    last = yield* measure(last.by / 10);
  if (gap(last) > 1e-3 * largest(last) + last.noise) return { ...first, atKink: gap(last) > gap(first) / 2 };
  // The widest step is the most exact, unless it reached over a corner.
  return Math.abs(first.central - last.central) <= 1e-4 * largest(last) + last.noise ? first : last;
}
