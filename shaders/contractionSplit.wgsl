// contraction.wgsl for few outputs with many terms: a workgroup owns one tile, lane l adds up the terms 4l … 4l + 3,
// 4(l + size) …, and then the lanes fold the parts, so the order is always the same.
// Hooks: as in contraction.wgsl.
var<workgroup> parts: array<array<vec4f, threadQuads>, size>;

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

  var sums: Sums;
  for (var term = lane * 4u; term < terms(); term += size * 4u) {
    multiply(&sums, corner.x, term, corner.y);
  }
  var done = sums;
  for (var quad = 0u; quad < threadQuads; quad++) {
    parts[lane][quad] = done[quad / 4u][quad % 4u];
  }
  workgroupBarrier();

  for (var quad = lane; quad < threadQuads; quad += size) {
    var sum = parts[0][quad];
    for (var i = 1u; i < size; i++) {
      sum += parts[i][quad];
    }
    finishQuad(corner + placeOf(quad), sum);
  }
}
