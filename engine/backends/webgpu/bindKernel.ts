import type { KernelShader } from './kernelShader.ts';
import { firstBufferBinding } from './shaderBindings.ts';

/** What a kernel's bindings point to. */
export interface Bound {
  /** One command, at a dynamic offset. */
  readonly command: GPUBufferBinding;
  readonly shape: GPUBufferBinding;
  /** By the program's buffer number. */
  readonly buffer: (number: number) => GPUBuffer | undefined;
}

/** Binds a kernel. Another variant of it has the same bindings, so that this group serves it too. */
export function bindKernel(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  { label, shape, buffers }: KernelShader,
  bound: Bound,
): GPUBindGroup {
  const entries: GPUBindGroupEntry[] = [{ binding: 0, resource: bound.command }];
  if (shape.length > 0) entries.push({ binding: 1, resource: bound.shape });
  buffers.forEach(({ buffer }, i) => {
    const resource = bound.buffer(buffer);
    if (resource) entries.push({ binding: firstBufferBinding + i, resource: { buffer: resource } });
  });
  return device.createBindGroup({ label, layout, entries });
}
