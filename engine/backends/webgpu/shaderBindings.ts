import { Commands, words } from '../../plan/commands.ts';
import type { Program, TensorId } from '../../plan/program.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** A buffer of the program as a kernel binds it. */
export interface BoundBuffer {
  readonly buffer: number;
  readonly writable: boolean;
}

/** The command and the kernel's shape come before the buffers. */
export const firstBufferBinding = 2;

/**
 * The buffers that a shader's text binds and the numbers it needs, gathered while it is written. Sizes and strides are
 * read from a uniform, `shape`, and buffers are called b0, b1, …: so kernels that differ in size or in name only are the
 * same text and share one pipeline. With `literal`, numbers stand in the text.
 */
export class ShaderBindings {
  readonly #program: Program;
  readonly #literal: boolean;
  readonly #numbers = new Map<string, number>();
  readonly #buffers = new Map<number, { name: string; writable: boolean; type: 'f32' | 'u32' }>();

  constructor(program: Program, { literal = false }: { readonly literal?: boolean } = {}) {
    this.#program = program;
    this.#literal = literal;
  }

  get shape(): readonly number[] {
    return [...this.#numbers.values()];
  }

  get buffers(): readonly BoundBuffer[] {
    return [...this.#buffers].map(([buffer, { writable }]) => ({ buffer, writable }));
  }

  /** A number that differs between kernels of one text, modulo 2^32. */
  number(name: string, value: number): string {
    if (this.#literal) return `${value >>> 0}u`;
    this.#numbers.set(name, value >>> 0);
    return `shape.${name}`;
  }

  buffer(tensor: TensorId, { element }: TensorLayout, writable: boolean): string {
    const number = this.#program.tensors[tensor]?.buffer ?? tensor;
    const known = this.#buffers.get(number);
    const name = known?.name ?? `b${this.#buffers.size}`;
    const type = element === 'f32' ? 'f32' : 'u32';
    this.#buffers.set(number, { name, type, writable: writable || (known?.writable ?? false) });
    return name;
  }

  /** The command, the shape and the buffers, as the text so far has used them; buffers of quads where `width` is 4. */
  declarations(width: 1 | 4): string {
    const header = Object.keys(words).map((name) => `  ${name}: u32,`);
    const stride = new Commands(this.#program, 1).strideWords;
    const fields = [...this.#numbers.keys()].map((name) => `  ${name}: u32,`);
    const quads = (stride - Commands.firstUniform) / 4;
    return [
      `alias Value = ${width === 4 ? 'vec4f' : 'f32'};`,
      `struct Command {\n${header.join('\n')}\n  uniforms: array<vec4f, ${quads}>,\n}`,
      '@group(0) @binding(0) var<uniform> command: Command;',
      ...(fields.length > 0
        ? [`struct Shape {\n${fields.join('\n')}\n}`, '@group(0) @binding(1) var<uniform> shape: Shape;']
        : []),
      ...[...this.#buffers.values()].map(({ name, writable, type }, i) => {
        const element = type === 'f32' && width === 4 ? 'vec4f' : type;
        const access = writable ? 'read_write' : 'read';
        return `@group(0) @binding(${firstBufferBinding + i}) var<storage, ${access}> ${name}: array<${element}>;`;
      }),
    ].join('\n');
  }

  get layout(): GPUBindGroupLayoutEntry[] {
    const visibility = GPUShaderStage.COMPUTE;
    const uniforms: GPUBindGroupLayoutEntry[] = [
      { binding: 0, visibility, buffer: { type: 'uniform', hasDynamicOffset: true } },
    ];
    if (this.#numbers.size > 0) uniforms.push({ binding: 1, visibility, buffer: { type: 'uniform' } });
    const storage = this.buffers.map(({ writable }, i): GPUBindGroupLayoutEntry => ({
      binding: firstBufferBinding + i,
      visibility,
      buffer: { type: writable ? 'storage' : 'read-only-storage' },
    }));
    return [...uniforms, ...storage];
  }
}
