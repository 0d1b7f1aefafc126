import { Commands, words } from '../../plan/commands.ts';
import type { Kernel, Program } from '../../plan/program.ts';
import { bindKernel } from './bindKernel.ts';
import type { ContractionVariantName } from './contractionVariant.ts';
import { dispatchGroups } from './dispatchGroups.ts';
import type { GpuContext } from './gpuContext.ts';
import { contractionShader, type KernelShader } from './kernelShader.ts';
import type { Memory, Step } from './loadedProgram.ts';
import { timeDispatches } from './timeDispatches.ts';

/** Milliseconds that a measurement aims at, and dispatches it makes at most. */
const window = 8;
const mostDispatches = 1024;
/** Of all time, measurements take one part in so many: the rest is training's. */
const share = 8;
/** Only what takes less than this part of the time of what runs is worth a change. */
const gain = 0.95;
/** What is so many times as slow as another at first is not looked at again. */
const hopeless = 1.5;
/** Bytes of stand-ins for a kernel's buffers; one that needs more is not measured. */
const mostScratch = 2 ** 28;

interface Trial {
  readonly name: ContractionVariantName;
  readonly shader: KernelShader;
  readonly pipeline: GPUComputePipeline;
  /** Dispatches that take about a window, and the least milliseconds that one took. */
  dispatches: number;
  best: number;
}

/** What is measured: a step of a program, a contraction, on so many live rows. */
export interface Measured {
  readonly program: Program;
  readonly memory: Memory;
  readonly step: Step;
  readonly kernel: Kernel;
  readonly rows: number;
}

/**
 * The fastest of some variants of a contraction, timed on buffers of its own while the device goes on with its other
 * work; the one that runs where none is clearly faster. Undefined where it is too large to be tried, or `isOver`.
 */
export async function fastestVariant(
  context: GpuContext,
  measured: Measured,
  names: readonly ContractionVariantName[],
  isOver: () => boolean,
): Promise<ContractionVariantName | undefined> {
  const { program, memory, step, kernel, rows } = measured;
  const trials: Trial[] = [];
  for (const name of names) {
    if (isOver()) return undefined;
    const shader = contractionShader(program, memory.layouts, kernel, name);
    // what does not compile here does not take part; a device that is lost shows below
    const compiled = await context.pipelines.get(shader).catch(() => undefined);
    if (compiled) trials.push({ name, shader, pipeline: compiled.pipeline, dispatches: 1, best: Infinity });
  }
  const scratch = await standIns(context, measured);
  if (!scratch) return undefined;
  const measure = async (trial: Trial): Promise<number> => {
    const groups = trial.shader.groups(rows);
    const milliseconds = await timeDispatches(context, (pass) => {
      pass.setPipeline(trial.pipeline);
      pass.setBindGroup(0, scratch.bindings, [0]);
      for (let i = 0; i < trial.dispatches; i++) dispatchGroups(pass, groups);
    });
    trial.best = Math.min(trial.best, milliseconds / trial.dispatches);
    await new Promise((resolve) => setTimeout(resolve, (share - 1) * milliseconds));
    return milliseconds;
  };
  const least = (): number => Math.min(...trials.map(({ best }) => best));
  try {
    for (const trial of trials) {
      // the first dispatch of a pipeline may include work of the driver's, and clocks are coarse: only windows count
      while ((await measure(trial)) < window / 2 && trial.dispatches < mostDispatches && !isOver())
        trial.dispatches *= 4;
      trial.best = Infinity;
      await measure(trial);
    }
    for (let round = 0; round < 3; round++)
      for (const trial of trials) if (trial.best < hopeless * least() && !isOver()) await measure(trial);
  } finally {
    for (const buffer of scratch.buffers) buffer.destroy();
  }
  if (isOver()) return undefined;
  const now = trials.find(({ name }) => name === step.shader.contraction?.variant);
  return now && least() > gain * now.best ? now.name : trials.find(({ best }) => best === least())?.name;
}

/** Zeroed buffers like the step's own, and one command with so many rows. */
async function standIns(
  { device, pipelines }: GpuContext,
  { program, memory, step, rows }: Measured,
): Promise<{ buffers: readonly GPUBuffer[]; bindings: GPUBindGroup } | undefined> {
  const { STORAGE, UNIFORM, COPY_DST } = GPUBufferUsage;
  const { shader } = step;
  const sizes = shader.buffers.map(({ buffer }) => {
    const tensor = program.tensors.find((each) => each.buffer === buffer);
    return memory.buffers[tensor?.id ?? -1]?.size ?? 16;
  });
  if (sizes.reduce((sum, size) => sum + size, 0) > mostScratch) return undefined;
  const { layout } = await pipelines.get(shader);
  const command = new Commands(program, 1);
  command.words[words.rows] = rows;
  const upload = (data: Uint32Array<ArrayBuffer>): GPUBuffer => {
    const buffer = device.createBuffer({ size: Math.max(16, data.byteLength), usage: UNIFORM | COPY_DST });
    device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  };
  device.pushErrorScope('out-of-memory');
  const storage = sizes.map((size) => device.createBuffer({ size, usage: STORAGE }));
  const [commands, shape] = [upload(command.words), upload(Uint32Array.from(shader.shape))];
  const byNumber = new Map(shader.buffers.map(({ buffer }, i) => [buffer, storage[i]]));
  const bindings = bindKernel(device, layout, shader, {
    command: { buffer: commands, size: command.strideWords * 4 },
    shape: { buffer: shape, size: shader.shape.length * 4 },
    buffer: (number) => byNumber.get(number),
  });
  const buffers = [...storage, commands, shape];
  if (!(await device.popErrorScope())) return { buffers, bindings };
  for (const buffer of buffers) buffer.destroy();
  return undefined;
}
