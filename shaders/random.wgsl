// Draws named by four integers, bit-identical to engine/random/hash.ts.
// pcg4d: M. Jarzynski, M. Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020; its first output.
fn hash(seed: u32, stream: u32, counter: u32, index: u32) -> u32 {
  var v = vec4u(seed, stream, counter, index) * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  return v.x + v.y * v.w;
}

// Uniform in [0, 1) with 24 bits, exact in 32-bit floats.
fn uniform24(seed: u32, stream: u32, counter: u32, index: u32) -> f32 {
  return f32(hash(seed, stream, counter, index) >> 8u) * 0x1p-24f;
}
