import { BackendError, type Executable, type Numbers } from '../backend.ts';
import type { Commands } from '../../plan/commands.ts';
import type { Program, TensorId } from '../../plan/program.ts';
import { writeOrders, type EpochOrders } from '../../random/permutation.ts';
import { shuffle } from '../wasm/shuffle.ts';
import { dispatchGroups } from './dispatchGroups.ts';
import type { GpuContext } from './gpuContext.ts';
import { commandsPerSlice, spacedWords, type LoadedProgram, type Memory, type Step } from './loadedProgram.ts';
import { Pacer } from './pacer.ts';
import { variantOf } from './programVariant.ts';
import { ResidentPhases, type Path } from './resident/residentPhases.ts';
import { stretches } from './resident/stretch.ts';
import { StagingPool } from './stagingPool.ts';
import { pack, unpack, type TensorLayout } from './tensorLayout.ts';
import type { Tuning } from './tuning.ts';

export class WebgpuExecutable implements Executable {
  readonly #context: GpuContext;
  readonly #staging: StagingPool;
  readonly #memory: Memory;
  readonly #phases: readonly (readonly Step[])[];
  readonly #tuning: Tuning | undefined;
  readonly #resident: ResidentPhases;
  /** Commands as far from each other as the device wants them. */
  readonly #upload: Uint32Array<ArrayBuffer>;
  /** The call that is still being submitted: later ones wait, so that all take effect in order. */
  #busy: Promise<unknown> | undefined;
  #disposed = false;

