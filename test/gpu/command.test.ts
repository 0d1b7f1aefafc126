import type { makeShaderDataDefinitions } from 'webgpu-utils';
import { beforeAll, expect, test } from 'vitest';
import { kernelShader } from '../../engine/backends/webgpu/kernelShader.ts';
import { layoutTensors } from '../../engine/backends/webgpu/tensorLayout.ts';
import { Commands, words } from '../../engine/plan/commands.ts';
import { ProgramBuilder } from '../engine/backends/programBuilder.ts';

let reflect: typeof makeShaderDataDefinitions;
beforeAll(async () => {
  // webgpu-utils needs both of these at import
  const shims = { Float16Array: Float32Array, GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 } };
  for (const [name, value] of Object.entries(shims))
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: value });
  ({ makeShaderDataDefinitions: reflect } = await import('webgpu-utils'));
});

test.each([1, 56, 57, 200])('the Command struct lies as the block of commands does, with %i uniforms', (count) => {
  const uniforms = Array.from({ length: count }, (_, i) => `u${i}`);
  const p = new ProgramBuilder(4, uniforms);
  const y = p.tensor(['rows', 3], 'output');
  const last = uniforms.at(-1)!;
  p.phase({ axes: ['rows', 3], stores: [{ into: y, at: ['i0', 'i1'], value: `${last} + 1` }] });
  const program = p.program();
  const { code } = kernelShader(program, layoutTensors(program), program.phases[0]!.kernels[0]!);
  const { command } = reflect(code).uniforms;
  const { fields, size } = command!.typeDefinition as unknown as {
    size: number;
    fields: Record<string, { offset: number }>;
  };
  const expected = Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word * 4]));
  const offsets = Object.fromEntries(Object.entries(fields).map(([name, { offset }]) => [name, offset]));
  expect(offsets).toEqual({ ...expected, uniforms: Commands.firstUniform * 4 });
  expect(size).toBe(new Commands(program).strideWords * 4);
});
