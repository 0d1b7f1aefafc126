import { batchSizeOf } from '../spec/batchSizeOf.ts';
import type { Executable, Numbers } from '../backends/backend.ts';
import { Commands } from '../plan/commands.ts';
import { traceLength, type Plan } from '../plan/plan.ts';
import { elementCount, type Tensor } from '../plan/program.ts';
import { permutation } from '../random/permutation.ts';
import { handEdit } from '../spec/handEdit.ts';
import type { Edit, ModelSpec } from '../spec/model.ts';
import type { Uniforms } from './uniforms.ts';

/** Where a run stands. */
export interface Cursor {
  /** Steps done. */
  step: number;
  /** Epochs completed. */
  epoch: number;
  /** First sample, in this epoch's order, of the next batch. */
  position: number;
}

/** One step as it was traced. */
export interface StepTrace {
  readonly step: number;
  readonly rows: number;
  /** Columns of the plan's trace: the loss, then sums over rows. */
  readonly values: Numbers;
}

/** Drives a loaded program: turns "so many steps" into commands and reads their traces back. */
export class Runner {
  readonly plan: Plan;
  readonly executable: Executable;
  readonly #samples: number;
  readonly #commands: Commands;
  #orderKey = '';
  #held: ModelSpec['holds'] | undefined;

  constructor(plan: Plan, executable: Executable, samples: number) {
    this.plan = plan;
    this.executable = executable;
    this.#samples = samples;
    this.#commands = new Commands(plan.program);
  }

  write(values: Readonly<Record<string, Numbers>>, tensors: readonly Tensor[]): void {
    for (const { id, name } of tensors) {
      const own = values[name];
      if (own) this.executable.write(id, own);
    }
  }

  /** Copies as precise as the backend has them, by name. */
  async exact(tensors: readonly Tensor[]): Promise<Record<string, Numbers>> {
    const values = await this.executable.read(tensors.map(({ id }) => id));
    return Object.fromEntries(tensors.map(({ name }, i) => [name, (values[i] ?? new Float32Array(0)).slice()]));
  }

  /** Copies in 32 bits, by name. */
  async read(tensors: readonly Tensor[]): Promise<Record<string, Float32Array>> {
    const values = await this.executable.read(tensors.map(({ id }) => id));
    return Object.fromEntries(tensors.map(({ name }, i) => [name, Float32Array.from(values[i] ?? [])]));
  }

  /** Elements set by hand, in this order. */
  async set(edits: readonly Edit[]): Promise<void> {
    const set = edits.flatMap(({ path, value }) => {
      const hand = handEdit(path);
      return hand?.kind === 'weights' ? [{ ...hand, value: Number(value) }] : [];
    });
    const tensors = this.plan.parameters.filter(({ name }) => set.some(({ tensor }) => tensor === name));
    if (tensors.length === 0) return;
    const values = await this.exact(tensors);
    for (const { tensor, index, value } of set) {
      const own = values[tensor];
      if (own) own[index] = Math.fround(value);
    }
    this.write(values, tensors);
  }

