/** The most workgroups along one dimension that every device takes. */
const mostGroups = 65_535;

/** Dispatches so many workgroups, in several rows where one is too short: shaders number them row by row. */
export function dispatchGroups(pass: GPUComputePassEncoder, groups: number): void {
  const across = Math.min(groups, mostGroups);
  pass.dispatchWorkgroups(across, Math.ceil(groups / across));
}
