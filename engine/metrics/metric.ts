import type { Definition } from '../spec/definition.ts';

/** One number that tells how well a model does, from facts worked out once for all metrics of a task. */
export interface Metric<Facts> extends Omit<Definition, 'fields'> {
  /** For people, in the usual signs. */
  readonly formula: string;
  readonly better: 'higher' | 'lower';
  /** In 64 bits; null where it has no meaning. */
  readonly value: (facts: Facts) => number | null;
}
