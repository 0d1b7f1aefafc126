import { constant, type Expression } from '../../../formula/expression.ts';
import { substitute } from '../../../formula/substitute.ts';
import { nodesOf } from '../../../formula/nodesOf.ts';
import {
  reduced,
  type Axis,
  type Element,
  type Kernel,
  type Program,
  type Reduction,
  type TensorId,
} from '../../../plan/program.ts';
import { BackendError } from '../../backend.ts';
import type { Layout } from '../layout.ts';
import { accessOf, axesOfLinear, drawIndex, type Access, type Linear } from './linear.ts';

/** What a variable of a kernel's formulas stands for. */
export type Source =
  | { readonly kind: 'axis'; readonly axis: string }
  | { readonly kind: 'tensor'; readonly access: Access }
  | { readonly kind: 'random'; readonly stream: number; readonly index: Linear }
  | { readonly kind: 'uniform' }
  | { readonly kind: 'reduced' };

export interface NestStore {
  readonly access: Access;
  readonly value: Expression;
  readonly accumulates: boolean;
  /** Optimizer state: decays into denormals, which cost a hundred cycles each, unless tiny values become 0. */
  readonly flushes: boolean;
}

/** A kernel with physical addresses and without the axes that have one position. */
export interface Nest {
  readonly axes: readonly Axis[];
  readonly over: readonly Axis[];
  readonly reduction: Pick<Reduction, 'by' | 'body'> | undefined;
  readonly stores: readonly NestStore[];
  source(name: string): Source;
  /** The axes on which the value of a node depends, and `reduced` where it needs the reduction's result. */
  dependence(node: Expression): ReadonlySet<string>;
  /** Whether a node is made of the command's uniforms and numbers alone, and is no plain number. */
  isUniform(node: Expression): boolean;
}

export function nestOf(program: Program, layout: Layout, kernel: Kernel): Nest {
  const { reduction } = kernel;
  const axes = kernel.axes.filter(({ size }) => size !== 1);
  const over = (reduction?.axes ?? []).filter(({ size }) => size !== 1);
  const loops = new Set([...axes, ...over].map(({ name }) => name));
  const sources = sourcesOf(program, layout, kernel, loops);
  const source = (name: string): Source => {
    const found = sources.get(name);
    if (!found) throw new RangeError(`kernel "${kernel.label}" uses "${name}", which is no axis, input or uniform`);
    return found;
  };

  const zero = constant(0);
  const atZero = (e: Expression): Expression =>
    substitute(e, ({ op, name }) => {
      if (op !== 'variable') return undefined;
      const from = source(name);
      return from.kind === 'axis' && !loops.has(from.axis) ? zero : undefined;
    });
  const body = reduction && atZero(reduction.body);
  // A reduction over one element is that element.
  const inlined = over.length === 0 ? body : undefined;
  const valueOf = (value: Expression): Expression =>
    inlined
      ? substitute(atZero(value), ({ op, name }) =>
          op === 'variable' && source(name).kind === 'reduced' ? inlined : undefined,
        )
      : atZero(value);

  checkElements(program, kernel);
  const stores = kernel.stores.map(({ tensor, index, value, accumulates }) => ({
    access: accessOf(layout, loops, tensor, index),
    value: valueOf(value),
    accumulates,
    flushes: program.tensors[tensor]?.storage === 'state',
  }));
  const folded = reduction && body && !inlined ? { by: reduction.by, body } : undefined;
  const roots = [...stores.map(({ value }) => value), ...(folded ? [folded.body] : [])];
  return { axes, over, reduction: folded, stores, source, ...analyse(roots, source, axes) };
}

/** Bytes and indices are the host's: kernels compute and store floats only, and use indices only to look up. */
function checkElements(program: Program, { label, inputs, stores }: Kernel): void {
  const check = (id: TensorId, fits: (element: Element) => boolean, does: string): void => {
    const tensor = program.tensors[id];
    if (!tensor || fits(tensor.element)) return;
    throw new BackendError(
      'wasm',
      'compile',
      `kernel "${label}" ${does} ${tensor.name}, which holds ${tensor.element}`,
    );
  };
  for (const input of inputs) if (input.kind === 'tensor') check(input.tensor, (e) => e !== 'u32', 'computes with');
  for (const { tensor } of stores) check(tensor, (e) => e === 'f32', 'stores into');
}

/** In the order in which the reference resolves names: axes, inputs, uniforms, the reduced value. */
function sourcesOf(
  program: Program,
  layout: Layout,
  kernel: Kernel,
  loops: ReadonlySet<string>,
): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>([[reduced, { kind: 'reduced' }]]);
  for (const name of program.uniforms) sources.set(name, { kind: 'uniform' });
  for (const input of kernel.inputs.toReversed()) {
    sources.set(
      input.name,
      input.kind === 'tensor'
        ? { kind: 'tensor', access: accessOf(layout, loops, input.tensor, input.index) }
        : { kind: 'random', stream: input.stream, index: drawIndex(layout, loops, input.position, input.perRow) },
    );
  }
  for (const { name } of [...kernel.axes, ...(kernel.reduction?.axes ?? [])]) {
    sources.set(name, { kind: 'axis', axis: name });
  }
  return sources;
}

function analyse(
  roots: readonly Expression[],
  source: (name: string) => Source,
  axes: readonly Axis[],
): Pick<Nest, 'dependence' | 'isUniform'> {
  const none: ReadonlySet<string> = new Set();
  const dependences = new Map<Expression, ReadonlySet<string>>();
  const uniform = new Map<Expression, boolean>();
  for (const node of nodesOf(...roots)) {
    if (node.op === 'variable') {
      const from = source(node.name);
      dependences.set(node, axesOfSource(from, axes));
      uniform.set(node, from.kind === 'uniform');
    } else {
      dependences.set(node, new Set(node.args.flatMap((arg) => [...(dependences.get(arg) ?? none)])));
      uniform.set(node, node.args.length > 0 && node.args.every((arg) => arg.op === 'number' || uniform.get(arg)));
    }
  }
  return {
    dependence: (node) => dependences.get(node) ?? none,
    isUniform: (node) => uniform.get(node) ?? false,
  };
}

function axesOfSource(source: Source, axes: readonly Axis[]): ReadonlySet<string> {
  switch (source.kind) {
    case 'axis':
      return new Set([source.axis]);
    case 'tensor':
      return axesOfLinear(source.access);
    case 'random':
      return axesOfLinear(source.index);
    case 'reduced':
      return new Set([...axes.map(({ name }) => name), reduced]);
    case 'uniform':
      return new Set();
  }
}
