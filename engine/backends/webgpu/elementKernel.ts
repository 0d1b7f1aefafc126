import { printWgsl } from '../../formula/printWgsl.ts';
import { reduced, type Axis, type Reduction } from '../../plan/program.ts';
import type { KernelWriter } from './kernelWriter.ts';

/** Lowest and highest finite numbers, as WGSL has no infinities to start from. */
export const identities = { sum: '0.0', max: '-0x1.fffffep+127f', min: '0x1.fffffep+127f' } as const;
export const fold = (by: Reduction['by'], a: string, b: string): string =>
  by === 'sum' ? `${a} + ${b}` : `${by}(${a}, ${b})`;

const indented = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

const fn = (signature: string, lines: readonly string[]): string => `fn ${signature} {\n${indented(lines)}\n}`;

/** elements() and finish() of a map; a reduction adds part() and fold(), in nested loops or, as a tree, in lanes. */
export function elementFunctions(writer: KernelWriter, isTree: boolean): string[] {
  const { kernel } = writer;
  const counts = kernel.axes.map((axis) => threadsAlong(writer, axis));
  const elements = fn('elements() -> u32', [`return ${counts.join(' * ') || '1u'};`]);
  const place = placeOf(writer, kernel.axes, counts);
  const { reduction } = kernel;
  if (!reduction) return [elements, finish(writer, 'finish(element: u32)', place)];
  return [
    elements,
    ...(isTree ? [fn('fold(a: Value, b: Value) -> Value', [`return ${fold(reduction.by, 'a', 'b')};`])] : []),
    part(writer, `part(element: u32${isTree ? ', lane: u32' : ''})`, reduction, place, isTree),
    finish(writer, `finish(element: u32, ${reduced}: Value)`, place),
  ];
}

/** finish() of a kernel: reads what the stores' formulas need, computes and stores. */
export function finish(writer: KernelWriter, signature: string, place: readonly string[]): string {
  const { stores } = writer.kernel;
  const roots = stores.map(({ value }, i) => ({ name: `y${i}`, expression: value }));
  const type = writer.width === 4 ? 'vec4f' : 'f32';
  return fn(signature, [
    ...place,
    ...writer.inputs(stores.map(({ value }) => value)),
    printWgsl(roots, { variables: writer.variables(), type }),
    ...stores.flatMap((store, i) => writer.store(store, i)),
  ]);
}

function threadsAlong(writer: KernelWriter, axis: Axis): string {
  const extent = writer.extent(axis);
  return axis.name === writer.lane ? `((${extent} + 3u) / 4u)` : extent;
}

/** The axes of an element, the last one running fastest. */
function placeOf({ lane }: KernelWriter, axes: readonly Axis[], counts: readonly string[]): string[] {
  const lines: string[] = [];
  let rest = 'element';
  for (let d = axes.length - 1; d >= 0; d--) {
    const name = axes[d]?.name ?? '';
    const own = d > 0 ? `${rest} % ${counts[d]}` : rest;
    lines.push(`let ${name} = ${name === lane ? `(${own}) * 4u` : own};`);
    if (d > 0) lines.push(`let rest${d} = ${rest} / ${counts[d]};`);
    rest = `rest${d}`;
  }
  return lines;
}

/** The fold of a reduction's terms at an element, or of one lane's share of them. */
export function part(
  writer: KernelWriter,
  signature: string,
  { axes, by, body }: Reduction,
  place: readonly string[],
  isTree = false,
): string {
  const type = writer.width === 4 ? 'vec4f' : 'f32';
  const term = printWgsl([{ name: 'term', expression: body }], { variables: writer.variables(), type });
  const counts = axes.map((axis) => writer.extent(axis));
  const loops = isTree
    ? [`for (var at = lane; at < ${counts.join(' * ') || '1u'}; at += size) {`]
    : axes.map(({ name }, d) => `for (var ${name} = 0u; ${name} < ${counts[d]}; ${name}++) {`);
  return fn(`${signature} -> Value`, [
    ...place,
    ...writer.inputs([body], 'fixed'),
    `var folded = Value(${identities[by]});`,
    ...loops,
    indented([
      ...(isTree ? termOf(axes, counts) : []),
      ...writer.inputs([body], 'moving'),
      term,
      `folded = ${fold(by, 'folded', 'term')};`,
    ]),
    '}'.repeat(loops.length),
    'return folded;',
  ]);
}

/** The reduction's axes at a term. */
function termOf(axes: readonly Axis[], counts: readonly string[]): string[] {
  const lines: string[] = [];
  let rest = 'at';
  for (let d = axes.length - 1; d >= 0; d--) {
    lines.push(`let ${axes[d]?.name} = ${d > 0 ? `${rest} % ${counts[d]}` : rest};`);
    if (d > 0) lines.push(`let restOf${d} = ${rest} / ${counts[d]};`);
    rest = `restOf${d}`;
  }
  return lines;
}
