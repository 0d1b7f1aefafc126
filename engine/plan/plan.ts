import { variable } from '../formula/expression.ts';
import { nodesOf } from '../formula/nodesOf.ts';
import { lossDefinition, type CheckedModel } from '../spec/checkModel.ts';
import { limits } from '../spec/model.ts';
import { failure, problem, type Problem, type Result } from '../spec/problem.ts';
import { assignBuffers } from './buffers.ts';
import { capacityFor } from './capacityFor.ts';
import { buildForward, declareParameters } from './forward.ts';
import { fuse } from './fuse.ts';
import { gradients } from './gradient.ts';
import { at, Graph, type GraphTensor, type Node } from './graph.ts';
import { buildMetricSums, buildRowLoss, weighRows } from './lossGraph.ts';
import {
  elementBytes,
  elementCount,
  type Element,
  type Kernel,
  type Program,
  type Tensor,
  type TensorId,
} from './program.ts';
import { buildPenalty, buildUpdate, penaltyOf, type Trained } from './updateGraph.ts';

export interface PlanOptions {
  /** Rows of the samples table (all splits) and how its numbers are stored. */
  readonly samples: number;
  readonly element: Element & ('f32' | 'u8');
  /** What a stored number is multiplied by: 1/255 for bytes, else 1. */
  readonly scale: number;
  /** Length of the table of batch orders: the training samples, or some epochs' one after the other. */
  readonly order: number;
  /** Rows a batched tensor has room for; larger batches run in chunks. */
  readonly capacity?: number;
  /** Tensors, by name, that are neither fused away nor overwritten: the capture variant. */
  readonly keep?: (name: string) => boolean;
  /** Parameters, by name, some elements of which the update may have to leave as they are. */
  readonly held?: ReadonlySet<string>;
}

/** Steps whose trace stays on the device until it is read. */
export const traceLength = 2048;

/** A program with what its host must know of it. */
export interface Plan {
  readonly program: Program;
  /** Position of each phase: `step` (a whole batch at once), `accumulate` + `update` (in chunks), `evaluate`. */
  readonly phases: Readonly<Record<'step' | 'accumulate' | 'update' | 'evaluate', number>>;
  /** Trace columns: `loss`, then sums over the batch's rows (`hits`, or `squaredError`, `absoluteError`). */
  readonly trace: readonly string[];
  readonly parameters: readonly Tensor[];
  readonly states: readonly Tensor[];
  /** `<parameter>.hold` of each parameter in `held`: where it is not 0, the update leaves the element as it is. */
  readonly holds: readonly Tensor[];
  /** Kept tensors, where any were asked for. */
  readonly kept: readonly Tensor[];
  readonly tensor: (name: string) => Tensor;
  /** Planned bytes at full capacity, before any backend's padding. */
  readonly bytes: number;
  /** A training step before fusion, op by op, for those who explain it. Its tensors have the ids of the program's. */
  readonly graph: StepGraph;
}

export interface StepGraph {
  readonly tensors: readonly GraphTensor[];
  /** Forward, loss and backward, of every chunk of the batch. */
  readonly batch: readonly Node[];
  /** Penalties, clipping and the update, once a step. */
  readonly update: readonly Node[];
  readonly gradientOf: ReadonlyMap<TensorId, TensorId>;
  readonly loss: TensorId;
  /** What is added to the loss; nothing where no weight is penalised. */
  readonly penalty: TensorId | undefined;
}

