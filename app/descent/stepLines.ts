import { differentiate } from '../../engine/formula/differentiate.ts';
import type { Expression } from '../../engine/formula/expression.ts';
import { treeSize } from '../../engine/formula/treeSize.ts';
import type { Numbers } from '../../engine/optimizers/descent.ts';
import { optimizerFormulas } from '../../engine/optimizers/optimizerFormulas.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import type { DescentFunction } from './descentFunction.ts';
import type { PathPlace } from './descentPath.ts';

/** A formula of a step with its numbers. */
export interface StepLine {
  /** What the formula is of, e.g. `m`. */
  readonly name: string;
  readonly sign: '=' | '←';
  readonly formula: Expression;
  /** The numbers put in and what comes out: once where all coordinates share it, else once a coordinate. */
  readonly cases: readonly {
    readonly name: string;
    readonly formula: Expression;
    readonly values: Numbers;
    readonly result: number;
  }[];
}

export interface StepLines {
  readonly gradient: readonly StepLine[];
  readonly scalars: readonly StepLine[];
  readonly update: readonly StepLine[];
}

/** Every formula of the step from a place, in the order in which they are worked out, with all their numbers. */
export function stepLines(
  f: DescentFunction,
  optimizer: DescentSpec['optimizers'][number],
  { stand, place, gradient, move }: PathPlace,
): StepLines | undefined {
  if (!move) return undefined;
  const { shared, after } = move;
  const { scalars, update } = optimizerFormulas(optimizer);
  const at = Object.fromEntries(f.axes.map((axis, i) => [axis, place[i] ?? Number.NaN]));
  const known = stand.coordinates.map((before, i): Record<string, number> => ({
    ...shared,
    ...before,
    g: gradient[i] ?? Number.NaN,
  }));
  // A state that never reaches the weight is not kept.
  const kept = update.filter(({ name }) => stand.coordinates.every((before) => name in before));
  return {
    gradient: f.axes.map((axis, i) => {
      const name = f.axes.length > 1 ? `∂f/∂${axis}` : 'f′';
      const formula = f.slopes[i] ?? differentiate(f.formula, axis);
      return { name, sign: '=', formula, cases: [{ name, formula, values: at, result: gradient[i] ?? Number.NaN }] };
    }),
    scalars: scalars.map(({ name, formula }) => ({
      name,
      sign: '=',
      formula,
      cases: [{ name, formula, values: shared, result: shared[name] ?? Number.NaN }],
    })),
    update: kept.map(({ name, formula }) => ({
      name,
      sign: '←',
      formula,
      cases: f.axes.map((axis, i) => {
        const values = { ...known[i] };
        const result = after.coordinates[i]?.[name] ?? Number.NaN;
        // Later lines see the earlier results.
        if (known[i]) known[i][name] = result;
        return { name: name === 'w' ? axis : `${name}_${axis}`, formula, values, result };
      }),
    })),
  };
}

/** Parts that still read as a formula. */
const readable = 60;

export const isReadable = (formula: Expression): boolean => treeSize(formula) <= readable;
