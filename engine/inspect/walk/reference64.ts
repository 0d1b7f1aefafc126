import { bindKernel, type BoundKernel, type Box } from '../../backends/reference/bindKernel.ts';
import type { Command } from '../../plan/commands.ts';
import { rootOf } from '../../plan/fuse.ts';
import type { Node } from '../../plan/graph.ts';
import { elementCount, extent, tensorsOf, type Program, type TensorId } from '../../plan/program.ts';
import type { Capture } from './capture.ts';
import { boxAfter, boxOf } from './changedBox.ts';
import { positionAt, shapeOf } from './elementReader.ts';
import type { Slices } from '../../train/slices.ts';

/** Numbers beyond which a batch is not worked out in 64 bits: 256 MB. */
const largest = 2 ** 25;

/** Terms of sums that are worked out in one slice: some ten milliseconds. */
const sliceTerms = 2 ** 22;

interface Bound {
  readonly node: Node;
  readonly run: BoundKernel;
}

/**
 * The step of a capture once more, by the textbook's loops in 64 bits: of every tensor, and of every element where one is
 * enough, only what somebody asks for, in slices. The draws are those of the capture, so dropout masks are the same.
 */
export class Reference64 {
  readonly #capture: Capture;
  readonly #memory: Float64Array[] = [];
  readonly #program: Program;
  /** By parameter, once somebody asked for it. */
  readonly #updates = new Map<TensorId, Bound>();
  /** In order. */
  readonly #kernels: readonly Bound[];
  readonly #makers: ReadonlyMap<TensorId, Bound>;
  /** Roots whose every element is there. */
  readonly #made = new Set<TensorId>();
  readonly #command: Command;
  readonly #uniforms: readonly number[];

