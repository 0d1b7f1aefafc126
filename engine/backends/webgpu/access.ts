import type { Index, TensorId } from '../../plan/program.ts';

/**
 * The position of an element within its buffer as one sum:
 * Σ axis·times + plus + start·startTimes + slot·slotTimes + Σ table[…]·times.
 */
export interface Access {
  readonly terms: readonly { readonly axis: string; readonly times: number }[];
  readonly plus: number;
  readonly start: number;
  readonly slot: number;
  readonly lookups: readonly Lookup[];
}

/** The value found in a table, times the stride of the dimension it is the index of. */
interface Lookup {
  readonly dimension: number;
  readonly table: TensorId;
  readonly index: Access;
  readonly times: number;
}

/** Collects the positions along each dimension, each times its stride, into one sum. */
export function accessOf(index: readonly Index[], strides: readonly number[]): Access {
  const terms = new Map<string, number>();
  const lookups: Lookup[] = [];
  const sum = { plus: 0, start: 0, slot: 0 };
  index.forEach(({ through, ...position }, d) => {
    const stride = strides[d] ?? 0;
    if (through !== undefined) {
      lookups.push({ dimension: d, table: through, index: accessOf([position], [1]), times: stride });
      return;
    }
    for (const { axis, times } of position.terms) terms.set(axis, (terms.get(axis) ?? 0) + times * stride);
    sum.plus += position.plus * stride;
    if (position.counter) sum[position.counter] += stride;
  });
  const moving = [...terms].filter(([, times]) => times !== 0).map(([axis, times]) => ({ axis, times }));
  return { terms: moving, ...sum, lookups };
}

export const dependsOn = ({ terms, lookups }: Access, axes: ReadonlySet<string>): boolean =>
  terms.some(({ axis }) => axes.has(axis)) || lookups.some(({ index }) => dependsOn(index, axes));

/** Whether four neighbours along an axis, the first at a multiple of four, are one aligned vec4 of the buffer. */
export function isQuad({ terms, plus, start, slot, lookups }: Access, axis: string): boolean {
  const along = terms.find((term) => term.axis === axis)?.times;
  const steps = [plus, start, slot, ...terms.filter((term) => term.axis !== axis).map(({ times }) => times)];
  const own = new Set([axis]);
  return (
    along === 1 &&
    steps.every((step) => step % 4 === 0) &&
    lookups.every(({ index, times }) => times % 4 === 0 && !dependsOn(index, own))
  );
}

/** The sum in two: what stays while the axes move, and what moves with them. */
export function split(access: Access, axes: ReadonlySet<string>): { readonly fixed: Access; readonly moving: Access } {
  const { terms, lookups } = access;
  const moves = {
    term: (t: { axis: string }) => axes.has(t.axis),
    lookup: ({ index }: Lookup) => dependsOn(index, axes),
  };
  return {
    fixed: { ...access, terms: terms.filter((t) => !moves.term(t)), lookups: lookups.filter((l) => !moves.lookup(l)) },
    moving: { terms: terms.filter(moves.term), plus: 0, start: 0, slot: 0, lookups: lookups.filter(moves.lookup) },
  };
}

export const isZero = ({ terms, plus, start, slot, lookups }: Access): boolean =>
  terms.length + lookups.length === 0 && plus === 0 && start === 0 && slot === 0;
