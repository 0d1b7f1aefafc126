// out[row, column] = Σ left[row, term] · right[term, column], then the kernel's stores on the sum.
// A thread owns an 8 × 8 tile in four matrices and steps through four terms at a time. A matrix holds four rows as
// its columns, so that (right · left)[row] = Σ right[term] · left[row][term].
// Hooks: size, rows(), columns(), terms(); left() and right() load 4 × 4 blocks, zero past the last term; finish()
// stores four neighbouring sums.
@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let tile = (group.y * groups.x + group.x) * size + lane;
  let across = (columns() + 7u) / 8u;
  let row = tile / across * 8u;
  let column = tile % across * 8u;
  if (row >= rows()) {
    return;
  }

  var sum00 = mat4x4f();
  var sum01 = mat4x4f();
  var sum10 = mat4x4f();
  var sum11 = mat4x4f();
  for (var term = 0u; term < terms(); term += 4u) {
    let left0 = left(row, term);
    let left1 = left(row + 4u, term);
    let right0 = right(term, column);
    let right1 = right(term, column + 4u);
    sum00 += right0 * left0;
    sum01 += right1 * left0;
    sum10 += right0 * left1;
    sum11 += right1 * left1;
  }

  // in a loop, so that the stores' formulas are compiled once and not for each of the 16 quads
  var sums = array(sum00, sum01, sum10, sum11);
  for (var quad = 0u; quad < 16u; quad++) {
    let i0 = row + quad / 8u * 4u + quad % 4u;
    let i1 = column + quad / 4u % 2u * 4u;
    if (i0 < rows() && i1 < columns()) {
      finish(i0, i1, sums[quad / 4u][quad % 4u]);
    }
  }
}
