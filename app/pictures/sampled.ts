import { differentiate } from '../../engine/formula/differentiate.ts';
import { compile } from '../../engine/formula/evaluate.ts';
import type { Expression } from '../../engine/formula/expression.ts';
import type { Curve } from './picture.ts';

/** Places of a curve, ends included. */
export const samples = 161;

export const placeAt = ([low, high]: readonly [number, number], i: number): number =>
  low + ((high - low) * i) / (samples - 1);

/** A function of one variable at all places of a domain; `others` are held. */
export function sampled(
  e: Expression,
  name: string,
  domain: readonly [number, number],
  others: Readonly<Record<string, number>> = {},
): Float64Array {
  const f = compile(e, [name, ...Object.keys(others)]);
  const held = Object.values(others);
  return Float64Array.from({ length: samples }, (_, i) => f([placeAt(domain, i), ...held]));
}

/** A function, solid, and its derivative, dashed. */
export function withDerivative(
  e: Expression,
  name: string,
  domain: readonly [number, number],
  names: readonly [string, string],
  others: Readonly<Record<string, number>> = {},
): readonly [Curve, Curve] {
  return [
    { values: sampled(e, name, domain, others), dashed: false, name: names[0] },
    { values: sampled(differentiate(e, name), name, domain, others), dashed: true, name: names[1] },
  ];
}
