import type { CodeBuilder } from '../../../../engine/backends/wasm/codeBuilder.ts';
import type { InstructionSet } from '../../../../engine/backends/wasm/instructions.ts';
import { ModuleBuilder } from '../../../../engine/backends/wasm/moduleBuilder.ts';

/** Memory after running a function that was given the memory's first bytes. */
export function runFunction(
  emit: (f: CodeBuilder) => void,
  before: ArrayBuffer = new ArrayBuffer(0),
  instructions: InstructionSet = 'simd',
): ArrayBuffer {
  const builder = new ModuleBuilder(instructions);
  const f = builder.function();
  emit(f);
  builder.export('run', f);
  const exports = new WebAssembly.Instance(new WebAssembly.Module(builder.encode(65536))).exports;
  const { buffer } = exports['memory'] as WebAssembly.Memory;
  new Uint8Array(buffer).set(new Uint8Array(before));
  (exports['run'] as () => void)();
  return buffer;
}