  /** Tells the update which elements it leaves as they are; what has no mask is never held. */
  hold(holds: ModelSpec['holds']): void {
    if (holds === this.#held) return;
    this.#held = holds;
    for (const { id, name, shape } of this.plan.holds) {
      const mask = new Float32Array(elementCount(shape, 1));
      for (const index of holds[name.slice(0, -'.hold'.length)] ?? []) mask[index] = 1;
      this.executable.write(id, mask);
    }
  }

  /** Samples in a full batch. */
  batchSize(spec: ModelSpec): number {
    return batchSizeOf(spec, this.#samples);
  }

  /**
   * Runs up to `steps` steps, never across the end of an epoch, moving the cursor. At most `traceLength` at once.
   */
  async run(spec: ModelSpec, uniforms: Uniforms, cursor: Cursor, steps: number): Promise<StepTrace[]> {
    this.#writeOrder(spec, cursor.epoch);
    this.hold(spec.holds);
    const { phases, program } = this.plan;
    const commands = this.#commands;
    commands.clear();
    const done: { step: number; rows: number }[] = [];
    const size = this.batchSize(spec);
    while (done.length < Math.min(steps, traceLength) && cursor.position < this.#samples) {
      const rows = Math.min(size, this.#samples - cursor.position);
      const values = uniforms.next(spec, cursor.step, rows);
      const base = { step: cursor.step, slot: cursor.step % traceLength, seed: spec.seed };
      if (rows <= program.capacity) {
        const whole = { phase: phases.step, start: cursor.position, rows, rowOffset: 0, accumulate: 0 as const };
        commands.push({ ...base, ...whole }, values);
      } else {
        for (let offset = 0; offset < rows; offset += program.capacity) {
          const chunk = Math.min(program.capacity, rows - offset);
          const accumulate = offset > 0 ? (1 as const) : (0 as const);
          const part = {
            phase: phases.accumulate,
            start: cursor.position + offset,
            rows: chunk,
            rowOffset: offset,
            accumulate,
          };
          commands.push({ ...base, ...part }, values);
        }
        commands.push({ ...base, phase: phases.update, start: 0, rows: 0, rowOffset: 0, accumulate: 0 }, values);
      }
      done.push({ step: cursor.step, rows });
      cursor.step++;
      cursor.position += rows;
    }
    if (cursor.position >= this.#samples) {
      cursor.position = 0;
      cursor.epoch++;
    }
    await this.executable.run(commands);
    return this.#traces(done);
  }

  async #traces(done: readonly { step: number; rows: number }[]): Promise<StepTrace[]> {
    const columns = this.plan.trace.length;
    const [trace = new Float32Array(0)] = await this.executable.read([this.plan.tensor('trace').id]);
    return done.map(({ step, rows }) => {
      const at = (step % traceLength) * columns;
      return { step, rows, values: trace.slice(at, at + columns) };
    });
  }

  /** The batch order depends on (seed, epoch) alone; unshuffled, samples come as they lie. */
  #writeOrder({ seed, training }: ModelSpec, epoch: number): void {
    const key = training.shuffle ? `${seed}/${epoch}` : 'plain';
    if (key === this.#orderKey) return;
    this.#orderKey = key;
    const order = training.shuffle
      ? permutation(seed, epoch, this.#samples)
      : Uint32Array.from({ length: this.#samples }, (_, i) => i);
    this.executable.write(this.plan.tensor('samples.order').id, order);
  }

  /** Predictions [n, units] and row losses [n] for samples start … start + count, and the penalty of the weights. */
  async evaluate(
    start: number,
    count: number,
    uniforms: ArrayLike<number>,
  ): Promise<{ predictions: Float64Array; rowLosses: Float64Array; penalty: number }> {
    const { program, phases, tensor } = this.plan;
    const outputs = [tensor('prediction'), tensor('rowLoss'), tensor('penalty')];
    const units = Number(outputs[0]?.shape[1] ?? 1);
    const predictions = new Float64Array(count * units);
    const rowLosses = new Float64Array(count);
    let penalty = 0;
    for (let offset = 0; offset < count; offset += program.capacity) {
      const rows = Math.min(program.capacity, count - offset);
      this.#commands.clear();
      const command = {
        phase: phases.evaluate,
        start: start + offset,
        rows,
        rowOffset: offset,
        accumulate: 0 as const,
        step: 0,
        slot: 0,
        seed: 0,
      };
      this.#commands.push(command, uniforms);
      await this.executable.run(this.#commands);
      const [y, loss, sum] = await this.executable.read(outputs.map(({ id }) => id));
      if (y) predictions.set(y.subarray(0, rows * units), offset * units);
      if (loss) rowLosses.set(loss.subarray(0, rows), offset);
      penalty = sum?.[0] ?? 0;
    }
    return { predictions, rowLosses, penalty };
  }

  dispose(): void {
    this.executable.dispose();
  }
}
