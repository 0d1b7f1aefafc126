import type { InstructionSet } from './instructions.ts';
import { ModuleBuilder } from './moduleBuilder.ts';

/** Asks this machine to validate a function with such an instruction, made by the very encoder that is used later. */
export function canRun(instructions: InstructionSet): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  const builder = new ModuleBuilder(instructions);
  const f = builder.function();
  f.f32x4(1).f32x4(2);
  f.multiplyAdd(() => f.f32x4(3)).op('drop');
  return WebAssembly.validate(builder.encode(0));
}
