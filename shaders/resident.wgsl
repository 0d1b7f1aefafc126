// A run of commands of one phase in one dispatch of one workgroup. The threads share each kernel's elements and wait for
// each other where kernels depend on each other; what they share lies in `flat`, what belongs to rows in `batch`.
// Hooks: size is the threads of the workgroup, enter() and leave() copy between arena and workgroup, phase() runs one
// command.
struct Slice {
  count: u32,
}

@group(0) @binding(0) var<uniform> slice: Slice;
@group(0) @binding(1) var<storage, read> commands: array<u32>;

@compute @workgroup_size(size)
fn main(@builtin(local_invocation_index) lane: u32) {
  enter(lane);
  workgroupBarrier();
  for (var i = 0u; i < slice.count; i++) {
    phase(lane, i * stride);
  }
  leave(lane);
}
