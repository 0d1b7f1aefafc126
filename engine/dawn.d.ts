/** Dawn for Node, installed when first needed (see dawn.mjs), so its own types may be absent. */
declare module 'webgpu' {
  /** Flags such as `backend=null`; each call makes an instance of its own. */
  export function create(flags: string[]): GPU;
  /** The WebGPU classes and constants (`GPUBufferUsage`, …) to put on `globalThis`. */
  export const globals: Record<string, unknown>;
}
