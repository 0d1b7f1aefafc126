import { call, constant, variable, type Expression } from '../formula/expression.ts';
import { compile } from '../formula/evaluate.ts';
import { differentiate } from '../formula/differentiate.ts';
import { substitute, variablesOf } from '../formula/substitute.ts';
import { at, axesOf, axisAt, inputName, isIdentity, renameAxes } from './access.ts';
import type { Graph, GraphTensor, Node } from './graph.ts';
import type { Input, TensorId, TensorInput } from './program.ts';

/** ∂L/∂(a tensor): a tensor of its shape, or one number for all its elements in terms of uniforms. */
type Cotangent = GraphTensor | Expression;

const isTensor = (cotangent: Cotangent): cotangent is GraphTensor => 'storage' in cotangent;

/**
 * Reverse-mode differentiation: appends to the graph the nodes that compute ∂L/∂p for each wanted tensor,
 * where ∂L/∂(`of`) is `seed` for every element. Each gradient is itself a map or a reduce in which every
 * output element owns its sum: the loop nest of the node, with the input's axes as outputs and the rest summed.
 *
 * For out[i] = Σ_k f(a[p(i,k)], …) and a projection p:   da[j] = Σ_{i,k : p(i,k) = j} dout[i] · ∂f/∂a.
 */
export function gradients(
  graph: Graph,
  of: GraphTensor,
  seed: Expression,
  wanted: readonly GraphTensor[],
): ReadonlyMap<TensorId, GraphTensor> {
  const needed = dependents(graph, new Set(wanted.map(({ id }) => id)));
  const contributions = new Map<TensorId, Cotangent[]>([[of.id, [seed]]]);
  const add = (tensor: GraphTensor, part: Cotangent): void => {
    contributions.set(tensor.id, [...(contributions.get(tensor.id) ?? []), part]);
  };
  const total = (tensor: GraphTensor): Cotangent | undefined => {
    const sum = sumOf(graph, tensor, contributions.get(tensor.id));
    // One that is handed on as it is stays known as the gradient of what it was worked out for.
    if (sum && isTensor(sum) && !graph.gradientOf.has(sum.id)) graph.gradientOf.set(sum.id, tensor.id);
    return sum;
  };

  for (const node of graph.nodes.toReversed()) {
    const out = outputOf(graph, node);
    if (!out || !needed.has(out.id)) continue;
    for (const view of graph.tensors.filter(({ viewOf }) => viewOf === out).toReversed())
      passView(graph, view, total, add);
    const dy = total(out);
    if (!dy) continue;
    const back = (): void => {
      if (node.gradientRule) {
        const whole = isTensor(dy) ? dy : spread(graph, out, dy);
        if (whole !== dy) graph.gradientOf.set(whole.id, out.id);
        const rule = node.gradientRule(graph, whole);
        for (const [tensor, part] of rule) if (needed.has(tensor.id)) add(tensor, part);
        return;
      }
      for (const input of node.inputs) {
        const tensor = input.kind === 'tensor' ? graph.tensors[input.tensor] : undefined;
        if (input.kind !== 'tensor' || !tensor || !needed.has(tensor.id)) continue;
        const part = contribution(graph, node, out, input, tensor, dy);
        if (part) add(tensor, part);
      }
    };
    graph.inLayer(node.layer, () => graph.inOp(`${node.op}.gradient`, back, node.description));
  }
  const result = new Map<TensorId, GraphTensor>();
  for (const tensor of wanted) {
    const gradient = total(tensor);
    if (gradient) result.set(tensor.id, isTensor(gradient) ? gradient : spread(graph, tensor, gradient));
  }
  return result;
}

/** Every tensor that the wanted ones flow into: only those need a gradient. */
function dependents(graph: Graph, ids: Set<TensorId>): ReadonlySet<TensorId> {
  const reach = (): void => {
    for (const { id, viewOf } of graph.tensors) if (viewOf && ids.has(viewOf.id)) ids.add(id);
  };
  reach();
  for (const node of graph.nodes) {
    if (!node.inputs.some((input) => input.kind === 'tensor' && ids.has(input.tensor))) continue;
    for (const { tensor } of node.stores) ids.add(tensor);
    reach();
  }
  return ids;
}

/** The one tensor a node of the forward pass computes; in-place updates and traces have no gradient. */
function outputOf(graph: Graph, node: Node): GraphTensor | undefined {
  const [store] = node.stores;
  const out = store && graph.tensors[store.tensor];
  return node.stores.length === 1 && out && out.storage !== 'output' && out.storage !== 'parameter' ? out : undefined;
}

function passView(
  graph: Graph,
  view: GraphTensor,
  total: (tensor: GraphTensor) => Cotangent | undefined,
  add: (tensor: GraphTensor, part: Cotangent) => void,
): void {
  for (const inner of graph.tensors.filter(({ viewOf }) => viewOf === view).toReversed())
    passView(graph, inner, total, add);
  const dy = total(view);
  const source = view.viewOf;
  if (!dy || !source) return;
  add(source, isTensor(dy) ? graph.view(dy, fresh(graph, `${source.name}.gradient`), source.shape) : dy);
}

