import { BackendError, type Backend, type Executable, type LoadOptions } from '../backend.ts';
import type { BrowserStore } from '../../browserStore.ts';
import type { Program } from '../../plan/program.ts';
import { defaultVariant, type ContractionSize, type ContractionVariantName } from './contractionVariant.ts';
import { DeviceHealth } from './deviceHealth.ts';
import type { GpuContext } from './gpuContext.ts';
import { loadProgram } from './loadProgram.ts';
import { PipelineCache } from './pipelineCache.ts';
import { residentIn, variantsIn } from './programVariant.ts';
import type { Path } from './resident/residentPhases.ts';
import { Submitter } from './submitter.ts';
import { Tuning } from './tuning.ts';
import { WebgpuExecutable } from './webgpuExecutable.ts';

export interface WebgpuOptions {
  /** Which GPU, where a machine has two. */
  readonly powerPreference?: GPUPowerPreference;
  /** Products per live row from which a contraction runs in tiles; for tuning and tests. */
  readonly smallestContraction?: number;
  /** The variant that every contraction runs as; for tests. */
  readonly contraction?: ContractionVariantName;
  /** Where it is remembered which variants win: with it, programs that run often are tuned while they run. */
  readonly winners?: BrowserStore<string>;
  /** How commands run; `measured` if absent. */
  readonly path?: Path;
}

/** Executes programs on a GPU by compute shaders. Throws a BackendError('unavailable') where there is no adapter. */
export async function createWebgpuBackend(gpu: GPU, options: WebgpuOptions = {}): Promise<Backend> {
  const { smallestContraction: smallest, contraction, winners, path = 'measured', ...adapterOptions } = options;
  const adapter = await requestAdapter(gpu, adapterOptions);
  const device = await requestDevice(adapter);
  const health = new DeviceHealth(device);
  const { vendor, architecture, subgroupMinSize } = adapter.info;
  const variant = ['webgpu', vendor, architecture].filter((word) => word !== '').join(' ');
  const context: GpuContext = {
    device,
    health,
    pipelines: new PipelineCache(device, health),
    submitter: new Submitter(device, health),
    // older browsers do not tell
    subgroup: subgroupMinSize || 32,
    residentShapes: new Map(),
    variant,
    isSoftware: isSoftware(adapter.info),
    ...(winners && { winners }),
  };
  const usual = (size: ContractionSize) => contraction ?? defaultVariant(size, context.isSoftware);
  return {
    name: 'webgpu',
    variant,
    lost: health.lost,
    async load(program: Program, { variant: pinned }: LoadOptions = {}): Promise<Executable> {
      const names = pinned === undefined ? [] : variantsIn(pinned, variant);
      const loaded = await loadProgram(context, program, {
        ...(smallest !== undefined && { smallest }),
        variant: (size: ContractionSize) => names.shift() ?? usual(size),
      });
      const tuning = winners && pinned === undefined ? new Tuning(context, program, loaded) : undefined;
      const how = pinned === undefined ? path : residentIn(pinned);
      return new WebgpuExecutable(context, program, loaded, how, tuning);
    },
    dispose: () => device.destroy(),
  };
}

/** Adapters that run shaders on the processor. */
const isSoftware = ({ isFallbackAdapter, architecture, description }: GPUAdapterInfo): boolean =>
  isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(`${architecture} ${description}`);

const unavailable = (message: string): BackendError => new BackendError('webgpu', 'unavailable', message);
const detail = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function requestAdapter(gpu: GPU, options: GPURequestAdapterOptions): Promise<GPUAdapter> {
  let adapter: GPUAdapter | null;
  try {
    adapter = await gpu.requestAdapter(options);
  } catch (error) {
    throw unavailable(`the browser refused to look for a GPU (${detail(error)})`);
  }
  if (!adapter) throw unavailable('the browser has WebGPU but no GPU it may use');
  return adapter;
}

/** Large tables need more than the default 128 MiB per binding, chains of kernels more than 8 bindings: ask for what there is. */
async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const { maxStorageBufferBindingSize, maxBufferSize, maxStorageBuffersPerShaderStage } = adapter.limits;
  const clock = 'timestamp-query';
  try {
    return await adapter.requestDevice({
      label: 'gradlab',
      requiredFeatures: adapter.features.has(clock) ? [clock] : [],
      requiredLimits: { maxStorageBufferBindingSize, maxBufferSize, maxStorageBuffersPerShaderStage },
    });
  } catch (error) {
    throw unavailable(`the GPU could not be opened (${detail(error)})`);
  }
}
