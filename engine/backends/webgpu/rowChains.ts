import { axisAt } from '../../plan/access.ts';
import { tensorsOf, type Index, type Kernel, type Program, type Size, type TensorId } from '../../plan/program.ts';
import type { LocalTensor } from './kernelWriter.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** Terms, or elements, of a row from which a kernel is worth threads of its own. */
const mostPerRow = 64;
/** A chain's text is compiled anew for every model: it stays short. */
const mostKernels = 24;

/** Kernels that one dispatch runs one after the other, each thread for its own row; most are alone. */
export interface Chain {
  readonly kernels: readonly Kernel[];
  /** What no other kernel touches stays with its thread and takes no buffer. */
  readonly locals: ReadonlyMap<TensorId, LocalTensor>;
}

/**
 * The kernels of a phase as chains. Those that do a little for every row of the batch, as a loss with its gradient does,
 * cost more to launch than to run: they join where none reads another row than its own of what the chain makes, where
 * what lies between lets them move together, and as long as the chain binds at most so many buffers.
 */
export function rowChains(
  program: Program,
  layouts: readonly TensorLayout[],
  kernels: readonly Kernel[],
  mostBuffers: number,
): readonly Chain[] {
  const joining = new Joining(program, layouts, kernels, mostBuffers);
  let groups: Groups = kernels.map((kernel) => [kernel]);
  for (let i = 0; i < groups.length; i++) ({ groups, at: i } = joining.longest(groups, i));
  return groups.map((group) => ({ kernels: group, locals: group.length > 1 ? joining.locals(group) : new Map() }));
}

type Groups = readonly (readonly Kernel[])[];

/** Groups in their order, and where one of them stands. */
interface Joined {
  readonly groups: Groups;
  readonly at: number;
}

class Joining {
  readonly #program: Program;
  readonly #layouts: readonly TensorLayout[];
  readonly #mostBuffers: number;
  readonly #buffers: ReadonlyMap<Kernel, ReadonlySet<number>>;
  /** The kernels that touch a tensor. */
  readonly #users = new Map<TensorId, Set<Kernel>>();
  /** Buffers that some kernel knows by the name of a tensor that no kernel makes: they may be shown under another shape. */
  readonly #viewed = new Set<number>();

  constructor(program: Program, layouts: readonly TensorLayout[], kernels: readonly Kernel[], mostBuffers: number) {
    this.#program = program;
    this.#layouts = layouts;
    this.#mostBuffers = mostBuffers;
    this.#buffers = new Map(
      kernels.map((kernel) => [kernel, new Set([...tensorsOf(kernel)].map((id) => this.#buffer(id)))]),
    );
    for (const kernel of kernels)
      for (const id of tensorsOf(kernel)) {
        const users = this.#users.get(id) ?? new Set();
        this.#users.set(id, users.add(kernel));
      }
    const stored = new Set(kernels.flatMap(({ stores }) => stores.map(({ tensor }) => tensor)));
    for (const id of this.#users.keys()) if (!stored.has(id)) this.#viewed.add(this.#buffer(id));
  }

  /** The group at a place with as many of the kernels after it as it can take: what is local is known at its end only. */
  longest(groups: Groups, at: number): Joined {
    const tries = [...this.#joined(groups, at)];
    const fitting = tries.findLast((each) => this.#fits(each.groups[each.at] ?? []));
    return fitting ?? { groups, at };
  }

  /** With one kernel more each time: it moves up to the group, or the group moves down to it. */
  *#joined(groups: Groups, at: number): Generator<Joined> {
    if (!groups[at]?.every(doesLittlePerRow)) return;
    let joined: Joined = { groups, at };
    for (let i = at + 1; i < joined.groups.length; i++) {
      const group = joined.groups[joined.at] ?? [];
      if (group.length === mostKernels) return;
      const [kernel] = joined.groups[i] ?? [];
      if (!kernel || !doesLittlePerRow(kernel)) continue;
      const between = joined.groups.slice(joined.at + 1, i).flat();
      const longer = [...group, kernel];
      if (between.every((other) => this.#mayChange(other, kernel)))
        joined = { groups: joined.groups.with(joined.at, longer).toSpliced(i--, 1), at: joined.at };
      else if (between.every((other) => group.every((each) => this.#mayChange(other, each))))
        joined = { groups: joined.groups.with(i, longer).toSpliced(joined.at, 1), at: --i };
      else continue;
      yield joined;
    }
  }

  locals(group: readonly Kernel[]): Map<TensorId, LocalTensor> {
    const own = new Set(group);
    const locals = new Map<TensorId, LocalTensor>();
    for (const { tensor: id } of group.flatMap(({ stores }) => stores)) {
      const tensor = this.#program.tensors[id];
      const users = [...(this.#users.get(id) ?? [])];
      if (tensor?.storage !== 'temporary' || this.#viewed.has(tensor.buffer)) continue;
      if (!users.every((kernel) => own.has(kernel))) continue;
      const row = tensor.shape.slice(1);
      const strides = tensor.shape.map((_, d) => (d === 0 ? 0 : count(row.slice(d))));
      locals.set(id, { name: `l${id}`, strides, length: count(row) });
    }
    return locals;
  }

  /** Rows run in any order: what one thread stores no other may touch. */
  #fits(group: readonly Kernel[]): boolean {
    const locals = this.locals(group);
    const made = new Set(group.flatMap(({ stores }) => stores.map(({ tensor }) => tensor)));
    const written = new Set([...made].filter((id) => !locals.has(id)).map((id) => this.#buffer(id)));
    const strides = new Map<number, number | undefined>();
    for (const { inputs, stores } of group)
      for (const { tensor, index } of [...inputs.filter((input) => input.kind === 'tensor'), ...stores]) {
        const buffer = this.#buffer(tensor);
        if (!locals.has(tensor) && !written.has(buffer)) continue;
        if (!isOwnRow(index)) return false;
        if (locals.has(tensor)) continue;
        const stride = this.#layouts[tensor]?.stride;
        if (strides.has(buffer) && strides.get(buffer) !== stride) return false;
        strides.set(buffer, stride);
      }
    const ids = group.flatMap((kernel) => [...tensorsOf(kernel)]).filter((id) => !locals.has(id));
    return new Set(ids.map((id) => this.#buffer(id))).size <= this.#mostBuffers;
  }

  /** Whether two kernels may change places: neither stores what the other touches. */
  #mayChange(a: Kernel, b: Kernel): boolean {
    const meets = (kernel: Kernel, other: Kernel): boolean =>
      kernel.stores.some(({ tensor }) => this.#buffers.get(other)?.has(this.#buffer(tensor)));
    return !meets(a, b) && !meets(b, a);
  }

  #buffer(id: TensorId): number {
    return this.#program.tensors[id]?.buffer ?? id;
  }
}

const isOwnRow = ([row]: readonly Index[]): boolean => row !== undefined && axisAt(row) === 'i0';

function doesLittlePerRow({ axes: [row, ...others], reduction, stores }: Kernel): boolean {
  const sizes = [...others, ...(reduction?.axes ?? [])].map(({ size }) => size);
  return (
    row?.size === 'rows' &&
    sizes.every((size) => size !== 'rows') &&
    count(sizes) <= mostPerRow &&
    stores.every(({ index }) => isOwnRow(index))
  );
}

const count = (sizes: readonly Size[]): number => sizes.reduce<number>((product, size) => product * Number(size), 1);
