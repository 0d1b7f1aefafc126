// out[i] = fold of f(inputs at i, k) over k, for few outputs with many terms: a workgroup per element. Lane l folds the
// terms l, l + size, …, then the first lane folds the parts, so the order is always the same. One barrier is all:
// software adapters pay for each.
// Hooks: size, elements(), part(), fold(), finish() as in reduce.wgsl.
var<workgroup> parts: array<Value, size>;

@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let element = group.y * groups.x + group.x;
  if (element >= elements()) {
    return;
  }
  parts[lane] = part(element, lane);
  workgroupBarrier();
  if (lane == 0u) {
    var folded = parts[0];
    for (var i = 1u; i < size; i++) {
      folded = fold(folded, parts[i]);
    }
    finish(element, folded);
  }
}
