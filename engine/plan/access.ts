import type { GraphTensor } from './graphTensor.ts';
import type { Axis, Index, Size } from './program.ts';

/** A tensor read at given positions, e.g. `at(w, 'k0', 'i1')`. */
export interface Place {
  readonly tensor: GraphTensor;
  readonly index: readonly Index[];
}

/** One position per dimension: an axis, a fixed number, or a full index. */
export function at(tensor: GraphTensor, ...positions: readonly (string | number | Index)[]): Place {
  if (positions.length !== tensor.shape.length)
    throw new Error(`graph: ${tensor.name} has ${tensor.shape.length} dimensions, read at ${positions.length}`);
  return { tensor, index: positions.map(positionIn) };
}

export const positionIn = (position: string | number | Index): Index =>
  typeof position === 'string'
    ? { terms: [{ axis: position, times: 1 }], plus: 0 }
    : typeof position === 'number'
      ? { terms: [], plus: position }
      : position;

export const axesOf = (sizes: readonly Size[], letter: 'i' | 'k'): Axis[] =>
  sizes.map((size, d) => ({ name: `${letter}${d}`, size }));

/** The one axis that a position is, or undefined where it is anything else (fixed, shifted, looked up). */
export function axisAt(index: Index): string | undefined {
  const [term] = index.terms;
  const plain = index.terms.length === 1 && index.plus === 0 && !index.counter && index.through === undefined;
  return plain && term?.times === 1 ? term.axis : undefined;
}

/** Whether the positions are i0, i1, … in order: the output's own position. */
export const isIdentity = (index: readonly Index[]): boolean => index.every((part, d) => axisAt(part) === `i${d}`);

/** `dense1.kernel[k0,i1]`: equal names are equal reads. */
export const inputName = (tensor: Pick<GraphTensor, 'name'>, index: readonly Index[]): string =>
  `${tensor.name}[${index.map(indexText).join(',')}]`;

function indexText({ terms, plus, counter, through }: Index): string {
  const parts = terms.map(({ axis, times }) => (times === 1 ? axis : `${times}·${axis}`));
  if (plus) parts.push(String(plus));
  if (counter) parts.push(counter);
  const sum = parts.join('+') || '0';
  return through === undefined ? sum : `#${through}(${sum})`;
}

/** The same position with axes renamed. */
export const renameAxes = (index: Index, names: ReadonlyMap<string, string>): Index => ({
  ...index,
  terms: index.terms.map(({ axis, times }) => ({ axis: names.get(axis) ?? axis, times })),
});
