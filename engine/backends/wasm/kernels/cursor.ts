import type { Axis } from '../../../plan/program.ts';
import { words } from '../../../plan/commands.ts';
import type { CodeBuilder, Local } from '../codeBuilder.ts';
import { axesOfLinear, type Linear, type Lookup } from './linear.ts';

/** Linears that move alike share a pointer; what tells them apart is a constant in the instruction. */
interface Group {
  readonly linear: Linear;
  /** Kept in the pointer where offsets may be negative, which instructions cannot hold. */
  readonly anchor: number;
  pointer: Local | undefined;
  /** Lookups that the pointer does not contain, because their axes do not stand still. */
  pending: readonly Lookup[];
}

/**
 * Where the code being written stands in a kernel's loops: how to address any element there. Loops move pointers;
 * positions inside a block of elements or of unrolled steps only change constants, which cost nothing.
 */
export class Cursor {
  readonly #f: CodeBuilder;
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<Linear, Group>();
  /** Distance from where the loops stand, known while writing. */
  readonly #origin = new Map<string, number>();
  readonly #counters = new Map<string, Local>();
  readonly #standing = new Set<string>();
  readonly #rows: Local;

  constructor(f: CodeBuilder, linears: readonly Linear[]) {
    this.#f = f;
    this.#rows = f.local('i32');
    f.i32(0)
      .memory('i32.load', words.rows * 4)
      .set(this.#rows);
    for (const linear of linears) this.#register(linear);
    for (const group of this.#groups.values()) this.#start(group);
    this.#resolveLookups();
  }

  /** Pushes an address as (what changes at run time) and returns the constant that goes into the instruction. */
  pushAddress(linear: Linear): number {
    const f = this.#f;
    const group = this.#groupAt(linear);
    if (group.pointer) f.get(group.pointer);
    for (const lookup of group.pending) {
      this.#pushLookup(lookup);
      if (group.pointer || lookup !== group.pending[0]) f.op('i32.add');
    }
    let offset = linear.constant - group.anchor;
    for (const [axis, step] of linear.steps) offset += (this.#origin.get(axis) ?? 0) * step;
    if (!group.pointer && group.pending.length === 0) f.i32(0);
    if (offset >= 0) return offset;
    f.i32(offset).op('i32.add');
    return 0;
  }

  /** Pushes the whole number itself, modulo 2^32. */
  pushValue(linear: Linear): void {
    const offset = this.pushAddress(linear);
    if (offset !== 0) this.#f.i32(offset).op('i32.add');
  }

  /** Pushes the position along an axis. */
  pushPosition(axis: string): void {
    const counter = this.#counters.get(axis);
    const origin = this.#origin.get(axis) ?? 0;
    if (!counter) this.#f.i32(origin);
    else if (origin === 0) this.#f.get(counter);
    else this.#f.get(counter).i32(origin).op('i32.add');
  }

  /** Writes the body for a position that many elements further along an axis. */
  at(axis: string | undefined, distance: number, body: () => void): void {
    if (axis === undefined || distance === 0) {
      body();
      return;
    }
    const before = this.#origin.get(axis) ?? 0;
    this.#origin.set(axis, before + distance);
    body();
    this.#origin.set(axis, before);
  }

  /**
   * Covers an axis in blocks: `body(step)` for whole blocks, then what is left, in one block of its size where the
   * axis is fixed and one by one where it is the live rows. At most `copies` blocks are written out, more are looped.
   */
  cover({ name, size }: Axis, step: number, copies: number, body: (width: number) => void): void {
    const block = (width: number): void => (step === 1 ? this.#stand(name, () => body(width)) : body(width));
    if (size === 'rows') {
      this.#coverRows(name, step, block);
      return;
    }
    const whole = Math.floor(size / step) * step;
    const rest = size - whole;
    if (whole <= copies * step) {
      for (let origin = 0; origin < whole; origin += step) this.at(name, origin, () => block(step));
      if (rest > 0) this.at(name, whole, () => block(rest));
      return;
    }
    const f = this.#f;
    this.#loop(name, (counter) => {
      f.loop(() => {
        block(step);
        this.#advance(name, step, counter);
        f.get(counter).i32(whole).op('i32.lt_u').branchIf(0);
      });
      if (rest > 0) block(rest);
    });
  }

  #coverRows(axis: string, step: number, block: (width: number) => void): void {
    const f = this.#f;
    const rows = this.#rows;
    this.#loop(axis, (counter) => {
      for (const width of step > 2 ? [step, 2, 1] : step > 1 ? [step, 1] : [1]) {
        const more = (): void => {
          // counter + width ≤ rows
          if (width === 1) f.get(counter).get(rows).op('i32.lt_s');
          else f.get(counter).get(rows).i32(width).op('i32.sub', 'i32.le_s');
        };
        more();
        f.if(() => {
          f.loop(() => {
            block(width);
            this.#advance(axis, width, counter);
            more();
            f.branchIf(0);
          });
        });
      }
    });
  }

  /** Gives an axis a counter, and every pointer that it moves a copy, for the code that the body writes. */
  #loop(axis: string, body: (counter: Local) => void): void {
    const f = this.#f;
    const counter = f.local('i32');
    f.i32(0).set(counter);
    this.#counters.set(axis, counter);
    const moved = [...this.#groups.values()].filter(({ linear }) => linear.steps.has(axis));
    const before = moved.map(({ pointer }) => pointer);
    for (const group of moved) {
      const pointer = f.local('i32');
      if (group.pointer) f.get(group.pointer).set(pointer);
      else f.i32(group.anchor).set(pointer);
      group.pointer = pointer;
    }
    body(counter);
    moved.forEach((group, i) => {
      if (group.pointer) f.release(group.pointer);
      group.pointer = before[i];
    });
    this.#counters.delete(axis);
    f.release(counter);
  }

  #advance(axis: string, count: number, counter: Local): void {
    const f = this.#f;
    for (const { linear, pointer } of this.#groups.values()) {
      const step = linear.steps.get(axis);
      if (step !== undefined && pointer)
        f.get(pointer)
          .i32(step * count)
          .op('i32.add')
          .set(pointer);
    }
    f.get(counter).i32(count).op('i32.add').set(counter);
  }

  /** Within the body the axis has one position, so lookups by it need to be made only once. */
  #stand(axis: string, body: () => void): void {
    this.#standing.add(axis);
    const undo = this.#resolveLookups();
    body();
    undo();
    this.#standing.delete(axis);
  }

  #resolveLookups(): () => void {
    const f = this.#f;
    const undo: (() => void)[] = [];
    for (const group of this.#groups.values()) {
      const { pointer, pending } = group;
      const ready = pending.filter(({ entry }) => [...axesOfLinear(entry)].every((axis) => this.#standing.has(axis)));
      if (ready.length === 0) continue;
      const resolved = f.local('i32');
      if (pointer) f.get(pointer);
      else f.i32(group.anchor);
      for (const lookup of ready) {
        this.#pushLookup(lookup);
        f.op('i32.add');
      }
      f.set(resolved);
      group.pointer = resolved;
      group.pending = pending.filter((lookup) => !ready.includes(lookup));
      undo.push(() => {
        f.release(resolved);
        group.pointer = pointer;
        group.pending = pending;
      });
    }
    return () => undo.forEach((restore) => restore());
  }

  #pushLookup({ entry, step }: Lookup): void {
    const f = this.#f;
    f.memory('i32.load', this.pushAddress(entry)).i32(step).op('i32.mul');
  }

  /** Counters are the same for the whole command. */
  #start(group: Group): void {
    const f = this.#f;
    const { counters } = group.linear;
    if (counters.size === 0) {
      if (group.anchor === 0) return;
      group.pointer = f.local('i32');
      f.i32(group.anchor).set(group.pointer);
      return;
    }
    group.pointer = f.local('i32');
    f.i32(group.anchor);
    for (const [counter, step] of counters) {
      f.i32(0)
        .memory('i32.load', words[counter] * 4)
        .i32(step)
        .op('i32.mul', 'i32.add');
    }
    f.set(group.pointer);
  }

  #register(linear: Linear): void {
    // Entries first: a pointer through a table needs the table's own.
    for (const { entry } of linear.lookups) this.#register(entry);
    const backward = linear.constant < 0 || [...linear.steps.values()].some((step) => step < 0);
    const anchor = backward ? linear.constant : 0;
    const key = `${anchor} ${movementOf(linear)}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = { linear, anchor, pointer: undefined, pending: linear.lookups };
      this.#groups.set(key, group);
    }
    this.#groupOf.set(linear, group);
  }

  #groupAt(linear: Linear): Group {
    const group = this.#groupOf.get(linear);
    if (!group) throw new RangeError('the cursor was not told of this address');
    return group;
  }
}

/** Equal for linears that differ by a constant only. */
function movementOf({ steps, counters, lookups }: Linear): string {
  const text = (parts: ReadonlyMap<string, number>): string =>
    Array.from(parts, ([name, step]) => `${name}:${step}`)
      .toSorted()
      .join();
  const through = lookups.map(({ entry, step }) => `${step}[${entry.constant} ${movementOf(entry)}]`);
  return `${text(steps)};${text(counters)};${through.join()}`;
}
