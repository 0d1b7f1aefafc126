import type { Backend } from '../../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { Commands, type Command } from '../../../../engine/plan/commands.ts';
import { elementCount, type Program, type Tensor } from '../../../../engine/plan/program.ts';
import { Draws } from '../../../../engine/random/draws.ts';
import { instructionSets } from './instructionSets.ts';

const textbook = createReferenceBackend();
const backends = await Promise.all(instructionSets.map((instructions) => createWasmBackend(instructions)));

export type Values = Readonly<Record<number, ArrayLike<number>>>;

export interface Results {
  readonly reference: Readonly<Record<number, ArrayLike<number>>>;
  /** With plain instructions. */
  readonly wasm: Readonly<Record<number, ArrayLike<number>>>;
  /** With every set of instructions. */
  readonly variants: readonly Readonly<Record<number, ArrayLike<number>>>[];
}

/** Normal draws rounded to 32 bits, so that both backends start from the same numbers. */
export function normals(tensor: Tensor, capacity: number, scale = 1): Float32Array {
  const draws = new Draws(tensor.id + 1, 'wasm test');
  return Float32Array.from({ length: elementCount(tensor.shape, capacity) }, () => draws.normal(0, scale));
}

/** Runs the commands on the reference and on every variant from the same values (f32 tensors without any get normal draws). */
export async function runProgram(
  program: Program,
  commands: readonly (Partial<Command> & { readonly uniforms?: readonly number[] })[],
  values: Values = {},
): Promise<Results> {
  const block = new Commands(program, 1);
  for (const { uniforms = [], ...command } of commands) {
    block.push(
      {
        phase: 0,
        start: 0,
        rows: program.capacity,
        rowOffset: 0,
        accumulate: 0,
        step: 0,
        slot: 0,
        seed: 1,
        ...command,
      },
      // what wasm sees of them
      uniforms.map(Math.fround),
    );
  }
  const floats = program.tensors.filter(({ element }) => element === 'f32');
  const run = async (backend: Backend) => {
    const executable = await backend.load(program);
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
  const [wasm = {}, ...others] = await Promise.all(backends.map(run));
  return { reference: await run(textbook), wasm, variants: [wasm, ...others] };
}

/** The largest |wasm − reference| / (absolute + |reference|) over a tensor in any variant, and where. */
export function worst({ reference, variants }: Results, { id }: Tensor, absolute = 1): { error: number; at: number } {
  let result = { error: 0, at: -1 };
  const expected = reference[id]!;
  for (const { [id]: got } of variants) {
    for (let at = 0; at < expected.length; at++) {
      const error = Math.abs(got![at]! - expected[at]!) / (absolute + Math.abs(expected[at]!));
      // not (error <= …), so that NaN counts
      if (!(error <= result.error)) result = { error: Number.isNaN(error) ? Infinity : error, at };
    }
  }
  return result;
}