  private constructor(capture: Capture) {
    this.#capture = capture;
    const { plan, rows, step, spec, uniforms } = capture;
    const { graph, program } = plan;
    const own = tensorsIn(capture);
    for (const { id, shape } of graph.tensors) {
      const root = rootOf(graph.tensors, id);
      const size = own.has(root) ? elementCount(shape, rows) : 0;
      this.#memory.push(root === id ? new Float64Array(size) : (this.#memory[root] ?? new Float64Array(0)));
    }
    this.#memory[plan.tensor('samples.features').id]?.set(capture.features);
    this.#memory[plan.tensor('samples.targets').id]?.set(capture.targets);
    this.#memory[plan.tensor('samples.order').id]?.forEach((_, i, order) => (order[i] = i % rows));
    for (const { id } of [...plan.parameters, ...plan.states]) this.#memory[id]?.set(capture.values.get(id) ?? []);
    for (const { id, name } of plan.holds) {
      const mask = this.#memory[id];
      for (const index of spec.holds[name.slice(0, -'.hold'.length)] ?? []) if (mask) mask[index] = 1;
    }
    this.#program = { ...program, capacity: rows };
    this.#kernels = [...graph.batch, ...graph.update]
      .filter(isWorkedOut)
      .map((node) => ({ node, run: bindKernel(this.#program, node, this.#memory) }));
    this.#makers = new Map(
      this.#kernels.flatMap((bound) => bound.node.stores.map(({ tensor }) => [tensor, bound] as const)),
    );
    this.#command = { phase: 0, start: 0, rows, rowOffset: 0, accumulate: 0, step, slot: 0, seed: spec.seed };
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
  *values(tensor: TensorId): Slices<Float64Array> {
    const root = this.#root(tensor);
    yield* this.#make(root);
    return this.#memory[root] ?? new Float64Array(0);
  }

  /** One element of a tensor, before the update. */
  *at(tensor: TensorId, element: number): Slices<number> {
    const root = this.#root(tensor);
    const maker = this.#makers.get(root);
    if (maker && !this.#made.has(root)) {
      yield* this.#makeInputs(maker.node);
      yield* this.#run(maker, boxOf(positionAt(shapeOf(this.#capture, root), element)));
    }
    return this.#memory[root]?.[element] ?? Number.NaN;
  }

  /** One element of a parameter after the update. */
  *updatedAt(parameter: TensorId, element: number): Slices<number> {
    const update = this.#updateOf(parameter);
    // A frozen one has no update of its own.
    if (!update) return this.#memory[parameter]?.[element] ?? Number.NaN;
    yield* this.#makeInputs(update.node);
    // In place, element by element: what it writes is put back as it was.
    const written = update.node.stores.flatMap(({ tensor }) => this.#memory[tensor] ?? []);
    const before = written.map((values) => values[element] ?? 0);
    update.run(this.#command, this.#uniforms, boxOf(positionAt(shapeOf(this.#capture, parameter), element)));
    const updated = this.#memory[parameter]?.[element] ?? Number.NaN;
    written.forEach((values, i) => (values[element] = before[i] ?? 0));
    return updated;
  }

  /** The loss of the batch, with penalties where asked for. */
  *loss(penalised: boolean): Slices<number> {
    const { loss, penalty } = this.#capture.plan.graph;
    const own = yield* this.at(loss, 0);
    return penalised && penalty !== undefined ? own + (yield* this.at(penalty, 0)) : own;
  }

  /** The same where one element of a tensor has other values, and all that is no result of it stays. */
  *losses(tensor: TensorId, element: number, values: readonly number[], penalised: boolean): Slices<readonly number[]> {
    const { graph } = this.#capture.plan;
    const root = this.#root(tensor);
    const totals = [graph.loss, ...(penalised && graph.penalty !== undefined ? [graph.penalty] : [])];
    for (const total of totals) yield* this.#make(total);
    const between = this.#between(root, totals);
    const own = yield* this.values(root);
    const before = own[element] ?? 0;
    const kept = between.flatMap(({ node }) =>
      node.stores.map(({ tensor: id }) => [id, this.#memory[id]?.slice()] as const),
    );
    const start = boxOf(positionAt(shapeOf(this.#capture, root), element));
    const found: number[] = [];
    try {
      for (const value of values) {
        own[element] = value;
        const changed = new Map<TensorId, Box>([[root, start]]);
        for (const bound of between) {
          const box = boxAfter(this.#capture, bound.node, changed);
          yield* this.#run(bound, box);
          for (const store of bound.node.stores) changed.set(store.tensor, box);
        }
        found.push(yield* this.loss(penalised));
      }
    } finally {
      // As it was, though nobody waits for the rest any more.
      own[element] = before;
      for (const [id, numbers] of kept) if (numbers) this.#memory[id]?.set(numbers);
    }
    return found;
  }

  #updateOf(parameter: TensorId): Bound | undefined {
    const node = this.#capture.plan.graph.update.find(
      ({ op, stores }) => op === 'update' && stores.some(({ tensor }) => tensor === parameter),
    );
    if (!node) return undefined;
    const known = this.#updates.get(parameter) ?? { node, run: bindKernel(this.#program, node, this.#memory) };
    this.#updates.set(parameter, known);
    return known;
  }

  #root(tensor: TensorId): TensorId {
    return rootOf(this.#capture.plan.graph.tensors, tensor);
  }

  *#make(root: TensorId): Slices<void> {
    const maker = this.#makers.get(root);
    if (!maker || this.#made.has(root)) return;
    yield* this.#makeInputs(maker.node);
    yield* this.#run(maker);
    this.#made.add(root);
  }

  *#makeInputs({ inputs }: Node): Slices<void> {
    for (const input of inputs) if (input.kind === 'tensor') yield* this.#make(this.#root(input.tensor));
  }

  /** Over a part of its elements where a box is given; a slice is a stretch of the first axis. */
  *#run({ node, run }: Bound, part?: Box): Slices<void> {
    const { rows } = this.#capture;
    const box = part ?? node.axes.map(({ size }): Box[number] => [0, extent(size, rows)]);
    const terms = (node.reduction?.axes ?? []).reduce((count, { size }) => count * extent(size, rows), 1);
    const [[first, end] = [0, 1], ...others] = box;
    const each = others.reduce((count, [from, to]) => count * (to - from), terms);
    const stretch = Math.max(1, Math.floor(sliceTerms / Math.max(1, each)));
    for (let from = first; from < end; from += stretch) {
      if (from > first) yield;
      run(this.#command, this.#uniforms, box.length > 0 ? [[from, Math.min(end, from + stretch)], ...others] : []);
    }
    if (each * (end - first) > sliceTerms / 4) yield;
  }

  /** What lies between a tensor and the totals, in order. */
  #between(from: TensorId, totals: readonly TensorId[]): readonly Bound[] {
    const touched = new Set([from]);
    const after = this.#kernels.filter(({ node }) => {
      const reads = node.inputs.some((input) => input.kind === 'tensor' && touched.has(this.#root(input.tensor)));
      if (reads) for (const { tensor } of node.stores) touched.add(tensor);
      return reads;
    });
    const needed = new Set(totals);
    const between = after.toReversed().filter(({ node }) => {
      const isNeeded = node.stores.some(({ tensor }) => needed.has(tensor));
      if (isNeeded) for (const id of tensorsOf(node)) needed.add(this.#root(id));
      return isNeeded;
    });
    return between.toReversed();
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
