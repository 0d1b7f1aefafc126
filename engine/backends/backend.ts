import type { Commands } from '../plan/commands.ts';
import type { Program, TensorId } from '../plan/program.ts';
import type { EpochOrders } from '../random/permutation.ts';

export type BackendName = 'reference' | 'wasm' | 'webgpu';

/** 64-bit from the reference, 32-bit from everything else. */
export type Numbers = Float32Array | Float64Array;

/** Executes programs. It knows tensors and kernels, never layers. */
export interface Backend {
  readonly name: BackendName;
  /** The instructions or the adapter, e.g. `wasm simd`, `webgpu google swiftshader`; see `Executable.variant`. */
  readonly variant: string;
  /**
   * Compiles every phase, but those that may come later, and allocates every buffer, zeroed but for tables, which are
   * written before they are read. Throws a BackendError where it cannot.
   */
  load(program: Program, options?: LoadOptions): Promise<Executable>;
  /** Writes the code that `load` would compile, for nobody: it runs faster for having run. */
  rehearse?(program: Program, options?: LoadOptions): void;
  /** Resolves with a sentence when the backend can run no more (a lost GPU device). */
  readonly lost: Promise<string>;
  dispose(): void;
}

export interface LoadOptions {
  /** Run as this variant of the same program from first to last, as far as there is one: `Executable.variant` tells. */
  readonly variant?: string | undefined;
  /** Numbers of phases that may be compiled when they first run: what is not wanted at once, or perhaps never. */
  readonly later?: readonly number[];
}

/** A loaded program with its memory. Calls take effect in the order they are made. */
export interface Executable {
  /**
   * What arithmetic is bit-identical under: the backend's variant and how its kernels run, e.g.
   * `webgpu google swiftshader tile8x8*3`. It changes where a faster way is found during a run.
   */
  readonly variant: string;
  /**
   * Sets a whole tensor from dense row-major values: batched tensors at `capacity` rows or fewer (the rest stays),
   * `u8` from bytes, `u32` from Uint32Array.
   */
  write(tensor: TensorId, values: Numbers | Uint8Array | Uint32Array): void;
  /** Fills a `u32` table of rank 1 from its start with the batch orders of some epochs. */
  shuffle(table: TensorId, orders: EpochOrders): void;
  /**
   * Runs the commands in order; resolves once they are queued (GPU) or done (CPU). The block may be reused then. Rejects
   * with a BackendError where a phase that was left for later cannot be compiled.
   */
  run(commands: Commands): Promise<void>;
  /** Dense row-major copies after all earlier runs, batched tensors at capacity rows. Only `f32` tensors. */
  read(tensors: readonly TensorId[]): Promise<Numbers[]>;
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
