// out[row, column] = Σ left[row, term] · right[term, column], then the kernel's stores on the sum.
// A thread owns a tile and steps through four terms at a time; no two threads share what they load.
// Hooks: size; tileRows, tileColumns and Sums, the tile's 4 × 4 matrices; rows(), columns(), terms(); multiply() adds the
// products of four terms; finish() stores four neighbouring sums. Where a tile lies, contractionTile.wgsl tells.
@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let tile = (group.y * groups.x + group.x) * size + lane;
  let corner = cornerOf(tile);
  if (corner.x >= rows()) {
    return;
  }

  var sums: Sums;
  for (var term = 0u; term < terms(); term += 4u) {
    multiply(&sums, corner.x, term, corner.y);
  }
  finishAll(corner, sums);
}
