/**
 * The one source of chance: a stateless integer hash. Every draw is named by four 32-bit numbers
 * (seed, stream, counter, index), so no draw depends on how many came before it, and the same
 * integers come out in JavaScript, WebAssembly and WGSL.
 *
 * pcg4d: M. Jarzynski, M. Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020. The first of
 * its four outputs is used; shaders/random.wgsl and the WebAssembly emitter repeat these lines.
 */
export function hash(seed: number, stream: number, counter: number, index: number): number {
  let x = (Math.imul(seed, 1664525) + 1013904223) | 0;
  let y = (Math.imul(stream, 1664525) + 1013904223) | 0;
  let z = (Math.imul(counter, 1664525) + 1013904223) | 0;
  let w = (Math.imul(index, 1664525) + 1013904223) | 0;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  return (x + Math.imul(y, w)) >>> 0;
}

/** Uniform in [0, 1) with 24 random bits: exact in 32-bit floats, so it is the same on every backend. */
export function uniform24(seed: number, stream: number, counter: number, index: number): number {
  return (hash(seed, stream, counter, index) >>> 8) * 2 ** -24;
}

/** The stream number of a purpose such as `dropout/dense1` (FNV-1a over UTF-16 code units, 32 bits). */
export function streamOf(purpose: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < purpose.length; i++) h = Math.imul(h ^ purpose.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
