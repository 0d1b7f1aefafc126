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
  const batch = readable(
    graph,
    graph.batch.filter(({ op }) => !apart.has(op)),
  ).map((each) => nodeStep(graph, each));
  const penalties = graph.update.filter(({ op }) => op === 'penalty' || op === 'clip');
  const update = penalties.map((node) => nodeStep(graph, { node, merged: [node] }, 'update'));
  const target = batch.filter(({ kernel }) => kernel.label.startsWith('t = '));
  const loss = batch.findIndex(({ phase }) => phase === 'loss');
  const ordered = batch.filter((step) => !target.includes(step));
  const before = loss < 0 ? ordered.length : loss - target.length;
  return [
    ...ordered.slice(0, before),
    ...target.map((step): NodeStep => ({ ...step, phase: 'loss' })),
    ...ordered.slice(before),
    ...update,
    ...parameters.flatMap((parameter) => updateStep(graph, parameter)),
  ];
}

interface Merged {
  readonly node: Kernel & Pick<Node, 'op' | 'layer'>;
  readonly merged: readonly Node[];
}

/** Σxw and the + b that alone reads it are one step, as they are one line in every textbook. */
function readable(graph: StepGraph, nodes: readonly Node[]): Merged[] {
  const readers = (id: TensorId): number =>
    [...graph.batch, ...graph.update].filter(({ inputs }) =>
      inputs.some((input) => input.kind === 'tensor' && rootOf(graph.tensors, input.tensor) === id),
    ).length;
  const steps: Merged[] = [];
  for (const node of nodes) {
    const before = steps.at(-1);
    const [made] = before?.node.stores ?? [];
    const own = before?.merged[0];
    const isOne =
      before?.node.reduction?.by === 'sum' &&
      own?.layer === node.layer &&
      phaseOf(own) === phaseOf(node) &&
      phaseOf(node) !== 'backward' &&
      made !== undefined &&
      isSumWith(node, made.tensor) &&
      readers(made.tensor) === 1;
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

function nodeStep(graph: StepGraph, { node, merged }: Merged, phase = phaseOf(node)): NodeStep {
  const [store] = node.stores;
  const out = store && graph.tensors[store.tensor];
  if (!out) throw new Error(`walk: ${node.label} computes nothing`);
  const penalised = node.op === 'penalty' ? out.name.replace(/\.gradient\.full$/, '') : out.name;
  const hasPenalty = penalised !== out.name;
  const base = graph.gradientOf.get(out.id);
  return {
    kind: 'node',
    phase,
    layer: node.layer,
    ops: merged.map(({ op }) => op),
    descriptions: [...new Set(merged.flatMap(({ description }) => description ?? []))],
    kernel: node,
    out,
    gradientOf: graph.tensors.find(({ id, name }) => (hasPenalty ? name === penalised : id === base)),
    hasPenalty,
  };
}

function phaseOf({ op, layer, stores, label }: Pick<Node, 'op' | 'layer' | 'stores' | 'label'>): WalkPhase {
  if (op.endsWith('.gradient') || (stores.length > 0 && /^\S+\.gradient(\.\d+)? = map$/.test(label))) return 'backward';
  return layer !== '' || op === 'batch' ? 'forward' : 'loss';
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