/** What one input of a node receives; undefined where the derivative is zero. */
function contribution(
  graph: Graph,
  node: Node,
  out: GraphTensor,
  input: TensorInput,
  tensor: GraphTensor,
  dy: Cotangent,
): GraphTensor | undefined {
  const by = node.reduction?.by ?? 'sum';
  if (by !== 'sum') throw new Error(`gradient: ${node.label}: a ${by} needs its own rule`);
  const body = node.reduction?.body ?? node.stores[0]?.value ?? constant(0);
  const outPlace = at(out, ...out.shape.map((_, d) => `i${d}`));
  let partial = differentiate(body, input.name);
  // f′ in terms of the output where it can be, e.g. tanh′ = 1 − y²: the input need not be kept then.
  const y: TensorInput = {
    kind: 'tensor',
    name: inputName(out, outPlace.index),
    tensor: out.id,
    index: outPlace.index,
  };
  if (!node.reduction) partial = fromOutput(body, partial, input.name, y.name);
  const dyInput: Input[] = isTensor(dy)
    ? [{ kind: 'tensor', name: inputName(dy, outPlace.index), tensor: dy.id, index: outPlace.index }]
    : [];
  const factor = isTensor(dy) ? variable(inputName(dy, outPlace.index)) : dy;
  const expression = call('mul', factor, partial);
  if (expression.op === 'number' && expression.value === 0) return undefined;

  const axes = [...node.axes, ...(node.reduction?.axes ?? [])];
  const own = input.index.map(axisAt);
  if (own.includes(undefined) || new Set(own).size < own.length)
    throw new Error(`gradient: ${node.label}: ${input.name} is no projection, so its gradient needs a rule of its own`);
  const rest = axes.filter(({ name }) => !own.includes(name));
  // Handed on as it is (a sum's gradient): the same tensor, no copy.
  const handedOn = isTensor(dy) && expression === factor && rest.length === 0 && isIdentity(input.index);
  if (handedOn) return dy;
  const names = new Map<string, string>();
  own.forEach((axis, d) => axis !== undefined && names.set(axis, `i${d}`));
  rest.forEach(({ name }, d) => names.set(name, `k${d}`));

  // Rename in one pass: i0 may become k0 while k0 becomes i0.
  const renamed = new Map<string, Expression>([...names].map(([from, to]) => [from, variable(to)]));
  const inputs: Input[] = [];
  for (const each of [...node.inputs, y, ...dyInput]) {
    if (each.kind === 'random') throw new Error(`gradient: ${node.label}: draw into a tensor first`);
    const index = each.index.map((part) => renameAxes(part, names));
    const source = graph.tensors[each.tensor];
    if (!source) continue;
    const name = inputName(source, index);
    renamed.set(each.name, variable(name));
    inputs.push({ kind: 'tensor', name, tensor: each.tensor, index });
  }
  const value = substitute(expression, (part) => (part.op === 'variable' ? renamed.get(part.name) : undefined));
  const used = variablesOf(value);
  const result = graph.tensor(fresh(graph, `${tensor.name}.gradient`), tensor.shape, 'temporary');
  const store = {
    tensor: result.id,
    index: result.shape.map((_, d) => ({ terms: [{ axis: `i${d}`, times: 1 }], plus: 0 })),
    accumulates: false,
  };
  const kept = inputs.filter(({ name }, i) => used.has(name) && inputs.findIndex((other) => other.name === name) === i);
  const nest = { axes: axesOf(tensor.shape, 'i'), inputs: kept };
  if (rest.length === 0) graph.push({ ...nest, stores: [{ ...store, value }] }, result.name);
  else {
    const reduction = { axes: rest.map(({ size }, d) => ({ name: `k${d}`, size })), by: 'sum' as const, body: value };
    graph.push({ ...nest, reduction, stores: [{ ...store, value: variable('reduced') }] }, result.name);
  }
  return result;
}

/**
 * f′ in terms of y = f(x) where that can be, so that x need not be kept: where f itself occurs in f′
 * (tanh′ = 1 − y²), or where f′(f(x)) = f′(x) at every point of a grid (relu, leaky relu).
 */
function fromOutput(f: Expression, derivative: Expression, x: string, y: string): Expression {
  if (f.args.length === 0) return derivative;
  const shared = substitute(derivative, (part) => (part === f ? variable(y) : undefined));
  if (!variablesOf(shared).has(x)) return shared;
  if ([...variablesOf(f), ...variablesOf(derivative)].some((name) => name !== x)) return shared;
  const value = compile(f, [x]);
  const slope = compile(derivative, [x]);
  const grid = Array.from({ length: 201 }, (_, i) => (i - 100) / 8);
  const agrees = grid.every((point) => slope([point]) === slope([value([point])]));
  return agrees ? substitute(derivative, (part) => (part.name === x ? variable(y) : undefined)) : shared;
}

/** Adds up what reached a tensor; the sum is kept so that it is built once. */
function sumOf(graph: Graph, tensor: GraphTensor, parts: Cotangent[] | undefined): Cotangent | undefined {
  if (!parts || parts.length === 0) return undefined;
  if (parts.length > 1) {
    const tensors = parts.filter(isTensor);
    const constants = parts.filter((part): part is Expression => !isTensor(part));
    const operands = Object.fromEntries(tensors.map((part, i) => [`d${i}`, part]));
    const terms = [...tensors.map((_, i) => variable(`d${i}`)), ...constants];
    const sum = terms.reduce((left, right) => call('add', left, right));
    const total = graph.inOp('add.gradient', () =>
      tensors.length > 0 ? graph.map(fresh(graph, `${tensor.name}.gradient`), tensor.shape, operands, sum) : sum,
    );
    parts.splice(0, parts.length, total);
  }
  return parts[0];
}

const spread = (graph: Graph, tensor: GraphTensor, value: Expression): GraphTensor =>
  graph.map(fresh(graph, `${tensor.name}.gradient`), tensor.shape, {}, value);

/** The name itself, or with a number where it is taken: several uses of a value each hand back a part. */
function fresh(graph: Graph, name: string): string {
  let candidate = name;
  for (let n = 2; graph.tensors.some((tensor) => tensor.name === candidate); n++) candidate = `${name}.${n}`;
  return candidate;
}
