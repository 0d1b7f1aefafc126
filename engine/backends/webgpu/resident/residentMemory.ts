import {
  elementCount,
  isBatched,
  tensorsOf,
  type Phase,
  type Program,
  type Tensor,
  type TensorId,
} from '../../../plan/program.ts';
import type { TensorLayout } from '../tensorLayout.ts';

/**
 * Where a tensor lies while a phase is resident.
 * - `batch`: a temporary of the batch: one vector of `span` rows for every (column, block of rows)
 * - `flat`: what several threads share: parameters and state from the arena's front, and unbatched temporaries
 * - `arena`: what is only written, such as traces and predictions
 * - `table`: a buffer of its own, only read
 */
export type Place =
  | { readonly space: 'batch'; readonly at: number }
  | { readonly space: 'flat' | 'arena'; readonly at: number }
  | { readonly space: 'table'; readonly binding: number };

/** A program buffer that goes into the arena before the commands and comes back after them. */
export interface Guest {
  readonly buffer: number;
  /** In 32-bit words, of the arena. */
  readonly at: number;
  readonly words: number;
}

export interface ResidentMemory {
  readonly places: ReadonlyMap<TensorId, Place>;
  /** Which memory a tensor is, so that views of it are the same. */
  readonly slot: (tensor: TensorId) => string;
  readonly guests: readonly Guest[];
  /** Program buffers of the tables, by binding. */
  readonly tables: readonly number[];
  readonly arenaWords: number;
  /** Words of the arena's front that `flat` mirrors, and of `flat` with the temporaries behind it; 0 if all is arena. */
  readonly mirroredWords: number;
  readonly flatWords: number;
  /** Vectors for each block of rows. */
  readonly columns: number;
}

/** Storage buffers of a stage, less commands, arena and a batch that is too large for the workgroup. */
const mostTables = 5;

/** At most so many words are shared in the workgroup. Throws a RangeError where a phase cannot be resident. */
export function residentMemory(
  program: Program,
  layouts: readonly TensorLayout[],
  { kernels }: Phase,
  mostShared: number,
): ResidentMemory {
  const { tensors, capacity } = program;
  const tensorOf = (id: TensorId) => {
    const tensor = tensors[id];
    if (!tensor) throw new RangeError(`no tensor ${id}`);
    return tensor;
  };
  const stored = new Set(kernels.flatMap(({ stores }) => stores.map(({ tensor }) => tensorOf(tensor).buffer)));
  const isRead = new Set(kernels.flatMap(({ inputs }) => inputs.flatMap((i) => (i.kind === 'tensor' ? i.tensor : []))));
  const roots = rootsOf(program, kernels);
  const wordsOf = ({ id }: { readonly id: TensorId }): number => Math.ceil((layouts[id]?.bytes ?? 0) / 4);
  const sizes = new Map<number, number>();
  for (const tensor of tensors) sizes.set(tensor.buffer, Math.max(sizes.get(tensor.buffer) ?? 4, wordsOf(tensor)));

  const touched = [...new Set(kernels.flatMap((kernel) => [...tensorsOf(kernel)]))].map(tensorOf);
  const held = touched.filter(({ storage }) => storage !== 'temporary');
  const buffersOf = (some: readonly Tensor[]): number[] => [...new Set(some.map(({ buffer }) => buffer))];
  const isTable = ({ buffer, storage }: Tensor): boolean => !stored.has(buffer) && storage === 'table';
  const tables = buffersOf(held.filter(isTable));
  if (tables.length > mostTables) throw new RangeError(`${tables.length} tables, and a stage binds ${mostTables}`);

  const changing = held.filter((tensor) => !isTable(tensor));
  const flat = buffersOf(changing.filter(({ id }) => isRead.has(id)));
  const rest = buffersOf(changing).filter((buffer) => !flat.includes(buffer));
  let arenaWords = 0;
  const invite = (buffer: number): Guest => {
    const guest = { buffer, at: arenaWords, words: sizes.get(buffer) ?? 4 };
    arenaWords += guest.words;
    return guest;
  };
  const front = flat.map(invite);
  const frontWords = arenaWords;
  const guests = [...front, ...rest.map(invite)];

  const own = [...new Set(roots.values())].map(tensorOf);
  const loose = own.filter((tensor) => !isBatched(tensor));
  const isShared = loose.reduce((sum, tensor) => sum + wordsOf(tensor), frontWords) <= mostShared;
  const places = new Map<TensorId, Place>();
  for (const { id, buffer } of held) {
    const binding = tables.indexOf(buffer);
    const guest = guests.find((each) => each.buffer === buffer);
    if (binding >= 0) places.set(id, { space: 'table', binding });
    else if (guest) places.set(id, { space: isShared && guest.at < frontWords ? 'flat' : 'arena', at: guest.at });
  }
  let flatWords = isShared ? frontWords : 0;
  for (const tensor of loose) {
    const words = wordsOf(tensor);
    places.set(tensor.id, isShared ? { space: 'flat', at: flatWords } : { space: 'arena', at: arenaWords });
    if (isShared) flatWords += words;
    else arenaWords += words;
  }
  let columns = 0;
  for (const { id, shape } of own.filter(isBatched)) {
    places.set(id, { space: 'batch', at: columns });
    columns += elementCount(shape.slice(1), capacity);
  }
  for (const [id, root] of roots) {
    const place = places.get(root);
    if (place) places.set(id, place);
  }
  const slot = (id: TensorId): string => {
    const root = roots.get(id);
    return root === undefined ? `buffer ${tensorOf(id).buffer}` : `temporary ${root}`;
  };
  const mirroredWords = isShared ? frontWords : 0;
  return { places, slot, guests, tables, arenaWords, mirroredWords, flatWords, columns };
}

/**
 * Every temporary with the one whose memory it is: itself where a kernel stores it, else, as a view, what its buffer
 * held then. Temporaries get memory of their own here: those that share a buffer would have to wait for each other.
 */
function rootsOf({ tensors }: Program, kernels: Phase['kernels']): ReadonlyMap<TensorId, TensorId> {
  const holders = new Map<number, TensorId>();
  const roots = new Map<TensorId, TensorId>();
  for (const kernel of kernels) {
    const stores = new Set(kernel.stores.map(({ tensor }) => tensor));
    for (const id of tensorsOf(kernel)) {
      const tensor = tensors[id];
      if (tensor?.storage !== 'temporary' || stores.has(id)) continue;
      const holder = holders.get(tensor.buffer);
      if (holder === undefined) throw new RangeError(`${tensor.name} is read before it is stored`);
      roots.set(id, roots.get(id) ?? holder);
    }
    for (const id of stores) {
      const tensor = tensors[id];
      if (tensor?.storage !== 'temporary') continue;
      if (!roots.has(id)) roots.set(id, id);
      holders.set(tensor.buffer, roots.get(id) ?? id);
    }
  }
  return roots;
}
