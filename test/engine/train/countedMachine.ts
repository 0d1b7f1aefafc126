import { BackendError, type Backend, type BackendName } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';

/** A machine that has only these backends; `inUse` counts programs that are loaded. */
export function countedMachine(...has: readonly ('wasm' | 'reference')[]) {
  const counted = { inUse: 0 };
  const open = async (name: BackendName): Promise<Backend> => {
    if (!has.some((each) => each === name)) throw new BackendError(name, 'unavailable', 'not on this machine');
    const inner = name === 'wasm' ? await createWasmBackend() : createReferenceBackend();
    return {
      ...inner,
      async load(program) {
        const executable = await inner.load(program);
        counted.inUse++;
        return {
          ...executable,
          dispose() {
            counted.inUse--;
            executable.dispose();
          },
        };
      },
    };
  };
  return { open, counted };
}
