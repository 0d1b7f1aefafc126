import {
  isBatched,
  type Index,
  type Kernel,
  type Phase,
  type Program,
  type Store,
  type TensorId,
} from '../../../plan/program.ts';

/**
 * How the threads share a kernel's elements.
 * - `rows`: a thread computes all elements of its rows, `span` rows at once: whatever reads them is the same thread
 * - `columns`: a thread computes one element, a fold over the rows, `span` rows at once
 * - `elements`: a thread computes one element, number by number
 */
export type Form = 'rows' | 'columns' | 'elements';

/** The axis along which a value's components lie, where a kernel can be computed several rows at a time. */
export const rowAxisOf = ({ axes, reduction }: Kernel): string | undefined =>
  axes[0]?.size === 'rows' ? axes[0].name : reduction?.axes.find(({ size }) => size === 'rows')?.name;

export function formOf({ tensors }: Program, kernel: Kernel): Form {
  const { axes, reduction, inputs, stores } = kernel;
  const row = rowAxisOf(kernel);
  const overRows = reduction?.axes.filter(({ size }) => size === 'rows').length ?? 0;
  const form = axes[0]?.size === 'rows' ? 'rows' : 'columns';
  if (row === undefined || overRows !== (form === 'rows' ? 0 : 1)) return 'elements';
  const batched = (tensor: TensorId): boolean => {
    const own = tensors[tensor];
    return own !== undefined && isBatched(own) && own.storage !== 'table';
  };
  const isOwnRow = ([first, ...rest]: readonly Index[]): boolean =>
    isJust(first, row) && rest.every((index) => !isAlong(index, row));
  const inputsFit = inputs.every((i) => i.kind === 'random' || !batched(i.tensor) || isOwnRow(i.index));
  const storesFit = stores.every(({ tensor, index }) =>
    form === 'rows' ? batched(tensor) && isOwnRow(index) : !batched(tensor),
  );
  return inputsFit && storesFit ? form : 'elements';
}

const isJust = (index: Index | undefined, axis: string): boolean =>
  index?.terms.length === 1 &&
  index.terms[0]?.axis === axis &&
  index.terms[0].times === 1 &&
  index.plus === 0 &&
  index.counter === undefined &&
  index.through === undefined;

const isAlong = ({ terms }: Index, row: string): boolean =>
  terms.some(({ axis, times }) => axis === row && times !== 0);

export interface Scheduled {
  readonly kernel: Kernel;
  readonly form: Form;
}

/**
 * The phase in as few stages as its dependencies allow: within one, kernels need not wait for each other, but that a
 * thread computes the kernels of its own rows in order. Between stages all threads wait.
 */
export function scheduleStages(
  program: Program,
  { kernels }: Phase,
  slot: (tensor: TensorId) => string,
): readonly (readonly Scheduled[])[] {
  const scheduled = kernels.map((kernel) => {
    return { kernel, form: formOf(program, kernel) };
  });
  const levels: number[] = [];
  const stages: Scheduled[][] = [];
  scheduled.forEach((own, i) => {
    let level = 0;
    scheduled.slice(0, i).forEach((before, j) => {
      if (!meets(own, before, slot)) return;
      const inThread = own.form === 'rows' && before.form === 'rows';
      level = Math.max(level, (levels[j] ?? 0) + (inThread ? 0 : 1));
    });
    levels.push(level);
    (stages[level] ??= []).push(own);
  });
  return stages;
}

/** Whether one of two kernels has to wait for the other: they touch the same memory, and not only to write apart. */
function meets(one: Scheduled, other: Scheduled, slot: (tensor: TensorId) => string): boolean {
  const stores = [one, other].map(({ kernel }) => kernel.stores);
  const writes = stores.map((own) => new Set(own.map(({ tensor }) => slot(tensor))));
  const reads = [one, other].map(({ kernel }) => {
    const own = kernel.inputs.flatMap((input) => (input.kind === 'tensor' ? [input] : []));
    return new Set(
      own.flatMap(({ tensor, index }) => [tensor, ...index.flatMap(({ through }) => through ?? [])]).map(slot),
    );
  });
  const crosses = [0, 1].some((i) => [...(reads[i] ?? [])].some((each) => writes[1 - i]?.has(each)));
  return (
    crosses ||
    (stores[0] ?? []).some((a) => (stores[1] ?? []).some((b) => slot(a.tensor) === slot(b.tensor) && !isApart(a, b)))
  );
}

/** Whether two stores differ in a dimension where both stand still. */
const isApart = (a: Store, b: Store): boolean =>
  a.tensor === b.tensor &&
  a.index.some((index, d) => {
    const other = b.index[d];
    const isStill = [index, other].every((each) => each?.terms.length === 0 && each.through === undefined);
    return isStill && index.counter === other?.counter && index.plus !== other?.plus;
  });
