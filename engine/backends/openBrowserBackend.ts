import { BackendError, type Backend, type BackendName } from './backend.ts';
import { createReferenceBackend } from './reference/referenceBackend.ts';

/** Opens a backend where `navigator` is; each is loaded only when it is wanted. */
export async function openBrowserBackend(name: BackendName): Promise<Backend> {
  switch (name) {
    case 'reference':
      return createReferenceBackend();
    case 'wasm': {
      const { createWasmBackend } = await import('./wasm/wasmBackend.ts');
      return createWasmBackend();
    }
    case 'webgpu': {
      // Only secure origins (https, localhost) have it; a page on a class network's http address has not.
      const gpu: GPU | undefined = navigator.gpu;
      if (!gpu) {
        const why = self.isSecureContext ? 'this browser has no WebGPU' : 'WebGPU needs https or localhost';
        throw new BackendError('webgpu', 'unavailable', why);
      }
      const { createWebgpuBackend } = await import('./webgpu/webgpuBackend.ts');
      return createWebgpuBackend(gpu);
    }
  }
}