/** From a checked document to the program that trains and evaluates it. Pure: the same input gives the same program. */
export function plan(model: CheckedModel, options: PlanOptions): Result<Plan> {
  const { lossContext } = model;
  const capacity = options.capacity ?? capacityFor(model, options.samples);
  const coding = lossDefinition(model.spec).coding(lossContext);
  const graph = new Graph();
  const parameters = declareParameters(graph, model);
  const features = graph.tensor('samples.features', [options.samples, ...model.input], 'table', options.element);
  const targets = graph.tensor('samples.targets', [options.samples, lossContext.units], 'table');
  const order = graph.tensor('samples.order', [options.order], 'table', 'u32');

  // Training: a row of the batch is a sample looked up in the batch order.
  const through = { terms: [{ axis: 'i0', times: 1 }], plus: 0, counter: 'start' as const, through: order.id };
  const { x, t } = readBatch(graph, features, targets, through, options.scale, '');
  const forward = buildForward(graph, model, x, parameters, true);
  const rows = weighRows(graph, model, buildRowLoss(graph, model, forward, t), t, coding);
  const loss = graph.inOp('loss', () =>
    graph.reduce('loss', [], ['rows'], 'sum', { l: at(rows, 'k0'), c: { uniform: 'inverseCount' } }, 'l * c', 'sum'),
  );
  const sums = buildMetricSums(graph, model, forward, t, coding);
  const all = [...parameters].flatMap(([layer, own]) =>
    Object.entries(own).map(([name, tensor]) => ({ layer, name, tensor })),
  );
  const byParameter = gradients(
    graph,
    rows,
    variable('inverseCount'),
    all.map(({ tensor }) => tensor),
  );
  const trained = all.map(({ layer, name, tensor }): Trained => {
    // A loss that does not depend on a parameter leaves it to its penalty and its decay.
    const gradient = byParameter.get(tensor.id) ?? graph.map(`${tensor.name}.gradient`, tensor.shape, {}, '0');
    graph.gradientOf.set(gradient.id, tensor.id);
    const spec = model.layers.find((each) => each.layer.id === layer)?.layer;
    const frozen = spec !== undefined && 'frozen' in spec && spec.frozen;
    const penalty = penaltyOf(model, layer, name);
    const hold = options.held?.has(tensor.name)
      ? graph.tensor(`${tensor.name}.hold`, tensor.shape, 'table')
      : undefined;
    return { layer, name, tensor, frozen, hold, gradient: graph.store(gradient, 'sum'), penalty };
  });

  // Update: everything from here on is done once per step, after the last chunk.
  const firstUpdate = graph.nodes.length;
  const columns = ['loss', ...Object.keys(sums)];
  const trace = graph.tensor('trace', [traceLength, columns.length], 'output');
  const penalty = buildPenalty(graph, trained);
  graph.inOp('trace', () => {
    graph.trace(trace, 0, penalty ? { l: loss, p: penalty } : { l: loss }, penalty ? 'l + p' : 'l');
    Object.values(sums).forEach((sum, i) => graph.trace(trace, i + 1, { s: sum }, 's'));
  });
  const states = buildUpdate(graph, model, trained);
  const firstEvaluate = graph.nodes.length;

  // Evaluation: samples in their own order, no dropout, nothing learned.
  const inOrder = { terms: [{ axis: 'i0', times: 1 }], plus: 0, counter: 'start' as const };
  const batch = readBatch(graph, features, targets, inOrder, options.scale, 'evaluate/');
  const judged = buildForward(graph, model, batch.x, parameters, false, 'evaluate/');
  const judgedRows = buildRowLoss(graph, model, judged, batch.t, 'evaluate/');
  graph.map('prediction', judged.output.shape, { y: judged.output }, 'y', 'output');
  graph.map('rowLoss', ['rows'], { l: judgedRows }, 'l', 'output');
  const parts = all.map((each) => ({ ...each, penalty: penaltyOf(model, each.layer, each.name) }));
  const judgedPenalty = buildPenalty(graph, parts, 'evaluate/');
  graph.map('penalty', [], judgedPenalty ? { p: judgedPenalty } : {}, judgedPenalty ? 'p' : '0', 'output');

  const keep = options.keep ?? (() => false);
  const kept = (tensor: GraphTensor): boolean => tensor.storage === 'temporary' && keep(tensor.name);
  const survives = ({ storage }: GraphTensor): boolean =>
    storage === 'parameter' || storage === 'state' || storage === 'output';
  const { nodes } = graph;
  const batchNodes = nodes.slice(0, firstUpdate);
  const updateNodes = nodes.slice(firstUpdate, firstEvaluate);
  const lower = (name: string, part: readonly Kernel[], wanted: (tensor: GraphTensor) => boolean) => ({
    name,
    kernels: fuse(part, graph.tensors, (tensor) => wanted(tensor) || kept(tensor)),
  });
  const phases = [
    lower(
      'step',
      [...batchNodes, ...updateNodes],
      (tensor) => survives(tensor) || (tensor.storage === 'sum' && keep(tensor.name)),
    ),
    lower('accumulate', batchNodes, ({ storage }) => storage === 'sum'),
    lower('update', updateNodes, survives),
    lower('evaluate', nodes.slice(firstEvaluate), ({ storage }) => storage === 'output'),
  ];
  const stored = graph.tensors.map((tensor) => (kept(tensor) ? { ...tensor, storage: 'output' as const } : tensor));
  const tensors = assignBuffers(stored, phases, capacity);
  const program: Program = {
    capacity,
    tensors,
    phases,
    uniforms: uniformsOf(phases.flatMap(({ kernels }) => kernels)),
  };

  const bytes = plannedBytes(program);
  const largest = tensors.reduce((most, each) => (bytesOf(each, capacity) > bytesOf(most, capacity) ? each : most));
  if (bytesOf(largest, capacity) > limits.binding)
    return failure(tooLarge(model, largest, `bytes of ${largest.name}`, limits.binding, bytesOf(largest, capacity)));
  if (bytes > limits.memory) return failure(tooLarge(model, largest, 'planned bytes', limits.memory, bytes));
  const names = new Map(tensors.map((each) => [each.name, each]));
  const tensorNamed = (name: string): Tensor => {
    const found = names.get(name);
    if (!found) throw new Error(`plan: no tensor is named ${name}`);
    return found;
  };
  const pick = (ids: Iterable<TensorId>): Tensor[] => [...ids].flatMap((id) => tensors[id] ?? []);
  return {
    ok: true,
    value: {
      program,
      phases: { step: 0, accumulate: 1, update: 2, evaluate: 3 },
      trace: columns,
      parameters: pick(all.map((each) => each.tensor.id)),
      states: pick([...states.values()].map(({ id }) => id)),
      holds: pick(trained.flatMap(({ hold }) => hold?.id ?? [])),
      // Values and gradients of a step; the samples and their order are no part of it.
      kept: tensors.filter(({ id }) => {
        const tensor = graph.tensors[id];
        return tensor && (kept(tensor) || (tensor.storage === 'sum' && keep(tensor.name)));
      }),
      tensor: tensorNamed,
      bytes,
      graph: {
        tensors: graph.tensors,
        batch: batchNodes,
        update: updateNodes,
        gradientOf: graph.gradientOf,
        loss: loss.id,
        penalty: penalty?.id,
      },
    },
  };
}

