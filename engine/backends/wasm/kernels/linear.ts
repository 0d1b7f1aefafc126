import type { Element, Index, TensorId } from '../../../plan/program.ts';
import type { Layout, Placement } from '../layout.ts';

/** Words of the command that positions may count with. */
export type Counter = 'start' | 'slot' | 'rowOffset';

/**
 * A number that kernels compute with integers: constant + Σ axis · step + Σ counter · step + Σ lookups. For a tensor's
 * element it is the byte address, for a random draw its index; both wrap at 32 bits.
 */
export interface Linear {
  readonly constant: number;
  /** Per step of an axis; axes that do not move it are absent. */
  readonly steps: ReadonlyMap<string, number>;
  readonly counters: ReadonlyMap<Counter, number>;
  readonly lookups: readonly Lookup[];
}

/** step · (the number that stands at `entry` in an index table). */
export interface Lookup {
  readonly entry: Linear;
  readonly step: number;
}

/** The address of an element of a tensor. */
export interface Access extends Linear {
  readonly element: Element;
  readonly placement: Placement;
}

/** Sums up parts under construction. */
class LinearSum {
  constant = 0;
  readonly #steps = new Map<string, number>();
  readonly #counters = new Map<Counter, number>();
  readonly #lookups: Lookup[] = [];

  /** Adds step · index. Axes outside `loops` stand at 0. */
  add(layout: Layout, loops: ReadonlySet<string>, index: Index, step: number): void {
    if (index.through !== undefined) {
      const { through, ...position } = index;
      this.#lookups.push({ entry: accessOf(layout, loops, through, [position]), step });
      return;
    }
    this.constant += index.plus * step;
    for (const { axis, times } of index.terms) if (loops.has(axis)) addTo(this.#steps, axis, times * step);
    if (index.counter) addTo(this.#counters, index.counter, step);
  }

  count(counter: Counter, step: number): void {
    addTo(this.#counters, counter, step);
  }

  result(): Linear {
    return { constant: this.constant, steps: this.#steps, counters: this.#counters, lookups: this.#lookups };
  }
}

function addTo<K>(sums: Map<K, number>, key: K, value: number): void {
  const sum = (sums.get(key) ?? 0) + value;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}

/** The address of the element of a tensor at an index. */
export function accessOf(
  layout: Layout,
  loops: ReadonlySet<string>,
  tensor: TensorId,
  index: readonly Index[],
): Access {
  const placement = layout.placement(tensor);
  const sum = new LinearSum();
  sum.constant = placement.address;
  index.forEach((part, dimension) => {
    sum.add(layout, loops, part, (placement.strides[dimension] ?? 0) * placement.elementBytes);
  });
  return { ...sum.result(), element: placement.element, placement };
}

/** The index of a random draw: position + rowOffset · perRow. */
export function drawIndex(layout: Layout, loops: ReadonlySet<string>, position: Index, perRow: number): Linear {
  const sum = new LinearSum();
  sum.add(layout, loops, position, 1);
  if (perRow !== 0) sum.count('rowOffset', perRow);
  return sum.result();
}

/** Every axis on which the value depends, those of its lookups included. */
export function axesOfLinear({ steps, lookups }: Linear): ReadonlySet<string> {
  return new Set([...steps.keys(), ...lookupAxes({ lookups })]);
}

const none: ReadonlySet<string> = new Set();

/** Axes that move a lookup: along these the value jumps. */
export function lookupAxes({ lookups }: Pick<Linear, 'lookups'>): ReadonlySet<string> {
  if (lookups.length === 0) return none;
  return new Set(lookups.flatMap(({ entry }) => [...axesOfLinear(entry)]));
}
