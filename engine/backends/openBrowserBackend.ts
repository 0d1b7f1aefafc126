import { browserStore } from '../browserStore.ts';
import { fetchModule } from '../fetchModule.ts';
import { BackendError, type Backend, type BackendName } from './backend.ts';
import { createReferenceBackend } from './reference/referenceBackend.ts';

const path = ['view', 'backend'];

/** Opens a backend where `navigator` is; each is loaded only when it is wanted. */
export async function openBrowserBackend(name: BackendName): Promise<Backend> {
  switch (name) {
    case 'reference':
      return createReferenceBackend();
    case 'wasm': {
      const { createWasmBackend } = await fetchModule(() => import('./wasm/wasmBackend.ts'), path);
      return createWasmBackend();
    }
    case 'webgpu': {
      // Only secure origins (https, localhost) have it; a page on a class network's http address has not.
      const gpu: GPU | undefined = navigator.gpu;
      if (!gpu) {
        const why = self.isSecureContext ? 'this browser has no WebGPU' : 'WebGPU needs https or localhost';
        throw new BackendError('webgpu', 'unavailable', why);
      }
      const { createWebgpuBackend } = await fetchModule(() => import('./webgpu/webgpuBackend.ts'), path);
      return createWebgpuBackend(gpu, { winners: browserStore('gradlab-variants', 'winners') });
    }
  }
}
