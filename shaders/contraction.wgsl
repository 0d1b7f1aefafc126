// out[row, column] = Σ left[row, term] · right[term, column], then the kernel's stores on the sum.
// A thread owns a tile and steps through four terms at a time; no two threads share what they load.
// Hooks: size; tileRows, tileColumns and Sums, the tile's 4 × 4 matrices; rows(), columns(), terms(); multiply() adds the
// products of four terms; finish() stores four neighbouring sums.
@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let tile = (group.y * groups.x + group.x) * size + lane;
  let across = (columns() + tileColumns - 1u) / tileColumns;
  let row = tile / across * tileRows;
  let column = tile % across * tileColumns;
  if (row >= rows()) {
    return;
  }

  var sums: Sums;
  for (var term = 0u; term < terms(); term += 4u) {
    multiply(&sums, row, term, column);
  }

  // in a loop, so that the stores' formulas are compiled once and not for each quad; on a copy, so that the sums above
  // are indexed by constants only and stay in registers
  var done = sums;
  for (var quad = 0u; quad < tileRows * tileColumns / 4u; quad++) {
    let i0 = row + quad / tileColumns * 4u + quad % 4u;
    let i1 = column + quad % tileColumns / 4u * 4u;
    if (i0 < rows() && i1 < columns()) {
      finish(i0, i1, done[quad / 4u][quad % 4u]);
    }
  }
}
