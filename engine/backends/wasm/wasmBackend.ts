import type { Commands } from '../../plan/commands.ts';
import type { Program, TensorId } from '../../plan/program.ts';
import { BackendError, type Backend, type Executable, type Numbers } from '../backend.ts';
import { writeOrders } from '../../random/permutation.ts';
import { canRun } from './canRun.ts';
import { compilePhases, mapMemory } from './compilePhases.ts';
import { instructionSets, type InstructionSet } from './instructions.ts';
import { Memories } from './memories.ts';
import { shuffle } from './shuffle.ts';
import { WasmPhases } from './wasmPhases.ts';

/**
 * WebAssembly: a program becomes a module specialised to its shapes, and a further one for phases that are wanted later;
 * they run whole lists of commands without leaving them. It uses the best instructions that this machine has, or the
 * given ones. Throws BackendError `unavailable` where there are no SIMD instructions.
 */
export function createWasmBackend(
  instructions: InstructionSet = canRun('relaxed simd') ? 'relaxed simd' : 'simd',
): Promise<Backend> {
  if (!canRun(instructions)) {
    return Promise.reject(new BackendError('wasm', 'unavailable', 'this browser has no WebAssembly SIMD instructions'));
  }
  const memories = new Memories();
  return Promise.resolve({
    name: 'wasm',
    variant: nameOf(instructions),
    // Async, so that what cannot be pinned rejects.
    load: async (program, { variant, later = [] } = {}) =>
      loadWasm(program, variant === undefined ? instructions : pinned(variant), memories, later),
    rehearse(program, { later = [] } = {}) {
      const { layout, end } = mapMemory(program);
      compilePhases(program, layout, numbersOf(program, later), end, instructions);
    },
    // A module cannot be lost; running out of memory shows in `load`, or in `run` where phases are compiled later.
    lost: new Promise<string>(() => {}),
    dispose() {},
  });
}

/** Results are bit-identical under equal names on one machine. */
const nameOf = (instructions: InstructionSet): string => `wasm ${instructions}`;

function pinned(variant: string): InstructionSet {
  const instructions = instructionSets.find((each) => nameOf(each) === variant && canRun(each));
  if (instructions) return instructions;
  const known = instructionSets.filter(canRun).map(nameOf).join(', ');
  throw new BackendError('wasm', 'unavailable', `this machine cannot run as "${variant}", but as ${known}`);
}

/** Of the phases that are compiled at once. */
const numbersOf = ({ phases }: Program, later: readonly number[]): number[] =>
  phases.map((_, number) => number).filter((number) => !later.includes(number));

async function loadWasm(
  program: Program,
  instructions: InstructionSet,
  memories: Memories,
  later: readonly number[],
): Promise<Executable> {
  const map = mapMemory(program);
  const phases = new WasmPhases(program, map, instructions, memories);
  await phases.compile(numbersOf(program, later));
  return {
    variant: nameOf(instructions),
    get bytes() {
      return phases.bytes;
    },
    write: (tensor, values) => map.layout.write(phases.memory.buffer, tensor, values),
    shuffle: (table, orders) => writeOrders(map.layout.table(phases.memory.buffer, table), orders, shuffle),
    // Async, so that a trap rejects.
    async run(commands: Commands) {
      phases.run(commands);
    },
    read: async (tensors: readonly TensorId[]): Promise<Numbers[]> => {
      const { buffer } = phases.memory;
      return tensors.map((tensor) => map.layout.read(buffer, tensor));
    },
    dispose: () => phases.dispose(),
  };
}
