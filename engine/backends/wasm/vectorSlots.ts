const VECTOR_BYTES = 16;

/** Places for vectors in a module's memory, one behind another, taken while its code is being written. */
export class VectorSlots {
  #end: number;

  /** From an address on, a multiple of 16. */
  constructor(start: number) {
    this.#end = start;
  }

  /** First byte behind the slots taken so far. */
  get end(): number {
    return this.#end;
  }

  /** Takes a slot and gives its address. */
  take(): number {
    const address = this.#end;
    this.#end += VECTOR_BYTES;
    return address;
  }
}
