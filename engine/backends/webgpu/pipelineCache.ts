import { BackendError } from '../backend.ts';
import type { DeviceHealth } from './deviceHealth.ts';
import { firstBufferBinding } from './kernelWriter.ts';
import type { KernelShader } from './kernelShader.ts';

export interface KernelPipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Pipelines of one device by their text: a program that changes only in sizes compiles nothing. */
export class PipelineCache {
  readonly #device: GPUDevice;
  readonly #health: DeviceHealth;
  readonly #pipelines = new Map<string, Promise<KernelPipeline>>();

  constructor(device: GPUDevice, health: DeviceHealth) {
    this.#device = device;
    this.#health = health;
  }

  /** Throws a BackendError with the compiler's words. */
  get(shader: KernelShader): Promise<KernelPipeline> {
    let pipeline = this.#pipelines.get(shader.code);
    if (!pipeline) {
      pipeline = this.#compile(shader);
      this.#pipelines.set(shader.code, pipeline);
    }
    return pipeline;
  }

  async #compile(shader: KernelShader): Promise<KernelPipeline> {
    const device = this.#device;
    const { label, code } = shader;
    // What is wrong with the text is reported by the pipeline as well, and again to this scope.
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label, code });
    const layout = bindGroupLayout(device, shader);
    const pipeline = device.createComputePipelineAsync({
      label,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    const scope = device.popErrorScope();
    try {
      const [made] = await this.#health.race(Promise.all([pipeline, scope]));
      return { pipeline: made, layout };
    } catch (error) {
      this.#health.check();
      const { messages } = await this.#health.race(module.getCompilationInfo());
      const words = messages.map(({ lineNum, linePos, message }) => `line ${lineNum}:${linePos} ${message}`);
      const reason = words.length > 0 ? words.join('\n') : error instanceof Error ? error.message : String(error);
      throw new BackendError('webgpu', 'compile', `${label}: ${reason}`);
    }
  }
}

function bindGroupLayout(device: GPUDevice, { shape, buffers }: KernelShader): GPUBindGroupLayout {
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
  return device.createBindGroupLayout({ entries: [...uniforms, ...storage] });
}
