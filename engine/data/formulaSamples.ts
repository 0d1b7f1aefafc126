import { compile } from '../formula/evaluate.ts';
import { parse } from '../formula/parse.ts';
import type { Draws } from '../random/draws.ts';
import { problem, ProblemError, type Problem } from '../spec/problem.ts';
import type { Samples } from './dataset.ts';
import { valuedPoints } from './valuedPoints.ts';

interface FormulaSettings {
  readonly samples: number;
  readonly formula: string;
  readonly min: number;
  readonly max: number;
  readonly noise: number;
}

/** The domain must not be empty. */
export function domainProblems({ min, max }: Pick<FormulaSettings, 'min' | 'max'>): readonly Problem[] {
  if (min < max) return [];
  const message = { en: `must be above the start (${min}), got ${max}`, zh: `须大于起点（${min}），现为 ${max}` };
  return [problem('text', ['data', 'max'], { message })];
}

/**
 * Uniform points of the domain, each with the formula's value there plus normal noise. Throws a ProblemError where
 * the domain is empty or the formula has no finite value at a point, which it names.
 */
export function formulaSamples(settings: FormulaSettings, variables: readonly string[], draws: Draws): Samples {
  const { samples, formula, min, max, noise } = settings;
  const problems = domainProblems(settings);
  if (problems.length > 0) throw new ProblemError(problems);
  const valueAt = compile(parse(formula, { variables }), variables);
  return valuedPoints(samples, variables.length, () => {
    const point = variables.map(() => draws.uniform(min, max));
    const value = valueAt(point);
    // 32 bits hold less than 64
    if (!Number.isFinite(Math.fround(value))) throw new ProblemError([noValueAt(point, variables)]);
    return [...point, value + draws.normal(0, noise)];
  });
}

function noValueAt(point: readonly number[], variables: readonly string[]): Problem {
  const place = variables.map((name, i) => `${name} = ${Number(point[i]?.toPrecision(3))}`).join(', ');
  const message = { en: `has no finite value at ${place}`, zh: `在 ${place} 处没有有限值` };
  return problem('text', ['data', 'formula'], { message });
}
