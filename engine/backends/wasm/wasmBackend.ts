import type { Commands } from '../../plan/commands.ts';
import type { Program, TensorId } from '../../plan/program.ts';
import { BackendError, type Backend, type Executable, type Numbers } from '../backend.ts';
import { writeOrders } from '../../random/permutation.ts';
import { canRun } from './canRun.ts';
import { compileProgram } from './compileProgram.ts';
import { instructionSets, type InstructionSet } from './instructions.ts';
import { Memories } from './memories.ts';
import { shuffle } from './shuffle.ts';

/**
 * WebAssembly: every program becomes one module, specialised to its shapes, that runs whole lists of commands without
 * leaving it. It uses the best instructions that this machine has, or the given ones. Throws BackendError `unavailable`
 * where there are no SIMD instructions.
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
    load: async (program, { variant } = {}) =>
      loadWasm(program, variant === undefined ? instructions : pinned(variant), memories),
    // A module cannot be lost; running out of memory shows in `load`.
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

interface Loaded {
  readonly memory: WebAssembly.Memory;
  readonly run: (commands: number, count: number, stride: number) => void;
}

async function loadWasm(program: Program, instructions: InstructionSet, memories: Memories): Promise<Executable> {
  const { code, layout, commands: area, commandBytes, memoryBytes } = compileProgram(program, instructions);
  let loaded: Loaded | undefined = await instantiate(code, memoryBytes, memories);
  const bytes = loaded.memory.buffer.byteLength;
  const present = (): Loaded => {
    if (!loaded) throw new Error('wasm: this program was disposed of');
    return loaded;
  };

  return {
    variant: nameOf(instructions),
    bytes,
    write: (tensor, values) => layout.write(present().memory.buffer, tensor, values),
    shuffle: (table, orders) => writeOrders(layout.table(present().memory.buffer, table), orders, shuffle),
    // Async, so that a trap rejects.
    async run(commands: Commands) {
      const { memory, run } = present();
      const { strideWords, count } = commands;
      const target = new Uint32Array(memory.buffer, area, commandBytes / 4);
      const atOnce = Math.floor(target.length / strideWords);
      for (let from = 0; from < count; from += atOnce) {
        const part = Math.min(atOnce, count - from);
        target.set(commands.words.subarray(from * strideWords, (from + part) * strideWords));
        run(area, part, strideWords * 4);
      }
    },
    read: async (tensors: readonly TensorId[]): Promise<Numbers[]> => {
      const { buffer } = present().memory;
      return tensors.map((tensor) => layout.read(buffer, tensor));
    },
    dispose() {
      if (loaded) memories.leave(loaded.memory);
      loaded = undefined;
    },
  };
}

async function instantiate(code: Uint8Array<ArrayBuffer>, memoryBytes: number, memories: Memories): Promise<Loaded> {
  const megabytes = Math.ceil(memoryBytes / 2 ** 20);
  if (memoryBytes > 2 ** 32) {
    throw new BackendError('wasm', 'memory', `the model needs ${megabytes} MiB, WebAssembly has at most 4096 MiB`);
  }
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(code);
  } catch (error) {
    throw new BackendError('wasm', 'compile', error instanceof Error ? error.message : String(error));
  }
  try {
    const memory = memories.take(memoryBytes);
    const { exports } = await WebAssembly.instantiate(module, { host: { memory } });
    return { memory, run: exports['run'] as Loaded['run'] };
  } catch {
    throw new BackendError('wasm', 'memory', `no ${megabytes} MiB of memory for the model; choose a smaller one`);
  }
}
