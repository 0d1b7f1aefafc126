import { compile } from '../formula/evaluate.ts';
import { activationExpression, type Activation } from './activationExpression.ts';

/** Lowest and highest output; infinite where the activation grows without end. */
export type Range = readonly [low: number, high: number];

const nearby = Array.from({ length: 801 }, (_, i) => (i - 400) / 20);
const far = [-1e4, -1e3, -100, 100, 1e3, 1e4];
/** What is larger than this at ±1e4 is taken to have no bound. */
const unbounded = 100;

const ranges = new WeakMap<Activation, Range>();

/**
 * The range of an activation, found by looking: at 0.05 steps over ±20 and at a few far points. So a new activation,
 * or a formula of the user's own, needs to declare nothing. Values that are not finite are left out.
 */
export function activationRange(activation: Activation): Range {
  const known = ranges.get(activation);
  if (known) return known;
  const f = compile(activationExpression(activation), ['x']);
  const values = [...nearby, ...far].map((x) => f([x])).filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const range: Range = [low < -unbounded ? -Infinity : low, high > unbounded ? Infinity : high];
  ranges.set(activation, range);
  return range;
}
