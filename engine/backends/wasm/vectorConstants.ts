import { ByteWriter } from './byteWriter.ts';
import type { VectorSlots } from './vectorSlots.ts';

/** Four 32-bit words. */
type Words = readonly [number, number, number, number];

/**
 * Constant vectors, kept in memory from the module's start on. V8 builds a constant anew wherever code names it, out of
 * immediate words in three instructions; from here it is one load, which makes a tanh of ten coefficients twice as fast.
 */
export class VectorConstants {
  readonly #slots: VectorSlots;
  readonly #words: { readonly address: number; readonly words: Words }[] = [];
  readonly #addresses = new Map<number | string, number>();

  constructor(slots: VectorSlots) {
    this.#slots = slots;
  }

  get count(): number {
    return this.#words.length;
  }

  /** Where the vector of these words lies. */
  address(words: Words): number {
    const [a, b, c, d] = words;
    const key = a === b && a === c && a === d ? a : words.join();
    let address = this.#addresses.get(key);
    if (address === undefined) {
      address = this.#slots.take();
      this.#addresses.set(key, address);
      this.#words.push({ address, words });
    }
    return address;
  }

  /** The content of the data section: an active segment for each. */
  encode(): ByteWriter {
    const out = new ByteWriter().unsigned(this.#words.length);
    for (const { address, words } of this.#words) {
      out.byte(0).byte(0x41).signed(address).byte(0x0b).unsigned(16);
      for (const word of words) out.int32(word);
    }
    return out;
  }
}
