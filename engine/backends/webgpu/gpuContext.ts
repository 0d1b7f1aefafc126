import type { BrowserStore } from '../../browserStore.ts';
import type { DeviceHealth } from './deviceHealth.ts';
import type { PipelineCache } from './pipelineCache.ts';
import type { Submitter } from './submitter.ts';

/** A device and what all programs on it share. */
export interface GpuContext {
  readonly device: GPUDevice;
  readonly health: DeviceHealth;
  readonly pipelines: PipelineCache;
  readonly submitter: Submitter;
  /** Threads that run in lockstep. */
  readonly subgroup: number;
  /** What ran fastest, by the text that was tried first: the threads of its workgroup, or 0 for recorded dispatches. */
  readonly residentShapes: Map<string, number>;
  /** What arithmetic is bit-identical under. */
  readonly variant: string;
  /** Whether the device is the processor in disguise. */
  readonly isSoftware: boolean;
  /** Which variants have won, by adapter and size. Without it programs run as they are loaded. */
  readonly winners?: BrowserStore<string>;
}
