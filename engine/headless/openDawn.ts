/** Dawn ends with its instance, so every one that was made is held for good. */
const instances: GPU[] = [];

/**
 * WebGPU in Node, for the command line and the tests: Dawn, from the npm package `webgpu`. It finds its driver through
 * the environment (VK_ICD_FILENAMES, see engine/dawn.mjs); `backend=null` checks every shader and binding on any
 * machine, without running them.
 */
export async function openDawn(...flags: readonly string[]): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create([...flags]);
  instances.push(gpu);
  return gpu;
}
