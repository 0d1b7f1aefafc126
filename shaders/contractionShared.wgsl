// contraction.wgsl through shared memory: a workgroup of side × side threads owns a tile and brings in 16 terms of it at
// a time. A thread's matrices lie 4 · side apart, so that neighbours read neighbouring quads and no banks collide.
// Hooks: as in contraction.wgsl, tileRows and tileColumns being the workgroup's; side; leftBlock() and rightBlock() say
// which 4 × 4 block of the tile a thread brings, (across the tile, along the terms), so that neighbours read on;
// multiply() takes its factors from leftOf() and rightOf().
const deep = 4u;
const leftBlocks = deep * tileRows / 4u;
const rightBlocks = deep * tileColumns / 4u;
const quads = tileColumns / 4u;

// [term / 4][row], four terms each
var<workgroup> lefts: array<vec4f, deep * tileRows>;
// [term][column / 4], four columns each
var<workgroup> rights: array<vec4f, deep * tileColumns>;

fn leftOf(row: u32, term: u32) -> mat4x4f {
  let at = term / 4u * tileRows + row;
  return mat4x4f(lefts[at], lefts[at + 1u], lefts[at + 2u], lefts[at + 3u]);
}

fn rightOf(term: u32, column: u32) -> mat4x4f {
  let at = term * quads + column / 4u;
  return mat4x4f(rights[at], rights[at + quads], rights[at + 2u * quads], rights[at + 3u * quads]);
}

@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let tile = group.y * groups.x + group.x;
  let corner = cornerOf(tile);
  if (corner.x >= rows()) {
    return;
  }
  let row = lane / side * 4u;
  let column = lane % side * 4u;

  var sums: Sums;
  for (var first = 0u; first < terms(); first += 4u * deep) {
    for (var i = lane; i < leftBlocks + rightBlocks; i += size) {
      if (i < leftBlocks) {
        let block = leftBlock(i);
        let values = left(corner.x + 4u * block.x, first + 4u * block.y);
        let at = block.y * tileRows + 4u * block.x;
        lefts[at] = values[0];
        lefts[at + 1u] = values[1];
        lefts[at + 2u] = values[2];
        lefts[at + 3u] = values[3];
      } else {
        let block = rightBlock(i - leftBlocks);
        let values = right(first + 4u * block.y, corner.y + 4u * block.x);
        let at = 4u * block.y * quads + block.x;
        rights[at] = values[0];
        rights[at + quads] = values[1];
        rights[at + 2u * quads] = values[2];
        rights[at + 3u * quads] = values[3];
      }
    }
    workgroupBarrier();
    for (var term = 0u; term < 4u * deep; term += 4u) {
      multiply(&sums, row, term, column);
    }
    workgroupBarrier();
  }
  finishAll(corner + vec2u(row, column), sums);
}
