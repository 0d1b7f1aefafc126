import { variable, type Expression } from '../formula/expression.ts';
import { substitute, variablesOf } from '../formula/substitute.ts';
import { axisAt, inputName, isIdentity, renameAxes } from './access.ts';
import type { GraphTensor } from './graph.ts';
import { maxKernelBuffers, tensorsOf, type Input, type Kernel, type Store, type TensorId } from './program.ts';

/**
 * Kernels that compute only what is wanted, with as few passes over memory as fusion finds:
 * - an elementwise kernel joins the kernel that makes its operand, as a further store on the value in registers
 *   (bias, activation, and the optimizer's update on the gradient just summed)
 * - an elementwise kernel whose result one reduction folds, each element once, moves into that reduction's body.
 * What nobody reads any more is not stored. The result depends on the order of nodes only: same document, same program.
 */
export function fuse(
  nodes: readonly Kernel[],
  tensors: readonly GraphTensor[],
  isWanted: (tensor: GraphTensor) => boolean,
): Kernel[] {
  const wanted = new Set(tensors.filter(isWanted).map(({ id }) => rootOf(tensors, id)));
  const seen = new Fusion(tensors, wanted);
  let kernels = seen.withoutDead(nodes);
  for (let before = Infinity; kernels.length < before;) {
    before = kernels.length;
    // A fused kernel may join further: the pass goes on at its place.
    for (let b = 0; b < kernels.length; b++)
      for (let next = seen.merge(kernels, b); next; next = seen.merge(kernels, b)) {
        kernels = next.kernels;
        b = next.at;
      }
  }
  return kernels;
}

/** The tensor whose memory a view shows. */
export function rootOf(tensors: readonly GraphTensor[], id: TensorId): TensorId {
  let tensor = tensors[id];
  while (tensor?.viewOf) tensor = tensor.viewOf;
  return tensor?.id ?? id;
}

/** What fusion asks of the graph, remembered per kernel. */
class Fusion {
  readonly #tensors: readonly GraphTensor[];
  readonly #wanted: ReadonlySet<TensorId>;
  readonly #viewed: ReadonlySet<TensorId>;
  readonly #touched = new WeakMap<Kernel, ReadonlySet<TensorId>>();

  constructor(tensors: readonly GraphTensor[], wanted: ReadonlySet<TensorId>) {
    this.#tensors = tensors;
    this.#wanted = wanted;
    this.#viewed = new Set(tensors.flatMap(({ viewOf }) => (viewOf ? [viewOf.id] : [])));
  }

