import { variable, type Expression } from '../formula/expression.ts';
import { parse } from '../formula/parse.ts';
import { substitute } from '../formula/substitute.ts';
import { streamOf } from '../random/hash.ts';
import { at, axesOf, inputName, positionIn, type Place } from './access.ts';
import type { GraphTensor } from './graphTensor.ts';
import type { OpDescription } from '../ops/opDescription.ts';
import {
  reduced,
  type Element,
  type Input,
  type Kernel,
  type Reduction,
  type Size,
  type Storage,
  type TensorId,
} from './program.ts';

/** What a formula's variable stands for. A tensor alone is read at the output's own position. */
export type Operand =
  | GraphTensor
  | Place
  | { readonly uniform: string }
  | { readonly random: string; readonly shape: readonly Size[] };

export type Operands = Readonly<Record<string, Operand>>;

/** Given ∂L/∂(its output), what a node adds to ∂L/∂(each input): replaces the derived rule. */
export type GradientRule = (graph: Graph, dy: GraphTensor) => readonly (readonly [GraphTensor, GraphTensor])[];

/** A kernel before fusion, with the op and layer it came from. */
export interface Node extends Kernel {
  readonly op: string;
  readonly layer: string;
  /** What the op says of itself; a gradient bears that of the op it goes back through. */
  readonly description: OpDescription | undefined;
  gradientRule?: GradientRule;
}

interface Assignment {
  readonly target: GraphTensor;
  readonly value: Expression | string;
}

/**
 * Builds nodes in order of execution. Ops call `map` and `reduce`; both are one loop nest over output axes
 * i0, i1, … and reduction axes k0, k1, …, so that gradients, fusion and every backend know a single form.
 */
export class Graph {
  readonly tensors: GraphTensor[] = [];
  readonly nodes: Node[] = [];
  /** By a gradient's tensor: the tensor whose whole gradient it is. */
  readonly gradientOf = new Map<TensorId, TensorId>();
  #layer = '';
  #op = '';
  #description: OpDescription | undefined;
  readonly #names = new Set<string>();

