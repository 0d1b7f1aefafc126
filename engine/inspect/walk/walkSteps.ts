import { joined, rootOf } from '../../plan/fuse.ts';
import type { Node } from '../../plan/graph.ts';
import type { GraphTensor } from '../../plan/graphTensor.ts';
import type { StepGraph } from '../../plan/plan.ts';
import type { Kernel, Tensor, TensorId } from '../../plan/program.ts';
import type { OpDescription } from '../../ops/opDescription.ts';

export type WalkPhase = 'forward' | 'loss' | 'backward' | 'update';

/** One loop nest of a training step: every element of `out` by one formula. */
export interface NodeStep {
  readonly kind: 'node';
  readonly phase: WalkPhase;
  readonly layer: string;
  /** Names of the ops, as the graph has them: more than one where a sum and what is added to it are one step. */
  readonly ops: readonly string[];
  readonly descriptions: readonly OpDescription[];
  readonly kernel: Kernel;
  readonly out: GraphTensor;
  /** The tensor whose whole gradient `out` is. */
  readonly gradientOf: GraphTensor | undefined;
  /** Whether that is the gradient of loss and penalties together. */
  readonly hasPenalty: boolean;
}

/** What becomes of one parameter. */
export interface UpdateStep {
  readonly kind: 'update';
  readonly phase: 'update';
  readonly layer: string;
  readonly parameter: Tensor;
  /** The gradient that the optimizer gets, penalty in, before clipping. */
  readonly gradient: GraphTensor;
  /** Σg² of what is clipped together, where a norm is. */
  readonly square: GraphTensor | undefined;
  readonly isFrozen: boolean;
  /** In place: no out of its own. */
  readonly kernel: Kernel;
}

export type WalkStep = NodeStep | UpdateStep;

/** Ops that are no part of what is explained. */
const apart = new Set(['metrics', 'trace']);

/** A training step as people go through it: forward, loss, backward, update. */
export function walkSteps(graph: StepGraph, parameters: readonly Tensor[]): WalkStep[] {
  const nodes = graph.batch.filter(({ op }) => !apart.has(op));
  const batch = readable(graph, nodes).map((each) => nodeStep(graph, each));
  const update = graph.update
    .filter(({ op }) => op === 'penalty' || op === 'clip')
    .map((node): NodeStep => ({ ...nodeStep(graph, { node, merged: [node] }), phase: 'update' }));
  // A batch's targets are read with its samples, but looked at where the loss compares with them.
  const inOrder = (['forward', 'loss', 'backward'] as const).flatMap((phase) =>
    batch.filter((step) => step.phase === phase),
  );
  return [...inOrder, ...update, ...parameters.flatMap((parameter) => updateStep(graph, parameter))];
}

interface Merged {
  readonly node: Kernel & Pick<Node, 'op' | 'layer'>;
  readonly merged: readonly Node[];
}

/** Σxw and the + b that alone reads it are one step, as they are one line in every textbook. */
function readable(graph: StepGraph, nodes: readonly Node[]): Merged[] {
  const readers = new Map<TensorId, number>();
  for (const { inputs } of [...graph.batch, ...graph.update]) {
    const read = inputs.flatMap((each) => (each.kind === 'tensor' ? rootOf(graph.tensors, each.tensor) : []));
    for (const id of new Set(read)) readers.set(id, (readers.get(id) ?? 0) + 1);
  }
  const steps: Merged[] = [];
  for (const node of nodes) {
    const before = steps.at(-1);
    const [made] = before?.node.stores ?? [];
    const own = before?.merged[0];
    const isOne =
      before?.node.reduction?.by === 'sum' &&
      own?.layer === node.layer &&
      phaseOf(graph, node) !== 'backward' &&
      made !== undefined &&
      isSumWith(node, made.tensor) &&
      readers.get(made.tensor) === 1;
    const kernel = isOne ? joined(before.node, node, () => false) : undefined;
    if (!kernel || !before) steps.push({ node, merged: [node] });
    else steps.splice(-1, 1, { node: { ...node, ...kernel }, merged: [...before.merged, node] });
  }
  return steps;
}

/** Whether a node adds something to a tensor, or takes it from something. */
function isSumWith({ inputs, stores, reduction }: Node, tensor: TensorId): boolean {
  const names = inputs.flatMap((input) => (input.kind === 'tensor' && input.tensor === tensor ? [input.name] : []));
  const [store] = stores;
  return (
    !reduction &&
    (store?.value.op === 'add' || store?.value.op === 'sub') &&
    store.value.args.some((arg) => names.includes(arg.name))
  );
}

function nodeStep(graph: StepGraph, { node, merged }: Merged): NodeStep {
  const [store] = node.stores;
  const out = store && graph.tensors[store.tensor];
  if (!out) throw new Error(`walk: ${node.label} computes nothing`);
  const penalised = node.op === 'penalty' ? out.name.replace(/\.gradient\.full$/, '') : out.name;
  const hasPenalty = penalised !== out.name;
  const base = graph.gradientOf.get(out.id);
  return {
    kind: 'node',
    phase: phaseOf(graph, node),
    layer: node.layer,
    ops: merged.map(({ op }) => op),
    descriptions: [...new Set(merged.flatMap(({ description }) => description ?? []))],
    kernel: node,
    out,
    gradientOf: graph.tensors.find(({ id, name }) => (hasPenalty ? name === penalised : id === base)),
    hasPenalty,
  };
}

function phaseOf(graph: StepGraph, { op, layer, stores }: Pick<Node, 'op' | 'layer' | 'stores'>): WalkPhase {
  const out = graph.tensors[stores[0]?.tensor ?? -1];
  if (op.endsWith('.gradient') || (out && graph.gradientOf.has(out.id))) return 'backward';
  if (op === 'batch') return out?.name === 't' ? 'loss' : 'forward';
  return layer === '' ? 'loss' : 'forward';
}

function updateStep(graph: StepGraph, parameter: Tensor): UpdateStep[] {
  const node = graph.update.find(({ op, label }) => op === 'update' && label.startsWith(`${parameter.name} update`));
  const inputs = (node?.inputs ?? []).flatMap((input) =>
    input.kind === 'tensor' ? (graph.tensors[input.tensor] ?? []) : [],
  );
  const whole = [...graph.gradientOf].find(([, of]) => of === parameter.id)?.[0];
  const names = [`${parameter.name}.gradient.full`, graph.tensors[whole ?? -1]?.name];
  const gradient = names.flatMap((name) => graph.tensors.find((tensor) => tensor.name === name) ?? [])[0];
  if (!gradient) return [];
  return [
    {
      kind: 'update',
      phase: 'update',
      layer: parameter.name.slice(0, parameter.name.indexOf('.')),
      parameter,
      gradient,
      square: inputs.find(({ shape }) => shape.length === 0 && parameter.shape.length > 0),
      isFrozen: node ? !node.stores.some(({ tensor }) => tensor === parameter.id) : true,
      kernel: node ?? { label: `${parameter.name} stays`, axes: [], inputs: [], stores: [] },
    },
  ];
}
