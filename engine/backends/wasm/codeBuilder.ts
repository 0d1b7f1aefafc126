import { ByteWriter } from './byteWriter.ts';
import {
  lane,
  laneMemory,
  memory,
  plain,
  relaxed,
  simd,
  type InstructionSet,
  type LaneInstructionName,
  type LaneMemoryInstructionName,
  type MemoryInstructionName,
  type PlainInstruction,
} from './instructions.ts';
import type { VectorConstants } from './vectorConstants.ts';

export type ValueType = 'i32' | 'v128';
export const valueTypes: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };

export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

const SIMD_PREFIX = 0xfd;
const EMPTY_BLOCK = 0x40;

/** The bits of floats. */
const floats = new Float32Array(4);
const bits = new Int32Array(floats.buffer);

/**
 * Writes one function, instruction by instruction, in the order in which it will run. Locals come from a pool by
 * type: ask with `local`, hand back with `release` once no later instruction reads them.
 */
export class CodeBuilder {
  /** Position in the module: what `call` names. */
  readonly index: number;
  readonly parameters: readonly Local[];
  readonly instructions: InstructionSet;
  readonly #code = new ByteWriter();
  readonly #declared: ValueType[] = [];
  readonly #free: Record<ValueType, Local[]> = { i32: [], v128: [] };
  readonly #constants: VectorConstants | undefined;

  /** Constant vectors are loaded from `constants`, without them they stand in the code. */
  constructor(
    index: number,
    parameters: readonly ValueType[] = [],
    instructions: InstructionSet = 'simd',
    constants?: VectorConstants,
  ) {
    this.index = index;
    this.instructions = instructions;
    this.#constants = constants;
    this.parameters = parameters.map((type, at) => ({ index: at, type }));
  }

  /** Bytes of code so far. */
  get size(): number {
    return this.#code.length;
  }

  local(type: ValueType): Local {
    const reused = this.#free[type].pop();
    if (reused) return reused;
    this.#declared.push(type);
    return { index: this.parameters.length + this.#declared.length - 1, type };
  }

  release(...locals: readonly Local[]): void {
    for (const local of locals) this.#free[local.type].push(local);
  }

  op(...names: readonly PlainInstruction[]): this {
    for (const name of names) {
      if (name in simd) this.#code.byte(SIMD_PREFIX).unsigned(simd[name as keyof typeof simd]);
      else this.#code.byte(plain[name as keyof typeof plain]);
    }
    return this;
  }

  /** a, b on the stack → a · b + c for the c that is pushed; rounded once where the instructions allow it. */
  multiplyAdd(pushAddend: () => void): this {
    if (this.instructions === 'simd') {
      this.op('f32x4.mul');
      pushAddend();
      return this.op('f32x4.add');
    }
    pushAddend();
    this.#code.byte(SIMD_PREFIX).unsigned(relaxed['f32x4.relaxed_madd']);
    return this;
  }

  get(local: Local): this {
    this.#code.byte(0x20).unsigned(local.index);
    return this;
  }

  set(local: Local): this {
    this.#code.byte(0x21).unsigned(local.index);
    return this;
  }

  /** Like `set`, and leaves the value on the stack. */
  tee(local: Local): this {
    this.#code.byte(0x22).unsigned(local.index);
    return this;
  }

  i32(value: number): this {
    this.#code.byte(0x41).signed(value);
    return this;
  }

  /** Four floats, or one in all lanes. */
  f32x4(a: number, b = a, c = a, d = a): this {
    floats[0] = a;
    floats[1] = b;
    floats[2] = c;
    floats[3] = d;
    return this.i32x4(bits[0] ?? 0, bits[1], bits[2], bits[3]);
  }

  /** Four integers, or one in all lanes. */
  i32x4(a: number, b = a, c = a, d = a): this {
    // All bits clear is an exclusive or of a register with itself.
    if (this.#constants && (a !== 0 || b !== 0 || c !== 0 || d !== 0)) {
      return this.i32(0).memory('v128.load', this.#constants.address([a, b, c, d]));
    }
    this.#code.byte(SIMD_PREFIX).byte(0x0c).int32(a).int32(b).int32(c).int32(d);
    return this;
  }

  /** Lanes of two vectors of floats: 0–3 from the first, 4–7 from the second. */
  shuffle(...lanes: readonly [number, number, number, number]): this {
    this.#code.byte(SIMD_PREFIX).byte(0x0d);
    for (const from of lanes) this.#code.bytes(4 * from, 4 * from + 1, 4 * from + 2, 4 * from + 3);
    return this;
  }

  /** A load or store at (address on the stack) + offset. */
  memory(name: MemoryInstructionName, offset: number): this {
    return this.#access(memory[name], offset);
  }

  laneMemory(name: LaneMemoryInstructionName, offset: number, at: number): this {
    this.#access(laneMemory[name], offset);
    this.#code.byte(at);
    return this;
  }

  lane(name: LaneInstructionName, at: number): this {
    this.#code.byte(SIMD_PREFIX).unsigned(lane[name]).byte(at);
    return this;
  }

  call(callee: { readonly index: number }): this {
    this.#code.byte(0x10).unsigned(callee.index);
    return this;
  }

  /** Runs the body, again where it ends in `branchIf(0)`. */
  loop(body: () => void): this {
    return this.#nested(0x03, body);
  }

  /** Runs the body where the number on the stack is not 0. */
  if(body: () => void): this {
    return this.#nested(0x04, body);
  }

  /** Where the number on the stack is not 0: back to the start of the loop that many levels out. */
  branchIf(depth: number): this {
    this.#code.byte(0x0d).unsigned(depth);
    return this;
  }

  /** The body as the code section wants it: size, locals in runs of one type, instructions, end. */
  encode(into: ByteWriter): void {
    const runs: { count: number; type: ValueType }[] = [];
    for (const type of this.#declared) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ count: 1, type });
    }
    const locals = new ByteWriter().unsigned(runs.length);
    for (const { count, type } of runs) locals.unsigned(count).byte(valueTypes[type]);
    into
      .unsigned(locals.length + this.#code.length + 1)
      .append(locals)
      .append(this.#code)
      .byte(0x0b);
  }

  #nested(opcode: number, body: () => void): this {
    this.#code.byte(opcode).byte(EMPTY_BLOCK);
    body();
    this.#code.byte(0x0b);
    return this;
  }

  #access(
    instruction: { readonly code: number; readonly alignment: number; readonly simd: boolean },
    offset: number,
  ): this {
    if (instruction.simd) this.#code.byte(SIMD_PREFIX);
    this.#code.unsigned(instruction.code).unsigned(instruction.alignment).unsigned(offset);
    return this;
  }
}
