import { BackendError, type Backend, type BackendName } from '../backends/backend.ts';

export type OpenBackend = (name: BackendName) => Promise<Backend>;

/** Those that may be the fastest on a machine; what starts at once comes first. */
export const fastBackends = ['wasm', 'webgpu'] as const satisfies readonly BackendName[];

/** After so many lost GPU devices training stays on the processor: browsers block a site that crashes more. */
const mostLosses = 2;

/** The backends of this machine: each is opened when it is first wanted, and anew after it was lost. */
export class OpenBackends {
  readonly #open: OpenBackend;
  readonly #onLost: (backend: Backend, reason: string) => void;
  readonly #opened = new Map<BackendName, Promise<Backend>>();
  readonly #missing = new Map<BackendName, BackendError>();
  #losses = 0;

  constructor(open: OpenBackend, onLost: (backend: Backend, reason: string) => void) {
    this.#open = open;
    this.#onLost = onLost;
  }

  /** Those that this machine turned out not to have, and why. */
  get missing(): ReadonlyMap<BackendName, BackendError> {
    return this.#missing;
  }

  /** Throws a BackendError where it cannot be opened, a ProblemError where it cannot be fetched. */
  named(name: BackendName): Promise<Backend> {
    const known = this.#opened.get(name);
    if (known) return known;
    const opening = this.#opening(name);
    this.#opened.set(name, opening);
    opening.catch(() => this.#opened.delete(name));
    return opening;
  }

  /** The first of the fast ones that this machine has; the textbook can be had everywhere. */
  async first(): Promise<Backend> {
    for (const name of fastBackends) {
      try {
        return await this.named(name);
      } catch (error) {
        if (!(error instanceof BackendError)) throw error;
      }
    }
    return this.named('reference');
  }

  /**
   * Where a run begins: on what starts at once. WebGPU takes over when its pipelines are ready; that it is missing
   * altogether is told before anything runs.
   */
  async start(wanted: BackendName | 'auto'): Promise<Backend> {
    if (wanted !== 'auto') {
      const pinned = await this.named(wanted);
      if (wanted !== 'webgpu') return pinned;
    }
    return this.first();
  }

  async #opening(name: BackendName): Promise<Backend> {
    try {
      if (name === 'webgpu' && this.#losses >= mostLosses)
        throw new BackendError(name, 'unavailable', `the GPU was lost ${this.#losses} times`);
      const backend = await this.#open(name);
      this.#missing.delete(name);
      void this.#watch(backend);
      return backend;
    } catch (error) {
      if (error instanceof BackendError) this.#missing.set(name, error);
      throw error;
    }
  }

  async #watch(backend: Backend): Promise<void> {
    const reason = await backend.lost;
    this.#opened.delete(backend.name);
    this.#losses++;
    this.#onLost(backend, reason);
  }
}
