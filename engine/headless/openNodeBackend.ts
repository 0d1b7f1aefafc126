import type { Backend, BackendName } from '../backends/backend.ts';
import { createReferenceBackend } from '../backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../backends/wasm/wasmBackend.ts';

/** Opens a backend in Node; WebGPU runs through Dawn, which is loaded only when it is asked for. */
export async function openNodeBackend(name: BackendName): Promise<Backend> {
  if (name === 'reference') return createReferenceBackend();
  if (name === 'wasm') return createWasmBackend();
  const [{ openDawn }, { createWebgpuBackend }] = await Promise.all([
    import('./openDawn.ts'),
    import('../backends/webgpu/webgpuBackend.ts'),
  ]);
  return createWebgpuBackend(await openDawn());
}
