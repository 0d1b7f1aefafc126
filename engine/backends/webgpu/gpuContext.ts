import type { DeviceHealth } from './deviceHealth.ts';
import type { PipelineCache } from './pipelineCache.ts';
import type { Winners } from './resident/residentPhases.ts';
import type { Submitter } from './submitter.ts';

/** A device and what all programs on it share. */
export interface GpuContext {
  readonly device: GPUDevice;
  readonly health: DeviceHealth;
  readonly pipelines: PipelineCache;
  readonly submitter: Submitter;
  /** Threads that run in lockstep. */
  readonly subgroup: number;
  readonly winners: Winners;
  /** What arithmetic is bit-identical under. */
  readonly variant: string;
}
