// out[i] = f(inputs at i): one thread per element, or per four neighbours along the last axis.
// Hooks: size is the threads of a workgroup, elements() counts them all, finish() reads, computes and stores.
@compute @workgroup_size(size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let element = (group.y * groups.x + group.x) * size + lane;
  if (element < elements()) {
    finish(element);
  }
}
