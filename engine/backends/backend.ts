import type { Commands } from '../plan/commands.ts';
import type { Program, TensorId } from '../plan/program.ts';

export type BackendName = 'reference' | 'wasm' | 'webgpu';

/** 64-bit from the reference, 32-bit from everything else. */
export type Numbers = Float32Array | Float64Array;

/** Executes programs. It knows tensors and kernels, never layers. */
export interface Backend {
  readonly name: BackendName;
  /** What arithmetic is bit-identical under, e.g. `wasm simd`, `webgpu google swiftshader`. */
  readonly variant: string;
  /** Compiles every phase and allocates every buffer (zeroed). Throws a BackendError where it cannot. */
  load(program: Program): Promise<Executable>;
  /** Resolves with a sentence when the backend can run no more (a lost GPU device). */
  readonly lost: Promise<string>;
  dispose(): void;
}

/** A loaded program with its memory. Calls take effect in the order they are made. */
export interface Executable {
  /**
   * Sets a whole tensor from dense row-major values: batched tensors at `capacity` rows or fewer (the rest stays),
   * `u8` from bytes, `u32` from Uint32Array.
   */
  write(tensor: TensorId, values: Numbers | Uint8Array | Uint32Array): void;
  /** Runs the commands in order; resolves once they are queued (GPU) or done (CPU). The block may be reused then. */
  run(commands: Commands): Promise<void>;
  /** Dense row-major copies after all earlier runs, batched tensors at capacity rows. Only `f32` tensors. */
  read(tensors: readonly TensorId[]): Promise<Numbers[]>;
  /** What its arithmetic is bit-identical under: the backend's variant, and how this program came to run. */
  readonly variant: string;
  /** Bytes of memory held. */
  readonly bytes: number;
  dispose(): void;
}

/** A backend that cannot start or go on: no adapter, no SIMD, a lost device, memory. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly backend: BackendName;
  readonly code: 'unavailable' | 'lost' | 'memory' | 'compile';

  constructor(backend: BackendName, code: BackendError['code'], message: string) {
    super(`${backend}: ${message}`);
    this.backend = backend;
    this.code = code;
  }
}
