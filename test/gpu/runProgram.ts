import type { Backend } from '../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../engine/backends/reference/referenceBackend.ts';
import { createWebgpuBackend, type WebgpuOptions } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { openDawn } from '../../engine/headless/openDawn.ts';
import { Commands, type Command } from '../../engine/plan/commands.ts';
import { elementCount, type Program, type Tensor } from '../../engine/plan/program.ts';
import { Draws } from '../../engine/random/draws.ts';

/** Throws without an adapter: every test that needs one fails then, and none passes by doing nothing. */
export const openWebgpu = async (options?: WebgpuOptions): Promise<Backend> =>
  createWebgpuBackend(await openDawn(), options);

const oracle = createReferenceBackend();
let shared: Promise<Backend> | undefined;

export type Values = Readonly<Record<number, ArrayLike<number>>>;

export type Results = Readonly<Record<'reference' | 'webgpu', Readonly<Record<number, ArrayLike<number>>>>>;

export type PartialCommand = Partial<Command> & { readonly uniforms?: readonly number[] };

/** Normal draws rounded to 32 bits, so that both backends start from the same numbers. */
export function normals(tensor: Tensor, capacity: number): Float32Array {
  const draws = new Draws(tensor.id + 1, 'webgpu test');
  return Float32Array.from({ length: elementCount(tensor.shape, capacity) }, () => draws.normal(0, 1));
}

/** The commands as a block, with defaults for what they leave out. */
export function commandsOf(program: Program, commands: readonly PartialCommand[]): Commands {
  const block = new Commands(program, 1);
  const defaults = { phase: 0, start: 0, rows: program.capacity, rowOffset: 0, step: 0, slot: 0, seed: 1 } as const;
  for (const { uniforms = [], ...command } of commands)
    // the reference gets what 32 bits hold of the uniforms
    block.push({ ...defaults, accumulate: 0, ...command }, uniforms.map(Math.fround));
  return block;
}

/** Runs the commands on both backends from the same values (f32 tensors without any get normal draws). */
export async function runProgram(
  program: Program,
  commands: readonly PartialCommand[] = [{}],
  values: Values = {},
  backend?: Backend,
): Promise<Results> {
  const block = commandsOf(program, commands);
  const floats = program.tensors.filter(({ element }) => element === 'f32');
  const run = async (on: Backend) => {
    const executable = await on.load(program);
    for (const tensor of program.tensors) {
      const given = values[tensor.id];
      if (tensor.element === 'u8') executable.write(tensor.id, Uint8Array.from(given ?? []));
      else if (tensor.element === 'u32') executable.write(tensor.id, Uint32Array.from(given ?? []));
      else executable.write(tensor.id, given ? Float32Array.from(given) : normals(tensor, program.capacity));
    }
    await executable.run(block);
    const read = await executable.read(floats.map(({ id }) => id));
    executable.dispose();
    return Object.fromEntries(floats.map(({ id }, i) => [id, read[i]!]));
  };
  shared ??= openWebgpu();
  return { reference: await run(oracle), webgpu: await run(backend ?? (await shared)) };
}

/** The largest |webgpu − reference| / (absolute + |reference|) over a tensor; infinite where a value is not finite. */
export function worst({ reference, webgpu: found }: Results, { id }: Tensor, absolute = 1): number {
  const expected = Array.from(reference[id]!);
  const errors = expected.map((value, at) => Math.abs(found[id]![at]! - value) / (absolute + Math.abs(value)));
  return errors.reduce((most, error) => (error <= most ? most : Number.isNaN(error) ? Infinity : error), 0);
}
