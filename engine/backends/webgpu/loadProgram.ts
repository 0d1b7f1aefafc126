import { BackendError } from '../backend.ts';
import { Commands } from '../../plan/commands.ts';
import type { Program } from '../../plan/program.ts';
import type { DeviceLoss } from './deviceLoss.ts';
import { kernelShader, type KernelShader } from './kernelShader.ts';
import { firstBufferBinding } from './kernelWriter.ts';
import type { KernelPipeline, PipelineCache } from './pipelineCache.ts';
import { layoutTensors, type TensorLayout } from './tensorLayout.ts';
import { commandsPerSlice, type Memory, type Step } from './webgpuExecutable.ts';

/** Compiles every kernel and allocates every buffer of a program. Throws a BackendError where it cannot. */
export async function loadProgram(
  device: GPUDevice,
  loss: DeviceLoss,
  pipelines: PipelineCache,
  program: Program,
  smallestContraction?: number,
): Promise<{ memory: Memory; phases: readonly (readonly Step[])[] }> {
  const layouts = layoutTensors(program);
  const shaders = program.phases.map(({ kernels }) =>
    kernels.map((kernel) => shaderOf(program, layouts, kernel, smallestContraction)),
  );
  const compiled = await Promise.all(
    shaders.map((phase) =>
      Promise.all(phase.map(async (shader) => ({ shader, pipeline: await pipelines.get(shader) }))),
    ),
  );
  loss.check();
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  const { memory, sizes } = allocate(device, program, layouts, compiled.flat());
  const phases = bind(device, program, memory, sizes, compiled);
  const [outOfMemory, invalid] = await loss.race(Promise.all([device.popErrorScope(), device.popErrorScope()]));
  if (outOfMemory)
    throw new BackendError('webgpu', 'memory', `the GPU has no room for this model: ${outOfMemory.message}`);
  if (invalid) throw new BackendError('webgpu', 'compile', invalid.message);
  return { memory, phases };
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

/** Where a kernel's shape lies among all shapes, in bytes. */
type ShapeOffsets = ReadonlyMap<KernelShader, number>;

function allocate(
  device: GPUDevice,
  program: Program,
  layouts: readonly TensorLayout[],
  compiled: readonly Compiled[],
): { memory: Memory; sizes: ShapeOffsets } {
  const bytes = new Map<number, number>();
  for (const { id, buffer } of program.tensors)
    bytes.set(buffer, Math.max(bytes.get(buffer) ?? 16, layouts[id]?.bytes ?? 0));
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const most = Math.min(maxStorageBufferBindingSize, maxBufferSize);
  for (const { name, buffer } of program.tensors) {
    const size = bytes.get(buffer) ?? 0;
    if (size > most)
      throw new BackendError('webgpu', 'memory', `${name} takes ${size} bytes, and this GPU binds at most ${most}`);
  }
  const { STORAGE, UNIFORM, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const made = new Map<number, GPUBuffer>();
  const bufferOf = (number: number, label: string): GPUBuffer => {
    const existing = made.get(number);
    if (existing) return existing;
    const buffer = device.createBuffer({ label, size: bytes.get(number) ?? 16, usage: STORAGE | COPY_DST | COPY_SRC });
    made.set(number, buffer);
    return buffer;
  };
  const buffers = program.tensors.map(({ buffer, name }) => bufferOf(buffer, name));

  const align = device.limits.minUniformBufferOffsetAlignment;
  const sizes = new Map<KernelShader, number>();
  let end = 0;
  for (const { shader } of compiled) {
    sizes.set(shader, end);
    end += Math.ceil(Math.max(1, shader.shape.length * 4) / align) * align;
  }
  const words = new Uint32Array(Math.max(4, end / 4));
  for (const [{ shape }, offset] of sizes) words.set(shape, offset / 4);
  const shapes = device.createBuffer({ label: 'shapes', size: words.byteLength, usage: UNIFORM | COPY_DST });
  device.queue.writeBuffer(shapes, 0, words);

  const size = commandsPerSlice * new Commands(program, 1).strideWords * 4;
  const commands = device.createBuffer({ label: 'commands', size, usage: UNIFORM | COPY_DST });
  return { memory: { buffers, layouts, commands, shapes }, sizes };
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