  /** A tensor that no node computes: a parameter, state, table. */
  tensor(name: string, shape: readonly Size[], storage: Storage, element: Element = 'f32'): GraphTensor {
    if (this.#names.has(name)) throw new Error(`graph: two tensors are named ${name}`);
    this.#names.add(name);
    const tensor: GraphTensor = { id: this.tensors.length, name, shape, storage, element };
    this.tensors.push(tensor);
    return tensor;
  }

  /** The same elements, row-major, under another shape with the same count per row. */
  view(source: GraphTensor, name: string, shape: readonly Size[]): GraphTensor {
    const tensor: GraphTensor = { ...this.tensor(name, shape, source.storage, source.element), viewOf: source };
    this.tensors[tensor.id] = tensor;
    return tensor;
  }

  /** Everything built inside belongs to a layer. */
  inLayer<T>(layer: string, build: () => T): T {
    const before = this.#layer;
    this.#layer = layer;
    try {
      return build();
    } finally {
      this.#layer = before;
    }
  }

  /** Everything built inside is part of an op: the outermost gives its name, the innermost that has one its description. */
  inOp<T>(op: string, build: () => T, description?: OpDescription): T {
    const [before, described] = [this.#op, this.#description];
    this.#op = before || op;
    this.#description = description ?? described;
    try {
      return build();
    } finally {
      [this.#op, this.#description] = [before, described];
    }
  }

  /** out[i…] = formula, elementwise over `shape`. */
  map(
    name: string,
    shape: readonly Size[],
    operands: Operands,
    formula: string | Expression,
    storage: Storage = 'temporary',
  ): GraphTensor {
    const out = this.tensor(name, shape, storage);
    const { inputs, expression } = this.#bind(operands, formula, shape);
    this.#push({ axes: axesOf(shape, 'i'), inputs, stores: [storeInto(out, expression)] }, out.name);
    return out;
  }

  /** out[i…] = sum, max or min of the formula over the reduction's axes k0, k1, …. */
  reduce(
    name: string,
    shape: readonly Size[],
    over: readonly Size[],
    by: Reduction['by'],
    operands: Operands,
    formula: string | Expression,
    storage: Storage = 'temporary',
  ): GraphTensor {
    const out = this.tensor(name, shape, storage);
    const { inputs, expression } = this.#bind(operands, formula, shape);
    const reduction: Reduction = { axes: axesOf(over, 'k'), by, body: expression };
    this.#push({ axes: axesOf(shape, 'i'), inputs, reduction, stores: [storeInto(out, variable(reduced))] }, out.name);
    return out;
  }

  /** Writes existing tensors of one shape in place; all formulas see the values from before. */
  assign(label: string, operands: Operands, assignments: readonly Assignment[]): void {
    const shape = assignments[0]?.target.shape ?? [];
    const inputs: Input[] = [];
    const stores = assignments.map(({ target, value }) => {
      const bound = this.#bind(operands, value, shape);
      for (const input of bound.inputs) if (!inputs.some(({ name }) => name === input.name)) inputs.push(input);
      return storeInto(target, bound.expression);
    });
    this.#push({ axes: axesOf(shape, 'i'), inputs, stores }, label);
  }

  /** Writes one number per command into a trace: target[slot, column] = formula. */
  trace(target: GraphTensor, column: number, operands: Operands, formula: string | Expression): void {
    const { inputs, expression } = this.#bind(operands, formula, []);
    const index = [{ terms: [], plus: 0, counter: 'slot' as const }, positionIn(column)];
    const store = { tensor: target.id, index, value: expression, accumulates: false };
    this.#push({ axes: [], inputs, stores: [store] }, `${target.name}[slot, ${column}]`);
  }

  /** A node with axes and inputs already named, as gradients and fusion make them. */
  push(node: Omit<Kernel, 'label'>, out: string): void {
    this.#push(node, out);
  }

  /** Replaces the derived gradient of the node that computes `out`. */
  setGradient(out: GraphTensor, rule: GradientRule): void {
    const node = this.nodes.findLast(({ stores }) => stores.some(({ tensor }) => tensor === out.id));
    if (node) node.gradientRule = rule;
  }

  /** Gives a computed tensor another storage, e.g. a gradient that adds up over chunks. */
  store(tensor: GraphTensor, storage: Storage): GraphTensor {
    const stored = { ...tensor, storage };
    this.tensors[tensor.id] = stored;
    const position = this.nodes.findLastIndex(({ stores }) => stores.some((store) => store.tensor === tensor.id));
    const node = this.nodes[position];
    if (node)
      this.nodes[position] = {
        ...node,
        stores: node.stores.map((store) =>
          store.tensor === tensor.id ? { ...store, accumulates: storage === 'sum' } : store,
        ),
      };
    return stored;
  }

  #push(node: Omit<Kernel, 'label'>, out: string): void {
    const op = this.#op || (node.reduction ? 'reduce' : 'map');
    this.nodes.push({ ...node, label: `${out} = ${op}`, op, layer: this.#layer, description: this.#description });
  }

  /** Names every operand by what it reads, so that equal reads are one input wherever kernels meet. */
  #bind(operands: Operands, formula: string | Expression, shape: readonly Size[]) {
    const named = new Map<string, Expression>();
    const inputs: Input[] = [];
    for (const [local, operand] of Object.entries(operands)) {
      if ('uniform' in operand) {
        named.set(local, variable(operand.uniform));
        continue;
      }
      const input = 'random' in operand ? randomInput(operand.random, operand.shape) : tensorInput(operand, shape);
      named.set(local, variable(input.name));
      if (!inputs.some(({ name }) => name === input.name)) inputs.push(input);
    }
    const parsed =
      typeof formula === 'string' ? parse(formula, { variables: [...named.keys(), ...axisNames] }) : formula;
    const expression = substitute(parsed, (node) => (node.op === 'variable' ? named.get(node.name) : undefined));
    return { inputs, expression };
  }
}

/** Formulas may use positions as numbers; none of our tensors has more dimensions. */
const axisNames = ['i0', 'i1', 'i2', 'i3', 'k0', 'k1', 'k2', 'k3'];

function tensorInput(operand: GraphTensor | Place, shape: readonly Size[]): Input {
  const place =
    'tensor' in operand ? operand : at(operand, ...shape.map((_, i) => `i${i}`).slice(0, operand.shape.length));
  return { kind: 'tensor', name: inputName(place.tensor, place.index), tensor: place.tensor.id, index: place.index };
}

/** One draw per element of `shape`, numbered row-major, batched ones by their row in the batch. */
function randomInput(purpose: string, shape: readonly Size[]): Input {
  const strides = shape.map((_, d) => shape.slice(d + 1).reduce<number>((n, size) => n * Number(size), 1));
  const terms = strides.map((times, d) => ({ axis: `i${d}`, times }));
  return {
    kind: 'random',
    name: `random(${purpose})`,
    stream: streamOf(purpose),
    position: { terms, plus: 0 },
    perRow: shape[0] === 'rows' ? (strides[0] ?? 0) : 0,
  };
}

function storeInto(tensor: GraphTensor, value: Expression) {
  const index = tensor.shape.map((_, d) => positionIn(`i${d}`));
  return { tensor: tensor.id, index, value, accumulates: tensor.storage === 'sum' };
}

export { at, type GraphTensor };
