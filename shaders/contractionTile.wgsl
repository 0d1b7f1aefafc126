// What every contraction does with its tile. Hooks: as in contraction.wgsl; apart is how far from each other a thread's
// 4 × 4 matrices begin.

// Row and column at which a tile begins.
fn cornerOf(tile: u32) -> vec2u {
  let across = (columns() + tileColumns - 1u) / tileColumns;
  return vec2u(tile / across * tileRows, tile % across * tileColumns);
}

// Quads of sums that a thread has: the columns of its matrices.
const threadQuads = 4u * tileRows / apart * tileColumns / apart;

// Row and column of one of them, from the first.
fn placeOf(quad: u32) -> vec2u {
  let matrix = quad / 4u;
  let across = tileColumns / apart;
  return vec2u(matrix / across * apart + quad % 4u, matrix % across * apart);
}

fn finishQuad(place: vec2u, sum: vec4f) {
  if (place.x < rows() && place.y < columns()) {
    finish(place.x, place.y, sum);
  }
}

// In a loop, so that the stores' formulas are compiled once and not for each quad; on a copy, so that the caller's sums
// are indexed by constants only and stay in registers.
fn finishAll(first: vec2u, sums: Sums) {
  var done = sums;
  for (var quad = 0u; quad < threadQuads; quad++) {
    finishQuad(first + placeOf(quad), done[quad / 4u][quad % 4u]);
  }
}
