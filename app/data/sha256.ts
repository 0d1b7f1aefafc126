/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const rounds = constants(64, 1 / 3);
/** The same of the square roots of the first 8. */
const start = constants(8, 1 / 2);

function constants(count: number, power: number): Uint32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Uint32Array.from(primes, (prime) => (prime ** power % 1) * 2 ** 32);
}

const block = 64;

/**
 * SHA-256 of bytes that come in pieces. The browser's own digests whole arrays only, and none at all on pages that
 * are served without TLS, as in a class room.
 */
export class Sha256 {
  readonly #state = start.slice();
  readonly #schedule = new Uint32Array(64);
  readonly #rest = new Uint8Array(block);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(block - this.#filled, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < block) return;
      this.#mix(this.#rest, 0);
      this.#filled = 0;
    }
    for (; at + block <= bytes.length; at += block) this.#mix(bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
  }

  /** 64 hexadecimal digits; nothing can be added after it. */
  digest(): string {
    const end = new Uint8Array(this.#filled < 56 ? block : 2 * block);
    end.set(this.#rest.subarray(0, this.#filled));
    end[this.#filled] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(this.#length / 2 ** 29));
    view.setUint32(end.length - 4, (this.#length * 8) >>> 0);
    for (let at = 0; at < end.length; at += block) this.#mix(end, at);
    return [...this.#state].map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  #mix(bytes: Uint8Array, at: number): void {
    const w = this.#schedule;
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, block);
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(i * 4);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
      const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      w[i] = (w[i - 16] ?? 0) + low + (w[i - 7] ?? 0) + high;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let i = 0; i < 64; i++) {
      const chosen = (e & f) ^ (~e & g);
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (rounds[i] ?? 0) + (w[i] ?? 0)) | 0;
      const major = (a & b) ^ (a & c) ^ (b & c);
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + major) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      this.#state[i] = (this.#state[i] ?? 0) + word;
    });
  }
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
