import { BackendError } from '../backend.ts';
import { Commands } from '../../plan/commands.ts';
import type { Program } from '../../plan/program.ts';
import type { GpuContext } from './gpuContext.ts';
import { kernelShader, type KernelShader } from './kernelShader.ts';
import { firstBufferBinding } from './kernelWriter.ts';
import type { KernelPipeline } from './pipelineCache.ts';
import { layoutTensors, type TensorLayout } from './tensorLayout.ts';
import { commandsPerSlice, type Memory, type Step } from './webgpuExecutable.ts';

/** Compiles every kernel and allocates every buffer of a program. Throws a BackendError where it cannot. */
export async function loadProgram(
  { device, health, pipelines }: GpuContext,
  program: Program,
  smallestContraction?: number,
): Promise<{ memory: Memory; phases: readonly (readonly Step[])[] }> {
  const layouts = layoutTensors(program);
  const shaders = program.phases.map(({ kernels }) =>
    kernels.map((kernel) => shaderOf(program, layouts, kernel, smallestContraction)),
  );
  const compile = async (shader: KernelShader): Promise<Compiled> => ({
    shader,
    pipeline: await pipelines.get({ label: shader.label, code: shader.code, bindings: bindingsOf(shader) }),
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

function shaderOf(...[program, layouts, kernel, smallest]: Parameters<typeof kernelShader>): KernelShader {
  try {
    return kernelShader(program, layouts, kernel, smallest);
  } catch (error) {
    if (error instanceof RangeError) throw new BackendError('webgpu', 'compile', `${kernel.label}: ${error.message}`);
    throw error;
  }
}

interface Compiled {
  readonly shader: KernelShader;
  readonly pipeline: KernelPipeline;
}

function bindingsOf({ shape, buffers }: KernelShader): GPUBindGroupLayoutEntry[] {
  const visibility = GPUShaderStage.COMPUTE;
  const uniforms: GPUBindGroupLayoutEntry[] = [
    { binding: 0, visibility, buffer: { type: 'uniform', hasDynamicOffset: true } },
  ];
  if (shape.length > 0) uniforms.push({ binding: 1, visibility, buffer: { type: 'uniform' } });
  const storage = buffers.map(({ writable }, i): GPUBindGroupLayoutEntry => ({
    binding: firstBufferBinding + i,
    visibility,
    buffer: { type: writable ? 'storage' : 'read-only-storage' },
  }));
  return [...uniforms, ...storage];
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
  const size = commandsPerSlice * new Commands(program, 1).strideWords * 4;
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
  const bindings = ({ shader, pipeline }: Compiled): GPUBindGroup => {
    const { label, shape, buffers } = shader;
    const entries: GPUBindGroupEntry[] = [{ binding: 0, resource: { buffer: memory.commands, size } }];
    const offset = offsets.get(shader) ?? 0;
    if (shape.length > 0)
      entries.push({ binding: 1, resource: { buffer: memory.shapes, offset, size: shape.length * 4 } });
    buffers.forEach(({ buffer }, i) => {
      const resource = first.get(buffer);
      if (resource) entries.push({ binding: firstBufferBinding + i, resource: { buffer: resource } });
    });
    return device.createBindGroup({ label, layout: pipeline.layout, entries });
  };
  return compiled.map((phase) =>
    phase.map((each) => ({ shader: each.shader, pipeline: each.pipeline.pipeline, bindings: bindings(each) })),
  );
}
