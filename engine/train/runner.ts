import type { Executable, Numbers } from '../backends/backend.ts';
import { Commands } from '../plan/commands.ts';
import { traceLength, type Plan } from '../plan/plan.ts';
import { elementCount, type Tensor } from '../plan/program.ts';
import { batchSizeOf } from '../spec/batchSizeOf.ts';
import { handEdit } from '../spec/handEdit.ts';
import type { Edit, ModelSpec } from '../spec/model.ts';
import { samplePath } from '../spec/sampleEdit.ts';
import type { Cursor, Flight, Landing, StepTrace } from './flight.ts';
import type { Uniforms } from './uniforms.ts';

const in32Bits = (values: Numbers): Float32Array =>
  values instanceof Float32Array ? values : new Float32Array(values);

/** Drives a loaded program: turns "so many steps" into commands and reads their traces back. */
export class Runner {
  readonly plan: Plan;
  readonly executable: Executable;
  readonly #samples: number;
  /** Of the newest flight, and of the one before, which may still be under way; they take turns. */
  #commands: Commands;
  #before: Commands;
  readonly #evaluation: Commands;
  /** What the order table holds: the epochs from `first` on; without a seed the samples as they lie, for any epoch. */
  #order: { readonly seed: number | undefined; readonly first: number; readonly epochs: number } = {
    seed: undefined,
    first: 0,
    epochs: 0,
  };
  #held: ModelSpec['holds'] | undefined;
  /** When the last flight landed. */
  #landed = 0;
  /** The one sample of the next step, in place of the batch that is due. */
  single: number | undefined;

  constructor(plan: Plan, executable: Executable, samples: number) {
    this.plan = plan;
    this.executable = executable;
    this.#samples = samples;
    this.#commands = new Commands(plan.program);
    this.#before = new Commands(plan.program);
    this.#evaluation = new Commands(plan.program, 1);
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
    return Object.fromEntries(tensors.map(({ name }, i) => [name, in32Bits(values[i] ?? new Float32Array(0))]));
  }

  /** Elements set by hand, in this order; and the sample that the next step is to be made on, where there is one. */
  async set(edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return;
    const sample = edits.findLast(({ path }) => path === samplePath);
    if (sample) this.single = Number(sample.value);
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

  /** Launches steps and waits for them. */
  async run(...flight: Parameters<Runner['launch']>): Promise<readonly StepTrace[]> {
    const { traces } = await this.launch(...flight).done;
    return traces;
  }

  /**
   * Launches up to `steps` steps over the ends of fewer than `epochs` epochs, moving the cursor. At most `traceLength`
   * steps at once, and no third flight before the first has landed.
   */
  launch(spec: ModelSpec, uniforms: Uniforms, cursor: Cursor, steps: number, epochs = 1): Flight {
    if (this.single !== undefined && steps > 0) return this.#launchSingle(spec, uniforms, cursor, this.single);
    const size = this.batchSize(spec);
    const most = Math.min(steps, traceLength);
    const inEpoch = Math.ceil(this.#samples / size);
    const done = Math.ceil(cursor.position / size);
    this.#writeOrder(spec, cursor.epoch, Math.min(epochs, Math.ceil((done + most) / inEpoch)));
    this.#begin(spec);
    const first = cursor.step;
    const last = Math.min(cursor.epoch + epochs, this.#order.first + this.#order.epochs);
    const rows: number[] = [];
    const ends: number[] = [];
    while (rows.length < most && cursor.epoch < last) {
      const batch = Math.min(size, this.#samples - cursor.position);
      this.#push(cursor, batch, uniforms.next(spec, cursor.step, batch), spec.seed);
      rows.push(batch);
      cursor.step++;
      cursor.position += batch;
      ends.push(cursor.position < this.#samples ? 0 : cursor.epoch + 1);
      if (cursor.position < this.#samples) continue;
      cursor.position = 0;
      cursor.epoch++;
    }
    return this.#fly(first, { ...cursor }, rows, ends);
  }

  /** One step on one sample; the epoch stands meanwhile. */
  #launchSingle(spec: ModelSpec, uniforms: Uniforms, cursor: Cursor, sample: number): Flight {
    this.executable.write(this.plan.tensor('samples.order').id, Uint32Array.of(sample));
    this.#order = { seed: undefined, first: 0, epochs: 0 };
    this.single = undefined;
    this.#begin(spec);
    const { step } = cursor;
    this.#push({ step, epoch: 0, position: 0 }, 1, uniforms.next(spec, step, 1), spec.seed);
    cursor.step++;
    return this.#fly(step, { ...cursor }, [1], [0]);
  }

  #begin(spec: ModelSpec): void {
    this.hold(spec.holds);
    [this.#commands, this.#before] = [this.#before, this.#commands];
    this.#commands.clear();
  }

  /** Runs the commands and reads the traces of their steps: from the first on, so many rows each, ending such epochs. */
  #fly(first: number, end: Cursor, rows: readonly number[], ends: readonly number[]): Flight {
    const launched = performance.now();
    const ran = this.executable.run(this.#commands);
    // Asked for at once, so that it comes before whatever is launched next.
    const read = this.executable.read([this.plan.tensor('trace').id]);
    const land = async (): Promise<Landing> => {
      await ran;
      const { variant } = this.executable;
      const [values = new Float32Array(0)] = await read;
      const landed = performance.now();
      const took = landed - Math.max(launched, this.#landed);
      this.#landed = landed;
      const columns = this.plan.trace.length;
      const traces = rows.map((batch, i): StepTrace => {
        const step = first + i;
        return { step, rows: batch, epochs: ends[i] ?? 0, values, at: (step % traceLength) * columns };
      });
      return { traces, variant, took };
    };
    const done = land();
    // Whoever waits for it meets a lost device; what nobody waits for any more may fail.
    done.catch(() => {});
    read.catch(() => {});
    return { first, end, done };
  }

  /** One step's commands: one, or where a batch is too large for the program a chunk after the other and the update. */
  #push({ step, epoch, position }: Cursor, rows: number, values: Float64Array, seed: number): void {
    const { step: whole, accumulate, update } = this.plan.phases;
    const { capacity } = this.plan.program;
    const slot = step % traceLength;
    const start = this.#startOf(epoch) + position;
    if (rows <= capacity) {
      this.#commands.push({ phase: whole, start, rows, rowOffset: 0, accumulate: 0, step, slot, seed }, values);
      return;
    }
    for (let offset = 0; offset < rows; offset += capacity) {
      const part = Math.min(capacity, rows - offset);
      const chunk = { phase: accumulate, start: start + offset, rows: part, rowOffset: offset, step, slot, seed };
      this.#commands.push({ ...chunk, accumulate: offset > 0 ? 1 : 0 }, values);
    }
    this.#commands.push({ phase: update, start: 0, rows: 0, rowOffset: 0, accumulate: 0, step, slot, seed }, values);
  }

  /** Where an epoch's order begins in the table. */
  #startOf(epoch: number): number {
    return this.#order.seed === undefined ? 0 : (epoch - this.#order.first) * this.#samples;
  }

  /**
   * Orders of some epochs from this one on, as many as the table holds. Each depends on (seed, epoch) alone; unshuffled,
   * samples come as they lie.
   */
  #writeOrder({ seed, training }: ModelSpec, epoch: number, wanted: number): void {
    const tensor = this.plan.tensor('samples.order');
    const room = Math.max(1, Math.floor(Number(tensor.shape[0]) / this.#samples));
    if (!training.shuffle) {
      if (this.#order.epochs === Infinity) return;
      this.#order = { seed: undefined, first: 0, epochs: Infinity };
      this.executable.write(
        tensor.id,
        Uint32Array.from({ length: this.#samples }, (_, i) => i),
      );
      return;
    }
    const { seed: before, first, epochs } = this.#order;
    const count = Math.min(room, wanted);
    // all that is wanted: what ends with the orders at hand would be a short run, and every run has to be waited for
    if (before === seed && epoch >= first && epoch + count <= first + epochs) return;
    this.#order = { seed, first: epoch, epochs: count };
    this.executable.shuffle(tensor.id, { seed, epoch, epochs: count, samples: this.#samples });
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
      this.#evaluation.clear();
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
      this.#evaluation.push(command, uniforms);
      await this.executable.run(this.#evaluation);
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