  withoutDead(nodes: readonly Kernel[]): Kernel[] {
    const live = new Set(this.#wanted);
    const kept: Kernel[] = [];
    for (const node of nodes.toReversed()) {
      if (!node.stores.some(({ tensor }) => live.has(tensor))) continue;
      for (const id of this.#of(node)) live.add(id);
      kept.push(node);
    }
    return kept.toReversed();
  }

  /** Kernel b fused with the maker of one of its inputs, and where it stands then; undefined where none can be. */
  merge(kernels: readonly Kernel[], b: number): { readonly kernels: Kernel[]; readonly at: number } | undefined {
    const consumer = kernels[b];
    for (const input of consumer?.inputs ?? []) {
      if (!consumer || input.kind !== 'tensor') continue;
      const a = kernels.findLastIndex((k, i) => i < b && k.stores.some(({ tensor }) => tensor === input.tensor));
      const producer = kernels[a];
      if (!producer) continue;
      const stays = (id: TensorId): boolean =>
        this.#wanted.has(id) ||
        this.#viewed.has(id) ||
        kernels.some((k) => k !== consumer && k !== producer && this.#of(k).has(id));
      const fused =
        joined(producer, consumer, stays) ?? (stays(input.tensor) ? undefined : inlined(producer, consumer, input));
      if (!fused || tensorsOf(fused).size > maxKernelBuffers || readsWhatItStores(fused, this.#tensors)) continue;
      const between = kernels.slice(a + 1, b);
      const down = between.every((k) => this.#independent(k, producer));
      if (!down && !between.every((k) => this.#independent(k, consumer))) continue;
      const at = down ? b : a;
      const merged = kernels.flatMap((k, i) => (i === at ? [fused] : i === a || i === b ? [] : [k]));
      return { kernels: merged, at: down ? b - 1 : a };
    }
    return undefined;
  }

  /** Whether two kernels may swap: neither stores what the other touches. */
  #independent(a: Kernel, b: Kernel): boolean {
    const root = ({ tensor }: Store): TensorId => rootOf(this.#tensors, tensor);
    return (
      a.stores.every((store) => !this.#of(b).has(root(store))) &&
      b.stores.every((store) => !this.#of(a).has(root(store)))
    );
  }

  /** Every tensor a kernel touches, views as what they show. */
  #of(kernel: Kernel): ReadonlySet<TensorId> {
    let ids = this.#touched.get(kernel);
    if (!ids) {
      ids = new Set([...tensorsOf(kernel)].map((id) => rootOf(this.#tensors, id)));
      this.#touched.set(kernel, ids);
    }
    return ids;
  }
}

/** In-place stores are safe only where each element is read at its own position, and not through a view. */
const readsWhatItStores = ({ inputs, stores }: Kernel, tensors: readonly GraphTensor[]): boolean =>
  inputs.some(
    (input) =>
      input.kind === 'tensor' &&
      stores.some(({ tensor }) =>
        tensor === input.tensor ? !isIdentity(input.index) : rootOf(tensors, tensor) === rootOf(tensors, input.tensor),
      ),
  );

/** Consumer is elementwise over the very elements that the producer makes: its stores follow the producer's. */
export function joined(producer: Kernel, consumer: Kernel, stays: (id: TensorId) => boolean): Kernel | undefined {
  const sameAxes =
    !consumer.reduction &&
    producer.axes.length === consumer.axes.length &&
    producer.axes.every(({ size }, d) => size === consumer.axes[d]?.size);
  if (!sameAxes || !producer.stores.every(({ index }) => isIdentity(index) && index.length === producer.axes.length))
    return undefined;
  const made = new Map(producer.stores.map(({ tensor, value }) => [tensor, value]));
  const taken = consumer.inputs.filter((input) => input.kind === 'tensor' && made.has(input.tensor));
  const values = new Map<string, Expression>();
  for (const input of taken) {
    const value = input.kind === 'tensor' && isIdentity(input.index) ? made.get(input.tensor) : undefined;
    if (!value) return undefined;
    values.set(input.name, value);
  }
  const stores = [
    ...producer.stores.filter(({ tensor }) => stays(tensor)),
    ...consumer.stores.map((store): Store => ({
      ...store,
      value: substitute(store.value, (part) => values.get(part.name)),
    })),
  ];
  const others = consumer.inputs.filter((input) => !taken.includes(input));
  return compact({
    ...producer,
    label: `${producer.label}; ${consumer.label}`,
    inputs: [...producer.inputs, ...others],
    stores,
  });
}

/** Producer is elementwise and the consumer's reduction folds each of its elements exactly once. */
function inlined(producer: Kernel, consumer: Kernel, input: Input): Kernel | undefined {
  const { reduction } = consumer;
  const [made, ...more] = producer.stores;
  if (!reduction || producer.reduction || input.kind !== 'tensor' || !made || more.length > 0) return undefined;
  if (made.tensor !== input.tensor || !isIdentity(made.index)) return undefined;
  if (consumer.inputs.some((other) => other !== input && other.kind === 'tensor' && other.tensor === made.tensor))
    return undefined;
  const own = input.index.map(axisAt);
  const all = [...consumer.axes, ...reduction.axes];
  if (own.length !== all.length || new Set(own).size !== own.length || own.includes(undefined)) return undefined;
  if (consumer.stores.some(({ value }) => variablesOf(value).has(input.name))) return undefined;

  const names = new Map(own.map((axis, d) => [`i${d}`, axis ?? '']));
  const renamed = new Map<string, Expression>([...names].map(([from, to]) => [from, variable(to)]));
  const inputs = producer.inputs.map((each): Input => {
    if (each.kind === 'random') {
      renamed.set(each.name, variable(each.name));
      return { ...each, position: renameAxes(each.position, names) };
    }
    const index = each.index.map((part) => renameAxes(part, names));
    const name = renamedInput(each.name, index);
    renamed.set(each.name, variable(name));
    return { ...each, index, name };
  });
  const value = substitute(made.value, (part) => (part.op === 'variable' ? renamed.get(part.name) : undefined));
  const body = substitute(reduction.body, (part) => (part.name === input.name ? value : undefined));
  return compact({
    ...consumer,
    label: `${producer.label}; ${consumer.label}`,
    inputs: [...consumer.inputs.filter((other) => other !== input), ...inputs],
    reduction: { ...reduction, body },
  });
}

/** The canonical name of the same tensor read elsewhere: `z[i0,i1]` at k0 becomes `z[i0,k0]`. */
function renamedInput(name: string, index: Parameters<typeof inputName>[1]): string {
  return inputName({ name: name.slice(0, name.lastIndexOf('[')) }, index);
}

/** Each input once, and only those that a formula still uses. */
function compact(kernel: Kernel): Kernel {
  const formulas = [...kernel.stores.map(({ value }) => value), ...(kernel.reduction ? [kernel.reduction.body] : [])];
  const used = new Set(formulas.flatMap((formula) => [...variablesOf(formula)]));
  const first = (input: Input, i: number): boolean => kernel.inputs.findIndex(({ name }) => name === input.name) === i;
  return { ...kernel, inputs: kernel.inputs.filter((input, i) => used.has(input.name) && first(input, i)) };
}
