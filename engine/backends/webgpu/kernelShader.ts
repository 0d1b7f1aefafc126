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
import { firstBufferBinding, KernelWriter, type BoundBuffer } from './kernelWriter.ts';
import type { ShaderSource } from './pipelineCache.ts';
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
  readonly contraction?: { readonly variant: ContractionVariantName; readonly kind: string };
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
  const work = (rows: number): number => count(axes, rows) * (count(over, rows) + stores.length);

  const contraction = width === 4 && count([...axes, ...over], 1) >= smallest ? matchContraction(writer) : undefined;
  if (contraction) {
    const name = variant(contractionSize(kernel, most));
    const own: ContractionVariant = contractionVariants[name];
    const tiles = (rows: number): number => tilesOf(name, contractionSize(kernel, rows));
    const free = own.lanes === undefined && own.side === undefined ? Math.min(32, workgroupSize(tiles(most))) : 1;
    const threads = own.lanes ?? (own.side === undefined ? free : own.side ** 2);
    const code = textOf(writer, threads, own.source, contractionFunctions(writer, contraction, own));
    const kind = `${contraction.left.along}${contraction.right.along}${stores.length}`;
    const made = shader(writer, code, (rows) => Math.ceil(tiles(rows) / free), work);
    return { ...made, contraction: { variant: name, kind } };
  }
  const threads = (rows: number): number => count(axes, rows, ({ name }) => (name === writer.lane ? 4 : 1));
  const isTree = threads(most) <= treeOutputs && count(over, most) >= treeTerms;
  const source = reduction ? (isTree ? reduceTreeSource : reduceSource) : mapSource;
  const size = isTree ? treeSize(count(over, most)) : workgroupSize(threads(most));
  const code = textOf(writer, size, source, elementFunctions(writer, isTree));
  return shader(writer, code, isTree ? threads : (rows) => Math.ceil(threads(rows) / size), work);
}

/** A contraction as a given variant, however small it is. */
export const contractionShader = (
  program: Program,
  layouts: readonly TensorLayout[],
  kernel: Kernel,
  variant: ContractionVariantName,
): KernelShader => kernelShader(program, layouts, kernel, { smallest: 0, variant: () => variant });

/** Elements of a nest of axes, or blocks of so many along each. */
function count(axes: readonly Axis[], rows: number, block: (axis: Axis) => number = () => 1): number {
  return axes.reduce((n, axis) => n * Math.ceil(extent(axis.size, rows) / block(axis)), 1);
}

/** Without this, or a last axis, a thread computes a single element. */
function allStoresAreQuads(program: Program, layouts: readonly TensorLayout[], kernel: Kernel): boolean {
  const writer = new KernelWriter(program, layouts, kernel, 1);
  const last = kernel.axes.at(-1)?.name;
  return last !== undefined && kernel.stores.every((store) => isQuad(writer.access(store), last));
}

/** Small work spreads over the device's cores before it fills their lanes. */
const workgroupSize = (threads: number): number => (threads >= 1024 ? 64 : threads >= 256 ? 16 : 4);

function textOf(writer: KernelWriter, size: number, source: string, functions: readonly string[]): string {
  const own = functions.join('\n\n');
  const library = [
    ...(own.includes('uniform24(') ? [randomSource] : []),
    ...(/_(f32|vec4f)\(/.test(own) ? [wgslPrelude(writer.width === 4 ? 'vec4f' : 'f32')] : []),
  ];
  return [writer.declarations(), `const size = ${size}u;`, source, own, ...library].join('\n\n');
}

function shader(
  writer: KernelWriter,
  code: string,
  groups: KernelShader['groups'],
  work: KernelShader['work'],
): KernelShader {
  const { kernel, shape, buffers } = writer;
  return { label: kernel.label, code, bindings: bindingsOf(writer), shape, buffers, groups, work };
}

function bindingsOf({ shape, buffers }: KernelWriter): GPUBindGroupLayoutEntry[] {
  const visibility = GPUShaderStage.COMPUTE;
  const uniforms: GPUBindGroupLayoutEntry[] = [
    { binding: 0, visibility, buffer: { type: 'uniform', hasDynamicOffset: true } },
  ];
  if (shape.length > 0) uniforms.push({ binding: 1, visibility, buffer: { type: 'uniform' } });
  const storage = buffers.map(({ writable }, i): GPUBindGroupLayoutEntry => ({
    binding: firstBufferBinding + i,
    visibility,
    buffer: { type: writable ? 'storage' : 'read-only-storage' },
  }));
  return [...uniforms, ...storage];
}
