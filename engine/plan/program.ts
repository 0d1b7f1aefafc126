import type { Expression } from '../formula/expression.ts';

/**
 * A program is what a backend executes: tensors, kernels over them, and phases that run kernels in
 * order. It is pure data, made once per document by `plan`, and knows nothing of layers.
 */
export interface Program {
  /** Rows that batched tensors have room for; a command may run any number up to this. */
  readonly capacity: number;
  /** By id: `tensors[id].id === id`. */
  readonly tensors: readonly Tensor[];
  readonly phases: readonly Phase[];
  /** Names of the per-command scalars that formulas may use, in slot order. */
  readonly uniforms: readonly string[];
}

/** Kernels that one command runs, in order. */
export interface Phase {
  readonly name: string;
  readonly kernels: readonly Kernel[];
}

/** An extent: fixed, or the live rows of a batch (only as a tensor's or kernel's first extent, or as a reduction's). */
export type Size = number | 'rows';

export type TensorId = number;

/**
 * - `parameter`, `state`: weights and optimizer state; survive, are read for snapshots and may be rewritten
 * - `table`: written by the host: samples, targets, batch order
 * - `sum`: gradient sums that survive the chunks of one step
 * - `output`: read by the host after a run: traces, predictions, kept tensors
 * - `temporary`: lives within one phase and may share its buffer with others
 */
export type Storage = 'parameter' | 'state' | 'table' | 'sum' | 'output' | 'temporary';

/** In kernels `u8` reads as 0–255 and `u32` only serves as an index (`Index.through`). */
export type Element = 'f32' | 'u8' | 'u32';

export const elementBytes: Readonly<Record<Element, number>> = { f32: 4, u8: 1, u32: 4 };

export interface Tensor {
  readonly id: TensorId;
  /** Readable and unique, e.g. `dense1.kernel`, `dense1.z`, `dense1.kernel.gradient`. */
  readonly name: string;
  readonly shape: readonly Size[];
  readonly storage: Storage;
  readonly element: Element;
  /**
   * Tensors with the same number share memory, never at the same time, unless one is a view of the other
   * (same elements in the same row-major order under another shape). Physical layout is the backend's
   * own affair, but it may depend only on (batched?, elements per row) for batched tensors, so that views hold.
   */
  readonly buffer: number;
}

/** Output axes are named i0, i1, …; reduction axes k0, k1, …. Formulas may use the names as numbers. */
export interface Axis {
  readonly name: string;
  readonly size: Size;
}

/** A position along one dimension: Σ axis·times + plus (+ a counter of the command). */
export interface Index {
  readonly terms: readonly { readonly axis: string; readonly times: number }[];
  readonly plus: number;
  /** Adds the command's first sample, or its slot in a trace. */
  readonly counter?: 'start' | 'slot';
  /** The position is looked up in this `u32` table of rank 1, and its value is the index. */
  readonly through?: TensorId;
}

/** Reads one element; `name` is its variable in the kernel's formulas. */
export interface TensorInput {
  readonly kind: 'tensor';
  readonly name: string;
  readonly tensor: TensorId;
  /** One per dimension of the tensor. */
  readonly index: readonly Index[];
}

/**
 * A uniform draw in [0, 1): `uniform24(seed, stream, step, position)`, where
 * position = Σ axis·times + plus + rowOffset·perRow (unsigned 32-bit arithmetic).
 */
export interface RandomInput {
  readonly kind: 'random';
  readonly name: string;
  readonly stream: number;
  readonly position: Index;
  readonly perRow: number;
}

export type Input = TensorInput | RandomInput;

/** Folds `body` over its axes, in order; its result is the variable `reduced` in the stores' formulas. */
export interface Reduction {
  readonly axes: readonly Axis[];
  readonly by: 'sum' | 'max' | 'min';
  readonly body: Expression;
}

/** Writes `value` to one element; where `accumulates`, a command with accumulate = 1 adds to what is there. */
export interface Store {
  readonly tensor: TensorId;
  readonly index: readonly Index[];
  readonly value: Expression;
  readonly accumulates: boolean;
}

/**
 * The one shape of all work: for every element of `axes`, read the inputs, fold the reduction if there is one, and
 * store. All inputs of an element are read before any of its stores; a tensor that is both read and stored is
 * read and stored at the same element (in-place updates). With no reduction it is a map, with one a reduce;
 * an index `through` a table is a gather; a RandomInput is a random node.
 */
export interface Kernel {
  /** For people and traces, e.g. `dense1.z = matmul(x, kernel)`. */
  readonly label: string;
  readonly axes: readonly Axis[];
  readonly inputs: readonly Input[];
  readonly reduction?: Reduction;
  readonly stores: readonly Store[];
}

/** The variable that holds a reduction's result in store formulas. */
export const reduced = 'reduced';

/** At most this many distinct buffers per kernel: WebGPU's default of storage buffers per stage. */
export const maxKernelBuffers = 8;

/** The extent of a size for a number of live rows. */
export const extent = (size: Size, rows: number): number => (size === 'rows' ? rows : size);

/** Elements of a tensor, batched ones at the given rows. */
export const elementCount = (shape: readonly Size[], rows: number): number =>
  shape.reduce<number>((count, size) => count * extent(size, rows), 1);

export const isBatched = (tensor: { readonly shape: readonly Size[] }): boolean => tensor.shape[0] === 'rows';

/** Every tensor a kernel touches, index tables included, each once. */
export function tensorsOf(kernel: Kernel): ReadonlySet<TensorId> {
  const ids = new Set<TensorId>();
  const visit = (tensor: TensorId, index: readonly Index[]): void => {
    ids.add(tensor);
    for (const { through } of index) if (through !== undefined) ids.add(through);
  };
  for (const input of kernel.inputs) if (input.kind === 'tensor') visit(input.tensor, input.index);
  for (const store of kernel.stores) visit(store.tensor, store.index);
  return ids;
}