  constructor(context: GpuContext, program: Program, { memory, phases }: LoadedProgram, path: Path, tuning?: Tuning) {
    this.#context = context;
    this.#staging = new StagingPool(context.device);
    this.#memory = memory;
    this.#upload = new Uint32Array(memory.commands.size / 4);
    this.#phases = phases;
    this.#tuning = tuning;
    const work = (phase: number, rows: number): number => this.#work(phase, rows);
    const run = (commands: Commands, first: number, count: number) => this.#record(commands, first, first + count);
    const { layouts, buffers } = memory;
    const recorded = { program, layouts, buffers, work, run, check: () => this.#check() };
    this.#resident = new ResidentPhases(context, recorded, path);
  }

  get bytes(): number {
    return [...this.#allBuffers()].reduce((sum, { size }) => sum + size, this.#resident.bytes);
  }

  get variant(): string {
    return variantOf(this.#context.variant, this.#phases, this.#resident.shapes);
  }

  write(tensor: TensorId, values: Numbers | Uint8Array | Uint32Array): void {
    const { buffer, layout } = this.#place(tensor);
    const room = layout.rows * layout.columns;
    if (values.length > room)
      throw new RangeError(`webgpu: tensor ${tensor} has room for ${room} values, got ${values.length}`);
    const bytes = pack(layout, values);
    const write = (): void => {
      if (!this.#disposed) this.#context.device.queue.writeBuffer(buffer, 0, bytes);
    };
    if (this.#busy) void this.#inOrder(write);
    else write();
  }

  shuffle(table: TensorId, orders: EpochOrders): void {
    const values = new Uint32Array(orders.epochs * orders.samples);
    writeOrders(values, orders, shuffle);
    this.write(table, values);
  }

  run(commands: Commands): Promise<void> {
    return this.#inOrder(() => this.#run(commands));
  }

  async read(tensors: readonly TensorId[]): Promise<Numbers[]> {
    const values = await this.#inOrder(() => this.#copyOut(tensors));
    return values();
  }

  /** Ends what still waits to be submitted. */
  dispose(): void {
    this.#disposed = true;
    this.#tuning?.end();
    for (const buffer of this.#allBuffers()) buffer.destroy();
    this.#resident.dispose();
    this.#staging.dispose();
  }

  /** Begins now if nothing is under way, else after it. */
  #inOrder<T>(call: () => T | Promise<T>): Promise<T> {
    const before = this.#busy;
    const result = (async () => {
      if (before) await before;
      return call();
    })();
    const settle = async (): Promise<void> => {
      await Promise.allSettled([result]);
      if (this.#busy === settled) this.#busy = undefined;
    };
    const settled = settle();
    this.#busy = settled;
    return result;
  }

  /** What is resident goes in stretches of one phase, what lies between is recorded. */
  async #run(commands: Commands): Promise<void> {
    this.#tuning?.takeOver();
    let recorded = 0;
    for (const stretch of stretches(commands)) {
      const resident = await this.#resident.choose(stretch);
      if (!resident) continue;
      await this.#record(commands, recorded, stretch.first);
      await resident.run(stretch, this.#work(stretch.phase, stretch.rows));
      recorded = stretch.first + stretch.count;
    }
    await this.#record(commands, recorded, commands.count);
  }

  #work(phase: number, rows: number): number {
    return (this.#phases[phase] ?? []).reduce((sum, { shader }) => sum + shader.work(rows), 0);
  }

  /** Encodes whole dispatches until a submission has the work it can do in its time. */
  async #record(commands: Commands, first: number, end: number): Promise<void> {
    const { pacer } = this.#context.submitter;
    const strideBytes = spacedWords(commands.strideWords) * 4;
    let slice: Slice | undefined;
    for (let i = first; i < end; i++) {
      const phase = commands.word(i, 'phase');
      const rows = commands.word(i, 'rows');
      this.#tuning?.saw(phase, rows);
      for (const step of this.#phases[phase] ?? []) {
        const groups = step.shader.groups(rows);
        if (groups === 0) continue;
        const work = step.shader.work(rows) + Pacer.launch;
        if (slice && (i - slice.first >= commandsPerSlice || !pacer.fits(slice.work + work, slice.dispatches + 1))) {
          await this.#submit(slice);
          slice = undefined;
        }
        slice ??= this.#begin(commands, i);
        slice.pass.setPipeline(step.pipeline);
        slice.pass.setBindGroup(0, step.bindings, [(i - slice.first) * strideBytes]);
        dispatchGroups(slice.pass, groups);
        slice.work += work;
        slice.dispatches++;
      }
    }
    if (slice) await this.#submit(slice);
  }

  /** Uploads the commands from one on and opens a pass for them. */
  #begin(commands: Commands, first: number): Slice {
    this.#check();
    const count = Math.min(commandsPerSlice, commands.count - first);
    const { strideWords, words } = commands;
    const apart = spacedWords(strideWords);
    for (let i = 0; i < count; i++) {
      const from = (first + i) * strideWords;
      this.#upload.set(words.subarray(from, from + strideWords), i * apart);
    }
    this.#context.device.queue.writeBuffer(this.#memory.commands, 0, this.#upload, 0, count * apart);
    const encoder = this.#context.device.createCommandEncoder();
    return { first, encoder, pass: encoder.beginComputePass(), work: 0, dispatches: 0 };
  }

  #submit({ encoder, pass, work }: Slice): Promise<void> {
    this.#check();
    pass.end();
    return this.#context.submitter.submit(encoder.finish(), work);
  }

  /** Queues the copies; what it returns waits for them. */
  #copyOut(tensors: readonly TensorId[]): () => Promise<Numbers[]> {
    this.#check();
    const places = tensors.map((tensor) => this.#place(tensor));
    const bytes = places.reduce((sum, { layout }) => sum + layout.bytes, 0);
    const staging = this.#staging.take(bytes);
    const encoder = this.#context.device.createCommandEncoder();
    let offset = 0;
    const offsets = places.map(({ buffer, layout }) => {
      encoder.copyBufferToBuffer(buffer, 0, staging, offset, layout.bytes);
      offset += layout.bytes;
      return offset - layout.bytes;
    });
    this.#context.device.queue.submit([encoder.finish()]);
    const mapped = this.#context.health.race(staging.mapAsync(GPUMapMode.READ, 0, Math.max(bytes, 8)));
    return async () => {
      await mapped;
      const range = staging.getMappedRange(0, Math.max(bytes, 8));
      const values = places.map(({ layout }, i) => unpack(layout, range, offsets[i] ?? 0));
      staging.unmap();
      this.#staging.give(staging);
      return values;
    };
  }

  #check(): void {
    this.#context.health.check();
    if (this.#disposed) throw new BackendError('webgpu', 'lost', 'the program was disposed');
  }

  #place(tensor: TensorId): { readonly buffer: GPUBuffer; readonly layout: TensorLayout } {
    const buffer = this.#memory.buffers[tensor];
    const layout = this.#memory.layouts[tensor];
    if (!buffer || !layout) throw new BackendError('webgpu', 'compile', `no tensor ${tensor} in this program`);
    return { buffer, layout };
  }

  #allBuffers(): ReadonlySet<GPUBuffer> {
    return new Set([...this.#memory.buffers, this.#memory.commands, this.#memory.shapes]);
  }
}

interface Slice {
  /** The command at the start of the command buffer. */
  readonly first: number;
  readonly encoder: GPUCommandEncoder;
  readonly pass: GPUComputePassEncoder;
  work: number;
  dispatches: number;
}
