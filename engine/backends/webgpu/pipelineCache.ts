import { BackendError } from '../backend.ts';
import type { DeviceHealth } from './deviceHealth.ts';

/** A compute shader, its entry point `main`. */
export interface ShaderSource {
  readonly label: string;
  readonly code: string;
  readonly bindings: readonly GPUBindGroupLayoutEntry[];
}

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
  get(shader: ShaderSource): Promise<KernelPipeline> {
    let pipeline = this.#pipelines.get(shader.code);
    if (!pipeline) {
      pipeline = this.#compile(shader);
      this.#pipelines.set(shader.code, pipeline);
    }
    return pipeline;
  }

  async #compile({ label, code, bindings }: ShaderSource): Promise<KernelPipeline> {
    const device = this.#device;
    // What is wrong with the text is reported by the pipeline as well, and again to this scope.
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label, code });
    const layout = device.createBindGroupLayout({ label, entries: [...bindings] });
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
