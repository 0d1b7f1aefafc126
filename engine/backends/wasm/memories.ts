const PAGE_BYTES = 65536;

/** Bytes that may lie unused: what networks of this size leave to the next is no burden on any machine. */
const mostSpare = 64 * 2 ** 20;

/**
 * Memories that disposed programs leave to those after them: where a network is changed a little, the system's fresh
 * pages cost more than all that is written into them.
 */
export class Memories {
  /** The newest first. */
  #spare: readonly WebAssembly.Memory[] = [];

  /** One of at least so many bytes, the first `zeroed` of them zero. Throws a RangeError where the machine has none. */
  take(bytes: number, zeroed = bytes): WebAssembly.Memory {
    const pages = Math.max(1, Math.ceil(bytes / PAGE_BYTES));
    const known = this.#spare.find(({ buffer }) => isAbout(buffer.byteLength, pages * PAGE_BYTES));
    if (!known) return new WebAssembly.Memory({ initial: pages });
    this.#spare = this.#spare.filter((each) => each !== known);
    const missing = pages - known.buffer.byteLength / PAGE_BYTES;
    if (missing > 0) known.grow(missing);
    new Uint8Array(known.buffer, 0, zeroed).fill(0);
    return known;
  }

  /** Nobody uses it any more. */
  leave(memory: WebAssembly.Memory): void {
    let room = mostSpare;
    this.#spare = [memory, ...this.#spare].filter(({ buffer }) => (room -= buffer.byteLength) >= 0);
  }
}

/** Neither so small that most pages would be fresh, nor so large that a small program would hold what a large one wants. */
const isAbout = (size: number, wanted: number): boolean => size >= wanted / 2 && size <= wanted * 2;
