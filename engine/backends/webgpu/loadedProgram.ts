import type { KernelShader } from './kernelShader.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** A program on a device: its memory and, by phase, its kernels; a faster variant of one may take its place. */
export interface LoadedProgram {
  readonly memory: Memory;
  readonly phases: readonly Step[][];
}

/** A kernel, or a chain of them, ready to be dispatched. */
export interface Step {
  readonly shader: KernelShader;
  readonly pipeline: GPUComputePipeline;
  readonly bindings: GPUBindGroup;
}

export interface Memory {
  /** By tensor id; views and temporaries that share memory share a buffer. */
  readonly buffers: readonly GPUBuffer[];
  readonly layouts: readonly TensorLayout[];
  /** Room for `commandsPerSlice` commands. */
  readonly commands: GPUBuffer;
  readonly shapes: GPUBuffer;
}

export const commandsPerSlice = 256;

/** Words from one command to the next on the device, which binds each by a dynamic offset: a multiple of 256 bytes. */
export const spacedWords = (strideWords: number): number => Math.ceil(strideWords / 64) * 64;
