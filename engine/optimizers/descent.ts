import { compile } from '../formula/evaluate.ts';
import { optimizerRule, type Optimizer } from './optimizerRule.ts';

export type Numbers = Readonly<Record<string, number>>;

/** Where an optimizer stands after some steps. */
export interface Stand {
  /** Steps done. */
  readonly step: number;
  /** Of each coordinate: its value `w`, and the optimizer's states by name. */
  readonly coordinates: readonly Numbers[];
  /** Scalars that the last step hands on. */
  readonly carried: Numbers;
}

/** A step that was made, with what all coordinates share in it: settings, `t`, scalars, by name. */
export interface Move {
  readonly shared: Numbers;
  readonly after: Stand;
}

/** An optimizer away from any network, one coordinate a weight; in 64 bits. */
export interface Descent {
  readonly start: (place: readonly number[]) => Stand;
  /** `gradient` has a number per coordinate; `learningRate` is the optimizer's own where absent. */
  readonly step: (stand: Stand, gradient: readonly number[], learningRate?: number) => Move;
}

/** The steps that an optimizer makes, by the rule that training uses. Throws FormulaError as optimizerRule does. */
export function descent(optimizer: Optimizer): Descent {
  const rule = optimizerRule(optimizer);
  const states = Object.keys(rule.state);
  const settings: Record<string, number> = {};
  for (const [name, value] of Object.entries(optimizer)) if (typeof value === 'number') settings[name] = value;
  const names = ['w', 'g', ...states, ...rule.uniforms.map((name) => `optimizer.${name}`)];
  const update = rule.update.map(({ name, expression }) => ({ name, compute: compile(expression, names) }));
  return {
    start: (place) => ({
      step: 0,
      coordinates: place.map((w) => ({ ...rule.state, w })),
      carried: rule.carriedStart,
    }),
    step(stand, gradient, learningRate = optimizer.learningRate) {
      const step = stand.step + 1;
      const { values, carried } = rule.step(step, { ...settings, learningRate }, stand.carried);
      const coordinates = stand.coordinates.map((before, axis) => {
        const known = ['w', ...states].map((name) => before[name] ?? Number.NaN);
        const [w = Number.NaN, ...memory] = known;
        const all = [w, gradient[axis] ?? Number.NaN, ...memory, ...values];
        return Object.fromEntries(update.map(({ name, compute }) => [name, compute(all)]));
      });
      const shared = Object.fromEntries(rule.uniforms.map((name, i) => [name, values[i] ?? Number.NaN]));
      return { shared, after: { step, coordinates, carried } };
    },
  };
}
