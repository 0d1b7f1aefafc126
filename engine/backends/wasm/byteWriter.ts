/** Bytes that grow, with the number formats of the WebAssembly binary format. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  byte(value: number): this {
    if (this.length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.length++] = value;
    return this;
  }

  bytes(...values: readonly number[]): this {
    for (const value of values) this.byte(value);
    return this;
  }

  /** Unsigned LEB128: 7 bits a byte, lowest first, the high bit says that more follow. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** Signed LEB128: as unsigned, but ends only where bit 6 of the last byte repeats the sign. */
  signed(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return this.byte(low);
      this.byte(low | 0x80);
    }
  }

  int32(value: number): this {
    this.#reserve(4);
    this.#view.setInt32(this.length, value, true);
    this.length += 4;
    return this;
  }

  /** A length-prefixed name; the names in use are ASCII. */
  name(text: string): this {
    return this.unsigned(text.length).bytes(...Array.from(text, (letter) => letter.charCodeAt(0)));
  }

  append(other: ByteWriter): this {
    this.#reserve(other.length);
    this.#bytes.set(other.written(), this.length);
    this.length += other.length;
    return this;
  }

  /** What was written, without a copy: valid until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + count));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
