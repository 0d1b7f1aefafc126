// out[i] = fold of f(inputs at i, k) over k: one thread per element (or per four along the last axis) folds all terms
// in order. Hooks: size, elements(), part() folds, finish() stores.
@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let element = (group.y * groups.x + group.x) * size + lane;
  if (element < elements()) {
    finish(element, part(element));
  }
}
