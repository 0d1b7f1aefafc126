import { wgslPrelude } from '../../formula/wgslPrelude.ts';
import { extent, type Axis, type Kernel, type Program } from '../../plan/program.ts';
import contractionSource from '../../../shaders/contraction.wgsl?raw';
import mapSource from '../../../shaders/map.wgsl?raw';
import randomSource from '../../../shaders/random.wgsl?raw';
import reduceSource from '../../../shaders/reduce.wgsl?raw';
import reduceTreeSource from '../../../shaders/reduceTree.wgsl?raw';
import { isQuad } from './access.ts';
import { contractionFunctions, matchContraction, tile } from './contraction.ts';
import { elementFunctions } from './elementKernel.ts';
import { KernelWriter, type BoundBuffer } from './kernelWriter.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** A kernel as text and what has to be bound to it. */
export interface KernelShader {
  readonly label: string;
  readonly code: string;
  /** The override constant `size`: threads of a workgroup. */
  readonly size: number;
  /** The words of the uniform `shape`. */
  readonly shape: readonly number[];
  readonly buffers: readonly BoundBuffer[];
  /** Workgroups for a number of live rows. */
  readonly groups: (rows: number) => number;
  /** Multiplications and additions, roughly. */
  readonly work: (rows: number) => number;
}

/** A tree pays where so few outputs have so many terms that most of the device would idle. */
const treeOutputs = 16;
const treeTerms = 128;
/** Lanes of a tree: few, as most run on a part of the rows there is room for. */
const treeSize = (terms: number): number => (terms >= 65_536 ? 256 : terms >= 4096 ? 64 : 16);

export function kernelShader(program: Program, layouts: readonly TensorLayout[], kernel: Kernel): KernelShader {
  const width = allStoresAreQuads(program, layouts, kernel) ? 4 : 1;
  const writer = new KernelWriter(program, layouts, kernel, width);
  const count = (axes: readonly Axis[], rows: number): number =>
    axes.reduce((n, { size }) => n * extent(size, rows), 1);
  const terms = (rows: number): number => count(kernel.reduction?.axes ?? [], rows);
  const work = (rows: number): number => count(kernel.axes, rows) * (terms(rows) + kernel.stores.length);

  const contraction = width === 4 ? matchContraction(writer) : undefined;
  if (contraction) {
    const threads = (rows: number): number =>
      kernel.axes.reduce((n, { size }) => n * Math.ceil(extent(size, rows) / tile), 1);
    const code = textOf(writer, contractionSource, contractionFunctions(writer, contraction));
    return shader(writer, code, threads, Math.min(32, workgroupSize(threads(program.capacity))), work);
  }
  const threads = (rows: number): number =>
    kernel.axes.reduce((n, { name, size }) => n * Math.ceil(extent(size, rows) / (name === writer.lane ? 4 : 1)), 1);
  const most = { threads: threads(program.capacity), terms: terms(program.capacity) };
  const isTree = most.threads <= treeOutputs && most.terms >= treeTerms;
  const source = kernel.reduction ? (isTree ? reduceTreeSource : reduceSource) : mapSource;
  const code = textOf(writer, source, elementFunctions(writer, isTree));
  if (!isTree) return shader(writer, code, threads, workgroupSize(most.threads), work);
  const size = treeSize(most.terms);
  return shader(writer, code, (rows) => threads(rows) * size, size, work);
}

/** Without this, or a last axis, a thread computes a single element. */
function allStoresAreQuads(program: Program, layouts: readonly TensorLayout[], kernel: Kernel): boolean {
  const writer = new KernelWriter(program, layouts, kernel, 1);
  const last = kernel.axes.at(-1)?.name;
  return last !== undefined && kernel.stores.every((store) => isQuad(writer.access(store), last));
}

/** Small work spreads over the device's cores before it fills their lanes. */
const workgroupSize = (threads: number): number => (threads >= 1024 ? 64 : threads >= 256 ? 16 : 4);

function textOf(writer: KernelWriter, source: string, functions: readonly string[]): string {
  const own = functions.join('\n\n');
  const library = [
    ...(own.includes('uniform24(') ? [randomSource] : []),
    ...(/_(f32|vec4f)\(/.test(own) ? [wgslPrelude(writer.width === 4 ? 'vec4f' : 'f32')] : []),
  ];
  return [writer.declarations(), source, own, ...library].join('\n\n');
}

function shader(
  writer: KernelWriter,
  code: string,
  threads: (rows: number) => number,
  size: number,
  work: (rows: number) => number,
): KernelShader {
  const { kernel, shape, buffers } = writer;
  const groups = (rows: number): number => Math.ceil(threads(rows) / size);
  return { label: kernel.label, code, size, shape, buffers, groups, work };
}
