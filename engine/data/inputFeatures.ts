import { compile } from '../formula/evaluate.ts';
import { parse } from '../formula/parse.ts';
import { problem, ProblemError, type Problem } from '../spec/problem.ts';
import type { Samples } from './dataset.ts';

/** Names of a raw point's coordinates; a point of one number is both x and x1. */
const names = ['x1', 'x2', 'x'];

/** Computes the input features of a raw point, in 64 bits. */
export function inputFeatures(formulas: readonly string[]): (point: ArrayLike<number>) => number[] {
  const made = formulas.map((text) => compile(parse(text, { variables: names }), names));
  return (point) => {
    const variables = [point[0] ?? 0, point[1] ?? 0, point[0] ?? 0];
    return made.map((feature) => feature(variables));
  };
}

/**
 * The input features of all samples, [count, formulas], in 64 bits. Throws a ProblemError that names formula and point
 * where one has no finite value in 32 bits, as log(x1) has left of 0.
 */
export function featureTable(formulas: readonly string[], { count, features }: Samples): Float64Array {
  const make = inputFeatures(formulas);
  const size = features.length / count;
  const table = new Float64Array(count * formulas.length);
  for (let row = 0; row < count; row++) {
    const point = features.subarray(row * size, (row + 1) * size);
    const values = make(point);
    const bad = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
    if (bad >= 0) throw new ProblemError([noValueAt(bad, point)]);
    table.set(values, row * formulas.length);
  }
  return table;
}

function noValueAt(index: number, point: ArrayLike<number>): Problem {
  const of = point.length === 1 ? ['x'] : ['x1', 'x2'];
  const place = of.map((name, i) => `${name} = ${Number(point[i]?.toPrecision(3))}`).join(', ');
  const message = { en: `has no finite value at ${place}`, zh: `在 ${place} 处没有有限值` };
  return problem('text', ['preprocessing', 'features', index], { message });
}
