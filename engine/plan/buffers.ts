import { rootOf } from './fuse.ts';
import type { GraphTensor } from './graph.ts';
import { elementCount, tensorsOf, type Phase, type Tensor, type TensorId } from './program.ts';

/**
 * Gives every tensor a buffer. Temporaries whose lives never meet, in any phase, share one (greedy, largest first);
 * views show their source's; all others keep their own.
 */
export function assignBuffers(tensors: readonly GraphTensor[], phases: readonly Phase[], capacity: number): Tensor[] {
  const lives = phases.map((phase) => lifetimes(tensors, phase));
  const buffers = new Map<TensorId, number>();
  const shared: TensorId[][] = [];
  const size = ({ shape }: GraphTensor): number => elementCount(shape, capacity);
  const temporaries = tensors.filter(({ storage, viewOf }) => storage === 'temporary' && !viewOf);

  for (const { id } of temporaries.toSorted((a, b) => size(b) - size(a) || a.id - b.id)) {
    let group = shared.find((ids) => ids.every((other) => lives.every((life) => !meet(life.get(id), life.get(other)))));
    if (!group) shared.push((group = []));
    group.push(id);
    buffers.set(id, shared.indexOf(group));
  }
  let next = shared.length;
  for (const { id, viewOf } of tensors) if (!viewOf && !buffers.has(id)) buffers.set(id, next++);
  return tensors.map(({ id, name, shape, storage, element }) => ({
    id,
    name,
    shape,
    storage,
    element,
    buffer: buffers.get(rootOf(tensors, id)) ?? 0,
  }));
}

interface Life {
  readonly first: number;
  readonly last: number;
}

const meet = (a: Life | undefined, b: Life | undefined): boolean =>
  a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;

/** From the first kernel that touches a tensor to the last. */
function lifetimes(tensors: readonly GraphTensor[], phase: Phase): ReadonlyMap<TensorId, Life> {
  const lives = new Map<TensorId, Life>();
  phase.kernels.forEach((kernel, position) => {
    for (const id of tensorsOf(kernel)) {
      const root = rootOf(tensors, id);
      lives.set(root, { first: lives.get(root)?.first ?? position, last: position });
    }
  });
  return lives;
}
