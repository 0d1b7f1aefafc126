import type { Axis, Program } from '../../plan/program.ts';
import mapSource from '../../../shaders/map.wgsl?raw';
import { finish, part } from './elementKernel.ts';
import { countOf, shaderOf, workgroupSize, type KernelShader } from './kernelShader.ts';
import { KernelWriter } from './kernelWriter.ts';
import type { Chain } from './rowChains.ts';
import { ShaderBindings } from './shaderBindings.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** A thread for each row runs all kernels of a chain, one after the other. */
export function chainShader(
  program: Program,
  layouts: readonly TensorLayout[],
  { kernels, locals }: Chain,
): KernelShader {
  // The text depends on the extents anyway, as the length of what is local does.
  const bindings = new ShaderBindings(program, { literal: true });
  const functions = kernels.flatMap((kernel, n) =>
    kernelFunctions(new KernelWriter(program, layouts, kernel, 1, { bindings, locals }), n),
  );
  const size = workgroupSize(program.capacity);
  const hooks = [
    ...Array.from(locals.values(), ({ name, length }) => `var<private> ${name}: array<f32, ${length}>;`),
    ...functions,
    'fn elements() -> u32 {\n  return command.rows;\n}',
    `fn finish(row: u32) {\n${kernels.map((_, n) => `  kernel${n}(row);`).join('\n')}\n}`,
  ];
  const label = kernels.map((kernel) => kernel.label).join('; ');
  return {
    ...shaderOf(label, bindings, 1, size, mapSource, hooks),
    groups: (rows) => Math.ceil(rows / size),
    work: (rows) =>
      kernels.reduce(
        (sum, { axes, reduction, stores }) =>
          sum + countOf(axes, rows) * (countOf(reduction?.axes ?? [], rows) + stores.length),
        0,
      ),
  };
}

/** kernel<n>(i0) runs a kernel for a row. */
function kernelFunctions(writer: KernelWriter, n: number): string[] {
  const { axes, reduction } = writer.kernel;
  const names = axes.map(({ name }) => name);
  const place = names.map((name) => `${name}: u32`).join(', ');
  const call = `${names.join(', ')}${reduction ? `, part${n}(${names.join(', ')})` : ''}`;
  const around = axes.slice(1).map((axis: Axis) => {
    const { name } = axis;
    return `for (var ${name} = 0u; ${name} < ${writer.extent(axis)}; ${name}++) {`;
  });
  return [
    ...(reduction ? [part(writer, `part${n}(${place})`, reduction, [])] : []),
    finish(writer, `finish${n}(${place}${reduction ? ', reduced: Value' : ''})`, []),
    `fn kernel${n}(i0: u32) {\n  ${around.join(' ')} finish${n}(${call}); ${'}'.repeat(around.length)}\n}`,
  ];
}
