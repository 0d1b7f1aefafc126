import { ByteWriter } from './byteWriter.ts';
import { CodeBuilder, valueTypes, type ValueType } from './codeBuilder.ts';
import type { InstructionSet } from './instructions.ts';
import type { VectorConstants } from './vectorConstants.ts';

const PAGE_BYTES = 65536;
const FUNCTION_TYPE = 0x60;
const FUNCTION_EXPORT = 0;
const MEMORY = 2;

/** A WebAssembly module with one memory, which it exports as `memory`. Functions return nothing. */
export class ModuleBuilder {
  readonly #functions: CodeBuilder[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];
  readonly #instructions: InstructionSet;
  readonly #constants: VectorConstants | undefined;

  constructor(instructions: InstructionSet = 'simd', constants?: VectorConstants) {
    this.#instructions = instructions;
    this.#constants = constants;
  }

  function(...parameters: readonly ValueType[]): CodeBuilder {
    const builder = new CodeBuilder(this.#functions.length, parameters, this.#instructions, this.#constants);
    this.#functions.push(builder);
    return builder;
  }

  export(name: string, { index }: CodeBuilder): void {
    this.#exports.push({ name, index });
  }

  /** The module, with that many bytes of memory rounded up to pages: its own, or that which it is given as `host.memory`. */
  encode(memoryBytes: number, memory: 'own' | 'given' = 'own'): Uint8Array<ArrayBuffer> {
    const pages = Math.max(1, Math.ceil(memoryBytes / PAGE_BYTES));
    const out = new ByteWriter().bytes(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    const section = (id: number, content: ByteWriter): void => {
      out.byte(id).unsigned(content.length).append(content);
    };

    const types = new ByteWriter().unsigned(this.#functions.length);
    const declarations = new ByteWriter().unsigned(this.#functions.length);
    const code = new ByteWriter().unsigned(this.#functions.length);
    for (const builder of this.#functions) {
      types.byte(FUNCTION_TYPE).unsigned(builder.parameters.length);
      for (const { type } of builder.parameters) types.byte(valueTypes[type]);
      types.unsigned(0);
      declarations.unsigned(builder.index);
      builder.encode(code);
    }
    const exported = new ByteWriter().unsigned(this.#exports.length + 1);
    exported.name('memory').byte(MEMORY).unsigned(0);
    for (const { name, index } of this.#exports) exported.name(name).byte(FUNCTION_EXPORT).unsigned(index);

    section(1, types);
    if (memory === 'given')
      section(2, new ByteWriter().unsigned(1).name('host').name('memory').byte(MEMORY).byte(0).unsigned(pages));
    section(3, declarations);
    if (memory === 'own') section(5, new ByteWriter().unsigned(1).byte(1).unsigned(pages).unsigned(pages));
    section(7, exported);
    section(10, code);
    if (this.#constants && this.#constants.count > 0) section(11, this.#constants.encode());
    return out.written().slice();
  }
}
