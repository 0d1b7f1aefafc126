import { BackendError } from '../backend.ts';
import { Commands } from '../../plan/commands.ts';
import type { Phase, Program } from '../../plan/program.ts';
import { bindKernel } from './bindKernel.ts';
import { chainShader } from './chainShader.ts';
import type { GpuContext } from './gpuContext.ts';
import { kernelShader, type KernelShader, type ShaderOptions } from './kernelShader.ts';
import { commandsPerSlice, spacedWords, type LoadedProgram, type Memory, type Step } from './loadedProgram.ts';
import type { KernelPipeline } from './pipelineCache.ts';
import { rowChains } from './rowChains.ts';
import { layoutTensors, type TensorLayout } from './tensorLayout.ts';

/** Compiles every kernel and allocates every buffer of a program. Throws a BackendError where it cannot. */
export async function loadProgram(
  { device, health, pipelines }: GpuContext,
  program: Program,
  options: ShaderOptions = {},
): Promise<LoadedProgram> {
  const layouts = layoutTensors(program);
  const most = device.limits.maxStorageBuffersPerShaderStage;
  const shaders = program.phases.map((phase) => shadersOf(program, layouts, phase, most, options));
  const compile = async (shader: KernelShader): Promise<Compiled> => ({
    shader,
    pipeline: await pipelines.get(shader),
  });
  const compiled = await Promise.all(shaders.map((phase) => Promise.all(phase.map(compile))));
  health.check();
  checkSizes(device, program, layouts);

  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  const { shapes, offsets } = uploadShapes(device, compiled.flat());
  const memory = { ...allocate(device, program, layouts), layouts, shapes };
  const phases = bind(device, program, memory, offsets, compiled);
  const [outOfMemory, invalid] = await health.race(Promise.all([device.popErrorScope(), device.popErrorScope()]));
  if (!outOfMemory && !invalid) return { memory, phases };
  for (const buffer of [...memory.buffers, memory.commands, shapes]) buffer.destroy();
  if (invalid && !outOfMemory) throw new BackendError('webgpu', 'compile', invalid.message);
  throw new BackendError('webgpu', 'memory', `the GPU has no room for this model: ${outOfMemory?.message ?? ''}`);
}

function shadersOf(
  program: Program,
  layouts: readonly TensorLayout[],
  { kernels }: Phase,
  mostBuffers: number,
  options: ShaderOptions,
): KernelShader[] {
  return rowChains(program, layouts, kernels, mostBuffers).map((chain) => {
    const [kernel, ...others] = chain.kernels;
    try {
      if (kernel && others.length === 0) return kernelShader(program, layouts, kernel, options);
      return chainShader(program, layouts, chain);
    } catch (error) {
      if (error instanceof RangeError)
        throw new BackendError('webgpu', 'compile', `${kernel?.label}: ${error.message}`);
      throw error;
    }
  });
}

interface Compiled {
  readonly shader: KernelShader;
  readonly pipeline: KernelPipeline;
}

/** Where a kernel's shape lies among all shapes, in bytes. */
type ShapeOffsets = ReadonlyMap<KernelShader, number>;

function checkSizes({ limits }: GPUDevice, { tensors }: Program, layouts: readonly TensorLayout[]): void {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  for (const { id, name } of tensors) {
    const bytes = layouts[id]?.bytes ?? 0;
    if (bytes > most)
      throw new BackendError('webgpu', 'memory', `${name} takes ${bytes} bytes, and this GPU binds at most ${most}`);
  }
}

/** One buffer for every number in the program, as large as the largest tensor in it. */
function allocate(
  device: GPUDevice,
  program: Program,
  layouts: readonly TensorLayout[],
): Pick<Memory, 'buffers' | 'commands'> {
  const sizes = new Map<number, number>();
  for (const { id, buffer } of program.tensors)
    sizes.set(buffer, Math.max(sizes.get(buffer) ?? 16, layouts[id]?.bytes ?? 0));
  const { STORAGE, UNIFORM, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const made = new Map<number, GPUBuffer>();
  const buffers = program.tensors.map(({ name, buffer }) => {
    const size = sizes.get(buffer) ?? 16;
    const own = made.get(buffer) ?? device.createBuffer({ label: name, size, usage: STORAGE | COPY_DST | COPY_SRC });
    made.set(buffer, own);
    return own;
  });
  const size = commandsPerSlice * spacedWords(new Commands(program, 1).strideWords) * 4;
  return { buffers, commands: device.createBuffer({ label: 'commands', size, usage: UNIFORM | COPY_DST }) };
}

function uploadShapes(device: GPUDevice, compiled: readonly Compiled[]): { shapes: GPUBuffer; offsets: ShapeOffsets } {
  const align = device.limits.minUniformBufferOffsetAlignment;
  const offsets = new Map<KernelShader, number>();
  let end = 0;
  for (const { shader } of compiled) {
    offsets.set(shader, end);
    end += Math.ceil(Math.max(1, shader.shape.length * 4) / align) * align;
  }
  const words = new Uint32Array(Math.max(4, end / 4));
  for (const [{ shape }, offset] of offsets) words.set(shape, offset / 4);
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const shapes = device.createBuffer({ label: 'shapes', size: words.byteLength, usage });
  device.queue.writeBuffer(shapes, 0, words);
  return { shapes, offsets };
}

function bind(
  device: GPUDevice,
  program: Program,
  memory: Memory,
  offsets: ShapeOffsets,
  compiled: readonly (readonly Compiled[])[],
): Step[][] {
  const first = new Map(program.tensors.map(({ id, buffer }) => [buffer, memory.buffers[id]]));
  const size = new Commands(program, 1).strideWords * 4;
  const bindings = ({ shader, pipeline }: Compiled): GPUBindGroup =>
    bindKernel(device, pipeline.layout, shader, {
      command: { buffer: memory.commands, size },
      shape: { buffer: memory.shapes, offset: offsets.get(shader) ?? 0, size: shader.shape.length * 4 },
      buffer: (number) => first.get(number),
    });
  return compiled.map((phase) =>
    phase.map((each) => ({
      shader: each.shader,
      pipeline: each.pipeline.pipeline,
      bindings: bindings(each),
    })),
  );
}
