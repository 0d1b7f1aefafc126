import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Event } from '../../engine/protocol.ts';

export interface Load {
  readonly spec: ModelSpec;
  readonly keep: boolean;
  readonly snapshot?: Extract<Event, { type: 'snapshot' }>['snapshot'];
  /** Another document altogether: nothing that was on its way before it is shown any more. */
  readonly opens?: boolean;
}

/** One document is loaded at a time; of those that come meanwhile only the newest is. */
export class LoadQueue {
  #loading: Load | undefined;
  #next: Load | undefined;

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** The one that waits. */
  get next(): Load | undefined {
    return this.#next;
  }

  /** Whether it is to be loaded now; else it waits in place of the one before, with what that one had to forget. */
  begin(load: Load): boolean {
    if (this.#loading) {
      const { keep = true, opens = false } = this.#next ?? {};
      this.#next = { ...load, keep: load.keep && keep, opens: opens || (load.opens ?? false) };
      return false;
    }
    this.#loading = load;
    return true;
  }

  /** The one that was being loaded, or nothing where nobody asked for one. */
  end(): Load | undefined {
    const loaded = this.#loading;
    this.#loading = undefined;
    return loaded;
  }

  takeNext(): Load | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }

  clear(): void {
    this.end();
    this.takeNext();
  }
}
