import type { Commands } from '../../../plan/commands.ts';
import type { GpuContext } from '../gpuContext.ts';
import { Pacer } from '../pacer.ts';
import { bindings, type ResidentShader } from './residentShader.ts';
import type { Stretch } from './stretch.ts';

/** Commands that one upload takes: as many as a run of the trace's length has. */
const mostCommands = 2048;
/** Units of work per millisecond that one workgroup of the slowest device is trusted with at first. */
const firstSpeed = 2e4;

/** What a phase works on. */
export interface ProgramMemory {
  /** The program's buffers by their numbers. */
  readonly buffers: ReadonlyMap<number, GPUBuffer>;
  /** Bytes from one command to the next. */
  readonly strideBytes: number;
  /** Throws a BackendError once the program or its device is gone. */
  readonly check: () => void;
}

/** A phase that one workgroup runs, many commands in a dispatch, on copies of the tensors it changes. */
export class ResidentPhase {
  readonly #context: GpuContext;
  readonly #shader: ResidentShader;
  readonly #pipeline: GPUComputePipeline;
  readonly #group: GPUBindGroup;
  readonly #slice: GPUBuffer;
  readonly #commands: GPUBuffer;
  readonly #arena: GPUBuffer;
  readonly #own: readonly GPUBuffer[];
  readonly #program: ProgramMemory;
  readonly #pacer = new Pacer(undefined, firstSpeed);

  private constructor(
    context: GpuContext,
    shader: ResidentShader,
    { pipeline, layout }: { readonly pipeline: GPUComputePipeline; readonly layout: GPUBindGroupLayout },
    program: ProgramMemory,
  ) {
    this.#context = context;
    this.#shader = shader;
    this.#pipeline = pipeline;
    this.#program = program;
    const { device } = context;
    const { STORAGE, UNIFORM, COPY_DST, COPY_SRC } = GPUBufferUsage;
    const make = (label: string, size: number, usage: number): GPUBuffer =>
      device.createBuffer({ label, size: Math.max(16, size), usage });
    this.#slice = make('slice', 16, UNIFORM | COPY_DST);
    this.#commands = make('resident commands', mostCommands * program.strideBytes, STORAGE | COPY_DST);
    this.#arena = make('arena', shader.memory.arenaWords * 4, STORAGE | COPY_DST | COPY_SRC);
    const batch = shader.batchBytes === undefined ? [] : [make('batch', shader.batchBytes, STORAGE)];
    this.#own = [this.#slice, this.#commands, this.#arena, ...batch];
    const tables = shader.memory.tables.flatMap((buffer) => program.buffers.get(buffer) ?? []);
    const entry = (buffer: GPUBuffer, binding: number): GPUBindGroupEntry => ({ binding, resource: { buffer } });
    this.#group = device.createBindGroup({
      label: 'resident',
      layout,
      entries: [
        entry(this.#slice, bindings.slice),
        entry(this.#commands, bindings.commands),
        entry(this.#arena, bindings.arena),
        ...batch.map((buffer) => entry(buffer, bindings.batch)),
        ...tables.map((buffer, i) => entry(buffer, bindings.tables + i)),
      ],
    });
  }

  /** Compiles, and makes the memory. Throws a BackendError where it cannot. */
  static async load(context: GpuContext, shader: ResidentShader, program: ProgramMemory): Promise<ResidentPhase> {
    const visibility = GPUShaderStage.COMPUTE;
    const bind = (binding: number, type: GPUBufferBindingType): GPUBindGroupLayoutEntry => ({
      binding,
      visibility,
      buffer: { type },
    });
    const compiled = await context.pipelines.get({
      label: 'resident',
      code: shader.code,
      bindings: [
        bind(bindings.slice, 'uniform'),
        bind(bindings.commands, 'read-only-storage'),
        bind(bindings.arena, 'storage'),
        ...(shader.batchBytes === undefined ? [] : [bind(bindings.batch, 'storage')]),
        ...shader.memory.tables.map((_, i) => bind(bindings.tables + i, 'read-only-storage')),
      ],
    });
    program.check();
    return new ResidentPhase(context, shader, compiled, program);
  }

  get bytes(): number {
    return this.#own.reduce((sum, { size }) => sum + size, 0);
  }

  /** Runs commands of the phase; `work` is what one of them takes at most. */
  async run({ commands, first, count }: Stretch, work: number): Promise<void> {
    let done = 0;
    while (done < count) {
      let some = 1;
      const most = Math.min(count - done, mostCommands);
      while (some < most && this.#pacer.fits((some + 1) * work, 1)) some++;
      const encoder = this.#context.device.createCommandEncoder();
      if (done === 0) this.#copy(encoder, 'in');
      this.#dispatch(encoder, commands, first + done, some);
      done += some;
      if (done === count) this.#copy(encoder, 'out');
      await this.#context.submitter.submit(encoder.finish(), some * work, this.#pacer);
    }
  }

  /** Copies what the phase changes into the arena, or back. */
  copy(direction: 'in' | 'out'): void {
    const encoder = this.#context.device.createCommandEncoder();
    this.#copy(encoder, direction);
    this.#context.device.queue.submit([encoder.finish()]);
  }

  /** Milliseconds that the first commands take on the arena alone, so that nothing else changes. */
  async time(commands: Commands, count: number, work: number): Promise<number> {
    const { device, health } = this.#context;
    const encoder = device.createCommandEncoder();
    this.#dispatch(encoder, commands, 0, count);
    const start = performance.now();
    device.queue.submit([encoder.finish()]);
    await health.race(device.queue.onSubmittedWorkDone());
    const milliseconds = performance.now() - start;
    this.#pacer.learn(count * work, milliseconds);
    return milliseconds;
  }

  dispose(): void {
    for (const buffer of this.#own) buffer.destroy();
  }

  #dispatch(encoder: GPUCommandEncoder, commands: Commands, first: number, count: number): void {
    this.#program.check();
    const { queue } = this.#context.device;
    const { strideWords, words } = commands;
    queue.writeBuffer(this.#slice, 0, new Uint32Array([count]));
    queue.writeBuffer(this.#commands, 0, words, first * strideWords, count * strideWords);
    const pass = encoder.beginComputePass();
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, this.#group);
    pass.dispatchWorkgroups(1);
    pass.end();
  }

  #copy(encoder: GPUCommandEncoder, direction: 'in' | 'out'): void {
    this.#program.check();
    for (const { buffer, at, words } of this.#shader.memory.guests) {
      const own = this.#program.buffers.get(buffer);
      if (!own) continue;
      if (direction === 'in') encoder.copyBufferToBuffer(own, 0, this.#arena, at * 4, words * 4);
      else encoder.copyBufferToBuffer(this.#arena, at * 4, own, 0, words * 4);
    }
  }
}
