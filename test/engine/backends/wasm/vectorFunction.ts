import type { CodeBuilder } from '../../../../engine/backends/wasm/codeBuilder.ts';
import type { InstructionSet } from '../../../../engine/backends/wasm/instructions.ts';
import { ModuleBuilder } from '../../../../engine/backends/wasm/moduleBuilder.ts';

/**
 * A function from 32-bit arrays to a 32-bit array, four lanes at a time, around what `emit` leaves of its arguments
 * on the stack.
 */
export function vectorFunction(
  emit: (f: CodeBuilder) => void,
  arity = 1,
  instructions: InstructionSet = 'simd',
): (...columns: readonly Float32Array[]) => Float32Array {
  const capacity = 1 << 18;
  const builder = new ModuleBuilder(instructions);
  const f = builder.function('i32');
  const [vectors] = f.parameters as [CodeBuilder['parameters'][number]];
  const at = f.local('i32');
  const bytes = capacity * 4;
  f.loop(() => {
    f.get(at);
    for (let column = 0; column < arity; column++) f.get(at).memory('v128.load', column * bytes);
    emit(f);
    f.memory('v128.store', arity * bytes);
    f.get(at).i32(16).op('i32.add').set(at);
    f.get(vectors).i32(1).op('i32.sub').tee(vectors).branchIf(0);
  });
  builder.export('run', f);
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(builder.encode((arity + 1) * bytes)))
    .exports as { memory: WebAssembly.Memory; run: (vectors: number) => void };
  return (...columns) => {
    const count = columns[0]!.length;
    if (count > capacity) throw new RangeError(`at most ${capacity} values, got ${count}`);
    columns.forEach((column, i) => new Float32Array(memory.buffer, i * bytes, count).set(column));
    run(Math.ceil(count / 4));
    return new Float32Array(memory.buffer, arity * bytes, count).slice();
  };
}