/** Too much memory, told at the layer, or at the data, that the largest tensor belongs to. */
function tooLarge({ layers }: CheckedModel, { name }: Tensor, what: string, max: number, got: number): Problem {
  const position = layers.findIndex(({ layer }) => name.startsWith(`${layer.id}.`));
  const layer = layers[position]?.layer.type;
  return problem('tooMany', layer ? ['layers', position] : ['data'], { what, max, got, ...(layer && { layer }) });
}

/** The batch's samples x [rows, …sample] and targets t [rows, units], read at an index along the first dimension. */
function readBatch(
  graph: Graph,
  features: GraphTensor,
  targets: GraphTensor,
  row: Parameters<typeof at>[1],
  scale: number,
  prefix: string,
) {
  return graph.inOp('batch', () => {
    const sample = features.shape.slice(1);
    const rest = sample.map((_, d) => `i${d + 1}`);
    const value = scale === 1 ? 'v' : `v * ${scale}`;
    const x = graph.map(`${prefix}x`, ['rows', ...sample], { v: at(features, row, ...rest) }, value);
    const t = graph.map(`${prefix}t`, ['rows', ...targets.shape.slice(1)], { v: at(targets, row, 'i1') }, 'v');
    return { x, t };
  });
}

/** Every variable of the kernels' formulas that is neither an input, an axis nor the reduced value. */
function uniformsOf(kernels: readonly Kernel[]): string[] {
  const names = new Set<string>(['inverseCount']);
  for (const { axes, inputs, reduction, stores } of kernels) {
    const bound = new Set([
      'reduced',
      ...[...axes, ...(reduction?.axes ?? [])].map(({ name }) => name),
      ...inputs.map(({ name }) => name),
    ]);
    for (const formula of [...stores.map(({ value }) => value), ...(reduction ? [reduction.body] : [])])
      for (const node of nodesOf(formula)) if (node.op === 'variable' && !bound.has(node.name)) names.add(node.name);
  }
  return [...names];
}

const bytesOf = (tensor: Tensor, capacity: number): number =>
  elementCount(tensor.shape, capacity) * elementBytes[tensor.element];

function plannedBytes({ tensors, capacity }: Program): number {
  const buffers = new Map<number, number>();
  for (const tensor of tensors)
    buffers.set(tensor.buffer, Math.max(buffers.get(tensor.buffer) ?? 0, bytesOf(tensor, capacity)));
  return [...buffers.values()].reduce((sum, size) => sum + size, 0);
}
