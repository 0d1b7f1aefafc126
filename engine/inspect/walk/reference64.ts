import { bindKernel, type BoundKernel } from '../../backends/reference/bindKernel.ts';
import type { Command } from '../../plan/commands.ts';
import { rootOf } from '../../plan/fuse.ts';
import type { Node } from '../../plan/graph.ts';
import { elementCount, tensorsOf, type TensorId } from '../../plan/program.ts';
import type { Capture } from './capture.ts';

/** Numbers of batched tensors beyond which a batch is not worked out in 64 bits: 256 MB. */
const largest = 2 ** 25;

/**
 * The step of a capture once more, by the textbook's loops in 64 bits: node after node, as far as anybody asks. The
 * draws are those of the capture, so dropout masks are the same.
 */
export class Reference64 {
  readonly #capture: Capture;
  readonly #memory: Float64Array[];
  readonly #kernels: { readonly node: Node; readonly run: BoundKernel }[];
  readonly #command: Command;
  readonly #uniforms: number[];
  #done = 0;
  #updated: readonly Float64Array[] | undefined;

  private constructor(capture: Capture) {
    this.#capture = capture;
    const { plan, rows, step, seed, uniforms } = capture;
    const { graph, program } = plan;
    const own = tensorsIn(capture);
    this.#memory = [];
    for (const { id, shape } of graph.tensors) {
      const root = rootOf(graph.tensors, id);
      const size = own.has(root) ? elementCount(shape, rows) : 0;
      this.#memory.push(root === id ? new Float64Array(size) : (this.#memory[root] ?? new Float64Array(0)));
    }
    const { data, targets } = capture.samples;
    this.#memory[plan.tensor('samples.features').id]?.set(data.features);
    this.#memory[plan.tensor('samples.targets').id]?.set(targets);
    this.#memory[plan.tensor('samples.order').id]?.forEach((_, i, order) => (order[i] = i % rows));
    for (const { id } of [...plan.parameters, ...plan.states]) this.#memory[id]?.set(capture.values.get(id) ?? []);
    for (const { id, name } of plan.holds) {
      const mask = this.#memory[id];
      for (const index of capture.holds[name.slice(0, -'.hold'.length)] ?? []) if (mask) mask[index] = 1;
    }
    const sized = { ...program, capacity: rows };
    const nodes = [...graph.batch, ...graph.update].filter(isWorkedOut);
    this.#kernels = nodes.map((node) => ({ node, run: bindKernel(sized, node, this.#memory) }));
    this.#command = { phase: 0, start: 0, rows, rowOffset: 0, accumulate: 0, step, slot: 0, seed };
    this.#uniforms = [...uniforms.values()];
  }

  /** Undefined where the batch is too large to be worked out here. */
  static of(capture: Capture): Reference64 | undefined {
    const { tensors } = capture.plan.graph;
    const numbers = [...tensorsIn(capture)].reduce(
      (sum, id) => sum + elementCount(tensors[id]?.shape ?? [], capture.rows),
      0,
    );
    return numbers <= largest ? new Reference64(capture) : undefined;
  }

  /** All elements of a tensor, before the update. */
  values(tensor: TensorId): Float64Array {
    const { tensors } = this.#capture.plan.graph;
    const root = rootOf(tensors, tensor);
    const last = this.#kernels.findLastIndex(({ node }) => node.stores.some((store) => store.tensor === root));
    for (; this.#done <= last; this.#done++) this.#run(this.#done);
    return this.#memory[root] ?? new Float64Array(0);
  }

  /** A parameter or state after the update. */
  updated(tensor: TensorId): Float64Array {
    if (!this.#updated) {
      const { plan, rows } = this.#capture;
      for (; this.#done < this.#kernels.length; this.#done++) this.#run(this.#done);
      const trained = new Set([...plan.parameters, ...plan.states].map(({ id }) => id));
      const copy = this.#memory.map((values, id) => (trained.has(id) ? values.slice() : values));
      for (const node of plan.graph.update)
        if (node.op === 'update')
          bindKernel({ ...plan.program, capacity: rows }, node, copy)(this.#command, this.#uniforms);
      this.#updated = copy;
    }
    return this.#updated[tensor] ?? new Float64Array(0);
  }

  /**
   * The loss, or the loss with penalties, where one element of a tensor has other values and all else that is no result
   * of it stays.
   */
  losses(tensor: TensorId, element: number, values: readonly number[], penalised: boolean): number[] {
    const { graph } = this.#capture.plan;
    const root = rootOf(graph.tensors, tensor);
    const totals = [graph.loss, ...(penalised && graph.penalty !== undefined ? [graph.penalty] : [])];
    for (const total of totals) this.values(total);
    const affected = this.#between(root, totals);
    const own = this.values(root);
    const before = own[element] ?? 0;
    const lossAt = (value: number): number => {
      own[element] = value;
      for (const run of affected) run(this.#command, this.#uniforms);
      return totals.reduce((sum, total) => sum + (this.#memory[total]?.[0] ?? 0), 0);
    };
    const found = values.map(lossAt);
    lossAt(before);
    return found;
  }

  #run(position: number): void {
    this.#kernels[position]?.run(this.#command, this.#uniforms);
  }

  /** What lies between a tensor and the totals, in order. */
  #between(from: TensorId, totals: readonly TensorId[]): BoundKernel[] {
    const { tensors } = this.#capture.plan.graph;
    const root = (id: TensorId): TensorId => rootOf(tensors, id);
    const touched = new Set([from]);
    const after = this.#kernels.filter(({ node }) => {
      const reads = [...tensorsOf(node)].some(
        (id) => touched.has(root(id)) && !node.stores.some((s) => s.tensor === id),
      );
      if (reads) for (const { tensor } of node.stores) touched.add(tensor);
      return reads;
    });
    const needed = new Set(totals);
    const between = after.toReversed().filter(({ node }) => {
      const isNeeded = node.stores.some(({ tensor }) => needed.has(tensor));
      if (isNeeded) for (const id of tensorsOf(node)) needed.add(root(id));
      return isNeeded;
    });
    return between.toReversed().map(({ run }) => run);
  }
}

/** What an update writes is worked out apart, and a trace is for the host. */
const isWorkedOut = ({ op }: Node): boolean => op !== 'update' && op !== 'trace';

/** Every tensor of a step; others belong to the evaluation of splits. */
const tensorsIn = ({ plan: { graph } }: Capture): ReadonlySet<TensorId> =>
  new Set(
    [...graph.batch, ...graph.update.filter(({ op }) => op !== 'trace')]
      .flatMap((node) => [...tensorsOf(node)])
      .map((id) => rootOf(graph.tensors, id)),
  );
