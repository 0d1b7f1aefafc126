import type { Program } from './program.ts';

/** The whole numbers of a command, in the order of its words. */
export interface Command {
  /** Index into the program's phases. */
  readonly phase: number;
  /** First sample of the chunk, as an offset into the batch order or a table. */
  readonly start: number;
  /** Live rows, 0 … capacity. */
  readonly rows: number;
  /** Row of the batch at which this chunk begins: draws are numbered by the row in the batch. */
  readonly rowOffset: number;
  /** 1 where accumulating stores add to what is there. */
  readonly accumulate: 0 | 1;
  /** Training step, counted from 0: the counter of random draws. */
  readonly step: number;
  /** Where this step writes in trace tensors. */
  readonly slot: number;
  readonly seed: number;
}

/** Positions of a command's words; its uniforms follow as 32-bit floats. */
export const words = {
  phase: 0,
  start: 1,
  rows: 2,
  rowOffset: 3,
  accumulate: 4,
  step: 5,
  slot: 6,
  seed: 7,
} as const satisfies Record<keyof Command, number>;

const headerWords = 8;
/** Uniforms are read four at a time, and four there are at least. */
const vectorWords = 4;

/**
 * A list of commands as one block of memory: per command 8 unsigned words, then the program's uniforms as 32-bit
 * floats, padded to whole vectors.
 */
export class Commands {
  readonly strideWords: number;
  readonly uniformCount: number;
  count = 0;
  words: Uint32Array<ArrayBuffer>;
  floats: Float32Array<ArrayBuffer>;
  /** The uniforms again in 64 bits, [capacity, uniformCount], for the reference. */
  values: Float64Array;

  constructor(program: Pick<Program, 'uniforms'>, capacity = 64) {
    this.uniformCount = program.uniforms.length;
    this.strideWords = headerWords + Math.max(1, Math.ceil(this.uniformCount / vectorWords)) * vectorWords;
    this.words = new Uint32Array(capacity * this.strideWords);
    this.floats = new Float32Array(this.words.buffer);
    this.values = new Float64Array(capacity * this.uniformCount);
  }

  clear(): void {
    this.count = 0;
  }

  push(command: Command, uniforms: ArrayLike<number>): void {
    if ((this.count + 1) * this.strideWords > this.words.length) this.#grow();
    const at = this.count * this.strideWords;
    const { words: block } = this;
    block[at + words.phase] = command.phase;
    block[at + words.start] = command.start;
    block[at + words.rows] = command.rows;
    block[at + words.rowOffset] = command.rowOffset;
    block[at + words.accumulate] = command.accumulate;
    block[at + words.step] = command.step;
    block[at + words.slot] = command.slot;
    block[at + words.seed] = command.seed;
    for (let i = 0; i < this.uniformCount; i++) {
      const value = uniforms[i] ?? 0;
      this.floats[at + headerWords + i] = value;
      this.values[this.count * this.uniformCount + i] = value;
    }
    this.count++;
  }

  /** The command at a position, as numbers. */
  command(position: number): Command {
    const at = position * this.strideWords;
    const entries = Object.entries(words).map(([name, word]) => [name, this.words[at + word]]);
    return Object.fromEntries(entries) as Command;
  }

  /** One number of a command: all that a loop over thousands wants. */
  word(position: number, name: keyof Command): number {
    return this.words[position * this.strideWords + words[name]] ?? 0;
  }

  /** Word position of the first uniform within a command. */
  static readonly firstUniform = headerWords;

  #grow(): void {
    const wider = new Uint32Array(this.words.length * 2);
    wider.set(this.words);
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.words = wider;
    this.floats = new Float32Array(wider.buffer);
    this.values = values;
  }
}
