import type { Expression } from '../formula/expression.ts';
import { nodesOf } from '../formula/nodesOf.ts';
import type { Cost, RowCost, StepCost } from '../spec/costAt.ts';
import { elementBytes, extent, type Index, type Input, type Kernel, type Program, type Tensor } from './program.ts';

/** Counts one training step of the program that backends run, after fusion. `layers` are the ids to tell apart. */
export function stepCost(program: Program, phase: number, layers: readonly string[]): StepCost {
  const kernels = program.phases[phase]?.kernels ?? [];
  const of = (own: readonly Kernel[]): RowCost => {
    const over = (rows: number): Cost => sum(own.map((kernel) => kernelCost(kernel, program.tensors, rows)));
    const one = over(1);
    const perRow = difference(over(2), one);
    return { fixed: difference(one, perRow), perRow };
  };
  const ownerOf = ({ stores }: Kernel): string | undefined => {
    const name = program.tensors[stores[0]?.tensor ?? -1]?.name ?? '';
    return layers.find((id) => name.startsWith(`${id}.`));
  };
  return {
    total: of(kernels),
    layers: Object.fromEntries(layers.map((id) => [id, of(kernels.filter((kernel) => ownerOf(kernel) === id))])),
  };
}

function kernelCost({ axes, inputs, reduction, stores }: Kernel, tensors: readonly Tensor[], rows: number): Cost {
  const sizes = new Map([...axes, ...(reduction?.axes ?? [])].map(({ name, size }) => [name, extent(size, rows)]));
  const product = (names: Iterable<string>): number =>
    [...names].reduce((count, name) => count * (sizes.get(name) ?? 1), 1);
  const elements = product(axes.map(({ name }) => name));
  const folded = reduction ? product(reduction.axes.map(({ name }) => name)) * (operationsIn(reduction.body) + 1) : 0;
  const operations = elements * (folded + operationsIn(...stores.map(({ value }) => value)));
  const moved = (tensor: number, index: readonly Index[]): number => {
    const used = new Set(index.flatMap(({ terms }) => terms.map(({ axis }) => axis)));
    return product(used) * elementBytes[tensors[tensor]?.element ?? 'f32'];
  };
  const read = (input: Input): number => (input.kind === 'tensor' ? moved(input.tensor, input.index) : 0);
  const bytes = [...inputs.map(read), ...stores.map(({ tensor, index }) => moved(tensor, index))];
  return { operations, bytes: bytes.reduce((total, each) => total + each, 0) };
}

const operationsIn = (...formulas: readonly Expression[]): number =>
  nodesOf(...formulas).filter(({ args }) => args.length > 0).length;

const sum = (costs: readonly Cost[]): Cost =>
  costs.reduce((a, b) => ({ operations: a.operations + b.operations, bytes: a.bytes + b.bytes }), {
    operations: 0,
    bytes: 0,
  });

const difference = (a: Cost, b: Cost): Cost => ({
  operations: a.operations - b.operations,
  bytes: a.bytes - b.bytes,
});
