import { wgslPrelude } from '../../formula/wgslPrelude.ts';
import { extent, type Axis, type Kernel, type Program } from '../../plan/program.ts';
import mapSource from '../../../shaders/map.wgsl?raw';
import randomSource from '../../../shaders/random.wgsl?raw';
import reduceSource from '../../../shaders/reduce.wgsl?raw';
import reduceTreeSource from '../../../shaders/reduceTree.wgsl?raw';
import { isQuad } from './access.ts';
import { contractionFunctions, contractionSize, matchContraction } from './contraction.ts';
import {
  contractionVariants,
  tilesOf,
  type ContractionSize,
  type ContractionVariant,
  type ContractionVariantName,
} from './contractionVariant.ts';
import { elementFunctions } from './elementKernel.ts';
import { KernelWriter, type Width } from './kernelWriter.ts';
import type { ShaderSource } from './pipelineCache.ts';
import type { BoundBuffer, ShaderBindings } from './shaderBindings.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** A kernel as text and what has to be bound to it. */
export interface KernelShader extends ShaderSource {
  /** The words of the uniform `shape`. */
  readonly shape: readonly number[];
  readonly buffers: readonly BoundBuffer[];
  /** Workgroups for a number of live rows. */
  readonly groups: (rows: number) => number;
  /** Multiplications and additions, roughly. */
  readonly work: (rows: number) => number;
  /** What a contraction runs as, and how its factors lie and how many stores it has: what speed depends on beside size. */
  readonly contraction?: {
    readonly kernel: Kernel;
    readonly variant: ContractionVariantName;
    readonly kind: string;
  };
}

export interface ShaderOptions {
  /** Products per live row, or in all, from which a contraction runs in tiles. */
  readonly smallest?: number;
  /** The variant that a contraction runs as, by its extents at capacity. */
  readonly variant?: (size: ContractionSize) => ContractionVariantName;
}

/**
 * Products per live row, or in all, from which a contraction runs in tiles: below, its launch costs more than its work,
 * and the plain loop compiles faster.
 */
export const smallestContraction = 1024;

/** A tree pays where so few outputs have so many terms that most of the device would idle. */
const treeOutputs = 4;
const treeTerms = 128;
/** Lanes of a tree: few, as most run on a part of the rows there is room for. */
const treeSize = (terms: number): number => (terms >= 65_536 ? 256 : terms >= 4096 ? 64 : 16);

export function kernelShader(
  program: Program,
  layouts: readonly TensorLayout[],
  kernel: Kernel,
  { smallest = smallestContraction, variant = () => 'tile8x8' }: ShaderOptions = {},
): KernelShader {
  const { axes, reduction, stores } = kernel;
  const width = allStoresAreQuads(program, layouts, kernel) ? 4 : 1;
  const writer = new KernelWriter(program, layouts, kernel, width);
  const over = reduction?.axes ?? [];
  const most = program.capacity;
  const work = (rows: number): number => countOf(axes, rows) * (countOf(over, rows) + stores.length);

  const made = (size: number, source: string, functions: readonly string[]) =>
    shaderOf(kernel.label, writer.bindings, width, size, source, functions);
  const contraction = width === 4 && countOf([...axes, ...over], 1) >= smallest ? matchContraction(writer) : undefined;
  if (contraction) {
    const name = variant(contractionSize(kernel, most));
    const own: ContractionVariant = contractionVariants[name];
    const tiles = (rows: number): number => tilesOf(name, contractionSize(kernel, rows));
    const free = own.lanes === undefined && own.side === undefined ? Math.min(32, workgroupSize(tiles(most))) : 1;
    const threads = own.lanes ?? (own.side === undefined ? free : own.side ** 2);
    const functions = contractionFunctions(writer, contraction, own);
    const kind = `${contraction.left.along}${contraction.right.along}${stores.length}`;
    const groups = (rows: number): number => Math.ceil(tiles(rows) / free);
    return { ...made(threads, own.source, functions), groups, work, contraction: { kernel, variant: name, kind } };
  }
  const threads = (rows: number): number => countOf(axes, rows, ({ name }) => (name === writer.lane ? 4 : 1));
  const isTree = threads(most) <= treeOutputs && countOf(over, most) >= treeTerms;
  const source = reduction ? (isTree ? reduceTreeSource : reduceSource) : mapSource;
  const size = isTree ? treeSize(countOf(over, most)) : workgroupSize(threads(most));
  const groups = isTree ? threads : (rows: number): number => Math.ceil(threads(rows) / size);
  return { ...made(size, source, elementFunctions(writer, isTree)), groups, work };
}

/** A contraction as a given variant, however small it is. */
export const contractionShader = (
  program: Program,
  layouts: readonly TensorLayout[],
  kernel: Kernel,
  variant: ContractionVariantName,
): KernelShader => kernelShader(program, layouts, kernel, { smallest: 0, variant: () => variant });

/** Elements of a nest of axes, or blocks of so many along each. */
export function countOf(axes: readonly Axis[], rows: number, block: (axis: Axis) => number = () => 1): number {
  return axes.reduce((n, axis) => n * Math.ceil(extent(axis.size, rows) / block(axis)), 1);
}

/** Without this, or a last axis, a thread computes a single element. */
function allStoresAreQuads(program: Program, layouts: readonly TensorLayout[], kernel: Kernel): boolean {
  const writer = new KernelWriter(program, layouts, kernel, 1);
  const last = kernel.axes.at(-1)?.name;
  return last !== undefined && kernel.stores.every((store) => isQuad(writer.access(store), last));
}

/** Small work spreads over the device's cores before it fills their lanes. */
export const workgroupSize = (threads: number): number => (threads >= 1024 ? 64 : threads >= 256 ? 16 : 4);

/** A whole shader: what its functions bind, the size of its workgroups, its entry point, and what that calls. */
export function shaderOf(
  label: string,
  bindings: ShaderBindings,
  width: Width,
  size: number,
  source: string,
  functions: readonly string[],
): Omit<KernelShader, 'groups' | 'work'> {
  const own = functions.join('\n\n');
  const library = [
    ...(own.includes('uniform24(') ? [randomSource] : []),
    ...(/_(f32|vec4f)\(/.test(own) ? [wgslPrelude(width === 4 ? 'vec4f' : 'f32')] : []),
  ];
  const code = [bindings.declarations(width), `const size = ${size}u;`, source, own, ...library].join('\n\n');
  return { label, code, bindings: bindings.layout, shape: bindings.shape, buffers: bindings.buffers };
}
