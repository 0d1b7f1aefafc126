import type { Expression } from '../../formula/expression.ts';
import { Commands, words } from '../../plan/commands.ts';
import type { Kernel, Program } from '../../plan/program.ts';
import type { CodeBuilder } from './codeBuilder.ts';
import type { InstructionSet } from './instructions.ts';
import { emitKernel } from './kernels/emitKernel.ts';
import { nestOf } from './kernels/nest.ts';
import { Layout } from './layout.ts';
import { ModuleBuilder } from './moduleBuilder.ts';
import { UniformSlots } from './uniformSlots.ts';
import { VectorConstants } from './vectorConstants.ts';
import { VectorSlots } from './vectorSlots.ts';

/** A program's memory, in bytes from its start. */
export interface MemoryMap {
  readonly layout: Layout;
  /** Where the host puts commands, and the bytes there are for them. */
  readonly commands: number;
  readonly commandBytes: number;
  /** From here on it is free for what code keeps there. */
  readonly end: number;
}

/** The words of the command that runs are copied to address 0, where every kernel finds them. */
const CURRENT_COMMAND_BYTES = 32;
const FIRST_TENSOR = 64;
/** Room for commands: enough that calls are rare, and for one at least. */
const COMMAND_BYTES = 65536;
/** Vectors are loaded whole at the end of the last tensor too. */
const SLACK_BYTES = 64;

export function mapMemory(program: Program): MemoryMap {
  const layout = new Layout(program, FIRST_TENSOR);
  const commands = Math.ceil((layout.end + SLACK_BYTES) / 64) * 64;
  const commandBytes = Math.max(COMMAND_BYTES, new Commands(program, 1).strideWords * 4);
  return { layout, commands, commandBytes, end: commands + commandBytes };
}

interface Compiled {
  readonly f: CodeBuilder;
  readonly slots: ReadonlySet<Expression>;
}

/**
 * Writes one module for some phases of a program, by their numbers: a function for each kernel, and
 * `run(commands, count, stride)`. What it keeps in memory beside the tensors begins at `start`.
 */
export function compilePhases(
  program: Program,
  layout: Layout,
  numbers: readonly number[],
  start: number,
  instructions: InstructionSet,
): { readonly code: Uint8Array<ArrayBuffer>; readonly end: number } {
  const free = new VectorSlots(start);
  const slots = new UniformSlots(free, program.uniforms);
  const builder = new ModuleBuilder(instructions, new VectorConstants(free));

  // Phases of one module share most kernels, as whole and accumulated steps do: equal ones are one function.
  const functions = new Map<string, Compiled>();
  const compiled = (kernel: Kernel): Compiled => {
    const key = contentOf(kernel);
    let known = functions.get(key);
    if (!known) {
      const f = builder.function();
      known = { f, slots: slots.collect(() => emitKernel(f, nestOf(program, layout, kernel), slots)) };
      functions.set(key, known);
    }
    return known;
  };

  const phases = numbers.map((number): readonly [number, CodeBuilder] => {
    const parts = (program.phases[number]?.kernels ?? []).map(compiled);
    const f = builder.function('i32');
    const [command] = f.parameters;
    if (command) slots.fill(f, command, [...new Set(parts.flatMap((part) => [...part.slots]))]);
    for (const part of parts) f.call(part.f);
    return [number, f];
  });

  builder.export('run', emitRun(builder, phases));
  return { code: builder.encode(free.end, 'given'), end: free.end };
}

/** Runs `count` commands that stand `stride` bytes apart. */
function emitRun(builder: ModuleBuilder, phases: readonly (readonly [number, CodeBuilder])[]): CodeBuilder {
  const f = builder.function('i32', 'i32', 'i32');
  const [command, count, stride] = f.parameters;
  if (!command || !count || !stride) throw new RangeError('run has three parameters');
  f.loop(() => {
    for (let offset = 0; offset < CURRENT_COMMAND_BYTES; offset += 16) {
      f.i32(0).get(command).memory('v128.load', offset).memory('v128.store', offset);
    }
    for (const [number, phase] of phases) {
      f.get(command)
        .memory('i32.load', words.phase * 4)
        .i32(number)
        .op('i32.eq');
      f.if(() => f.get(command).call(phase));
    }
    f.get(command).get(stride).op('i32.add').set(command);
    f.get(count).i32(1).op('i32.sub').tee(count).branchIf(0);
  });
  return f;
}

/** Equal for kernels that do the same; expressions are interned, so their ids say all. */
const contentOf = ({ axes, inputs, reduction, stores }: Kernel): string =>
  JSON.stringify([axes, inputs, reduction, stores], (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'op' in value && 'id' in value ? value.id : value,
  );
