import { extent, type Kernel, type TensorInput } from '../../plan/program.ts';
import tileSource from '../../../shaders/contractionTile.wgsl?raw';
import { isQuad } from './access.ts';
import { termsAtOnce, tileOf, type ContractionSize, type ContractionVariant } from './contractionVariant.ts';
import { finish } from './elementKernel.ts';
import type { KernelWriter } from './kernelWriter.ts';

/** A kernel out[i, j] = Σ_k left · right, whose factors each move with k and one output axis. */
export interface Contraction {
  readonly left: Operand;
  readonly right: Operand;
}

interface Operand {
  /** Position of the input in the kernel. */
  readonly input: number;
  /** The axis along which it lies in quads. */
  readonly along: string;
}

/** The kernel as a contraction, or undefined where it is none or its factors do not lie in quads. */
export function matchContraction(writer: KernelWriter): Contraction | undefined {
  const { axes, reduction, inputs } = writer.kernel;
  const [row, column, ...others] = axes;
  const [term, ...more] = reduction?.axes ?? [];
  const [a, b] = reduction?.body.args ?? [];
  if (!row || !column || !term || others.length + more.length > 0) return undefined;
  if (reduction?.by !== 'sum' || reduction.body.op !== 'mul' || a?.op !== 'variable' || b?.op !== 'variable')
    return undefined;
  const operand = (axis: string): Operand | undefined => {
    for (const [position, input] of inputs.entries()) {
      if (input.kind !== 'tensor' || (input.name !== a.name && input.name !== b.name)) continue;
      if (!isPlane(writer, input, axis, term.name)) continue;
      const along = [axis, term.name].find((each) => isQuad(writer.access(input), each));
      if (along !== undefined) return { input: position, along };
    }
    return undefined;
  };
  const left = operand(row.name);
  const right = operand(column.name);
  return left && right ? { left, right } : undefined;
}

/** A contraction's extents at a number of live rows. */
export function contractionSize({ axes, reduction }: Kernel, live: number): ContractionSize {
  const [rows = 1, columns = 1, terms = 1] = [...axes, ...(reduction?.axes ?? [])].map(({ size }) =>
    extent(size, live),
  );
  return { rows, columns, terms };
}

/** Whether an input is an f32 matrix over just these two axes. */
function isPlane(writer: KernelWriter, input: TensorInput, axis: string, term: string): boolean {
  const { terms, lookups, plus, start, slot } = writer.access(input);
  const own = terms.map((each) => each.axis);
  const isOver = own.length === 2 && own.includes(axis) && own.includes(term);
  const isPlain = lookups.length === 0 && plus === 0 && start === 0 && slot === 0;
  return isOver && isPlain && writer.layout(input.tensor).element === 'f32';
}

/** The hooks of shaders/contraction.wgsl and its variants. */
export function contractionFunctions(
  writer: KernelWriter,
  { left, right }: Contraction,
  variant: ContractionVariant,
): string[] {
  const [row, column] = writer.kernel.axes;
  const [term] = writer.kernel.reduction?.axes ?? [];
  if (!row || !column || !term) return [];
  const count = (name: string, text: string): string => `fn ${name}() -> u32 {\n  return ${text};\n}`;
  const isWhole = term.size !== 'rows' && term.size % termsAtOnce(variant) === 0;
  const tile = tileOf(variant);
  return [
    `const tileRows = ${tile.rows}u;\nconst tileColumns = ${tile.columns}u;\nconst apart = ${4 * (variant.side ?? 1)}u;`,
    tileSource,
    ...(variant.side === undefined ? [] : sharing(variant.side, left.along === term.name, right.along === term.name)),
    count('rows', writer.extent(row)),
    count('columns', writer.extent(column)),
    count('terms', writer.extent(term)),
    block(writer, 'left', left, row.name, term.name, isWhole),
    block(writer, 'right', right, column.name, term.name, isWhole),
    multiply(variant),
    finish(writer, `finish(${row.name}: u32, ${column.name}: u32, reduced: Value)`, []),
  ];
}

/** Who brings which block into shared memory: neighbours read on along the way the factor lies in memory. */
function sharing(side: number, leftAlongTerm: boolean, rightAlongTerm: boolean): string[] {
  const place = (name: string, alongTerm: boolean, edge: string): string => {
    const at = alongTerm ? 'vec2u(i / deep, i % deep)' : `vec2u(i % (${edge} / 4u), i / (${edge} / 4u))`;
    return `fn ${name}(i: u32) -> vec2u {\n  return ${at};\n}`;
  };
  return [
    `const side = ${side}u;`,
    place('leftBlock', leftAlongTerm, 'tileRows'),
    place('rightBlock', rightAlongTerm, 'tileColumns'),
  ];
}

/**
 * Adds the products of four terms to every matrix of the tile. A matrix holds four rows as its columns, so that
 * (right · left)[row] = Σ right[term] · left[row][term].
 */
function multiply({ down, across, side }: ContractionVariant): string {
  const [left, right] = side === undefined ? ['left', 'right'] : ['leftOf', 'rightOf'];
  const offset = (i: number): string => (i > 0 ? ` + ${4 * i * (side ?? 1)}u` : '');
  const each = (n: number, line: (i: number) => string): string[] =>
    Array.from({ length: n }, (_, i) => `  ${line(i)}`);
  return [
    `alias Sums = array<mat4x4f, ${down * across}>;`,
    '',
    'fn multiply(sums: ptr<function, Sums>, row: u32, term: u32, column: u32) {',
    ...each(down, (i) => `let left${i} = ${left}(row${offset(i)}, term);`),
    ...each(across, (j) => `let right${j} = ${right}(term, column${offset(j)});`),
    ...each(down * across, (n) => `(*sums)[${n}] += right${n % across} * left${Math.floor(n / across)};`),
    '}',
  ].join('\n');
}

/**
 * A 4 × 4 block of a factor. `left` gives rows as columns of the matrix, `right` gives terms. What lies the other way
 * in memory is loaded quad by quad and transposed; terms past the last are zero.
 */
function block(
  writer: KernelWriter,
  side: 'left' | 'right',
  operand: Operand,
  axis: string,
  term: string,
  isWhole: boolean,
): string {
  const input = writer.kernel.inputs[operand.input];
  if (input?.kind !== 'tensor') return '';
  const alongTerm = operand.along === term;
  const other = alongTerm ? axis : term;
  const stride = writer.access(input).terms.find((each) => each.axis === other)?.times ?? 0;
  const step = writer.number(`${side}_step`, stride / 4);
  const buffer = writer.buffer(input.tensor);
  const load = (i: number): string => {
    const quad = `${buffer}[at${i > 0 ? ` + ${i}u * ${step}` : ''}]`;
    if (isWhole) return quad;
    const live = alongTerm ? `vec4u(${term}) + vec4u(0u, 1u, 2u, 3u) < vec4u(terms())` : `${term} + ${i}u < terms()`;
    return `select(vec4f(), ${quad}, ${live})`;
  };
  const quads = `mat4x4f(\n    ${[0, 1, 2, 3].map(load).join(',\n    ')},\n  )`;
  const isTransposed = alongTerm === (side === 'right');
  const signature = side === 'left' ? `${axis}: u32, ${term}: u32` : `${term}: u32, ${axis}: u32`;
  return [
    `fn ${side}(${signature}) -> mat4x4f {`,
    `  let at = ${other} * ${step} + ${operand.along} / 4u;`,
    `  return ${isTransposed ? `transpose(${quads})` : quads};`,
    '}',
  ].join('\n');
}
