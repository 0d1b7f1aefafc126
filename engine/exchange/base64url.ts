const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as text that may stand in an address: RFC 4648 §5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(3, bytes.length - i) + 1;
    for (let k = 0; k < letters; k++) text += alphabet.charAt((group >> (18 - 6 * k)) & 63);
  }
  return text;
}

/** The bytes of a text that toBase64url could have made; undefined for any other. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let waiting = 0;
  let filled = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes[filled++] = bits >> waiting;
    bits &= (1 << waiting) - 1;
  }
  // A lone last letter carries no byte, and leftover bits of a real text are zero.
  return waiting >= 6 || bits !== 0 ? undefined : bytes;
}
