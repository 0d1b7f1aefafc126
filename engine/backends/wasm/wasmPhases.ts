import { words, type Commands } from '../../plan/commands.ts';
import type { Program } from '../../plan/program.ts';
import { BackendError } from '../backend.ts';
import { compilePhases, type MemoryMap } from './compilePhases.ts';
import type { InstructionSet } from './instructions.ts';
import type { Memories } from './memories.ts';

/** Runs `count` commands that stand `stride` bytes apart from an address on. */
type Run = (commands: number, count: number, stride: number) => void;

/** A program's phases as modules over one memory. */
export class WasmPhases {
  readonly #program: Program;
  readonly #map: MemoryMap;
  readonly #instructions: InstructionSet;
  readonly #memories: Memories;
  /** By the phase's number; those of one module are the same. */
  readonly #runs: (Run | undefined)[] = [];
  #memory: WebAssembly.Memory | undefined;
  #end: number;

  constructor(program: Program, map: MemoryMap, instructions: InstructionSet, memories: Memories) {
    this.#program = program;
    this.#map = map;
    this.#instructions = instructions;
    this.#memories = memories;
    this.#end = map.end;
  }

  get bytes(): number {
    return this.#memory?.buffer.byteLength ?? 0;
  }

  /** Throws where it was disposed of. */
  get memory(): WebAssembly.Memory {
    if (!this.#memory) throw new Error('wasm: this program was disposed of');
    return this.#memory;
  }

  /** Compiles these phases and takes the memory. Throws a BackendError where it cannot. */
  async compile(numbers: readonly number[]): Promise<void> {
    const { code, end } = this.#emit(numbers);
    const module = await WebAssembly.compile(code).catch(refuseCode);
    this.#instantiate(module, numbers, end, () => (this.#memory = this.#memories.take(end, this.#map.layout.tables)));
  }

  /** Runs commands in order, as many at once as there is room for and one module takes. */
  run({ strideWords, count, words: all }: Commands): void {
    const phaseOf = (command: number): number => all[command * strideWords + words.phase] ?? 0;
    const { commands: area, commandBytes } = this.#map;
    const atOnce = Math.floor(commandBytes / 4 / strideWords);
    // Asked for first, so that what was disposed of says so with nothing to run, too.
    const { memory } = this;
    for (let from = 0; from < count;) {
      const run = this.#runs[phaseOf(from)];
      if (!run) {
        const rest = Array.from({ length: count - from }, (_, i) => phaseOf(from + i));
        this.#compileNow([...new Set(rest.filter((phase) => !this.#runs[phase]))]);
        continue;
      }
      let to = from + 1;
      while (to < count && to - from < atOnce && this.#runs[phaseOf(to)] === run) to++;
      const part = all.subarray(from * strideWords, to * strideWords);
      new Uint32Array(memory.buffer, area, part.length).set(part);
      run(area, to - from, strideWords * 4);
      from = to;
    }
  }

  dispose(): void {
    if (this.#memory) this.#memories.leave(this.#memory);
    this.#memory = undefined;
  }

  /** At once: what is called next must find it done. */
  #compileNow(numbers: readonly number[]): void {
    const { memory } = this;
    const { code, end } = this.#emit(numbers);
    let module: WebAssembly.Module;
    try {
      module = new WebAssembly.Module(code);
    } catch (error) {
      refuseCode(error);
    }
    this.#instantiate(module, numbers, end, () => {
      const missing = pagesOf(end) - pagesOf(memory.buffer.byteLength);
      if (missing > 0) memory.grow(missing);
    });
  }

  #emit(numbers: readonly number[]): ReturnType<typeof compilePhases> {
    const emitted = compilePhases(this.#program, this.#map.layout, numbers, this.#end, this.#instructions);
    if (emitted.end <= 2 ** 32) return emitted;
    const needed = `the model needs ${megabytes(emitted.end)} MiB, WebAssembly has at most 4096 MiB`;
    throw new BackendError('wasm', 'memory', needed);
  }

  #instantiate(module: WebAssembly.Module, numbers: readonly number[], end: number, takeMemory: () => void): void {
    try {
      takeMemory();
      const { exports } = new WebAssembly.Instance(module, { host: { memory: this.memory } });
      for (const number of numbers) this.#runs[number] = exports['run'] as Run;
    } catch {
      const message = `no ${megabytes(end)} MiB of memory for the model; choose a smaller one`;
      throw new BackendError('wasm', 'memory', message);
    }
    this.#end = end;
  }
}

const pagesOf = (bytes: number): number => Math.ceil(bytes / 65536);
const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

function refuseCode(error: unknown): never {
  throw new BackendError('wasm', 'compile', error instanceof Error ? error.message : String(error));
}
