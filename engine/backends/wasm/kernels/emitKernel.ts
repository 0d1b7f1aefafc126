import type { Expression } from '../../../formula/expression.ts';
import { nodesOf } from '../../../formula/nodesOf.ts';
import { words } from '../../../plan/commands.ts';
import type { CodeBuilder, Local } from '../codeBuilder.ts';
import type { UniformSlots } from '../uniformSlots.ts';
import { Accumulators } from './accumulators.ts';
import { Cursor } from './cursor.ts';
import { fillsPadding, pushElements, storeElements, type Lanes } from './lanes.ts';
import type { Linear } from './linear.ts';
import type { Nest, NestStore } from './nest.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { forTile } from './tile.ts';
import { Values } from './values.ts';

/** |optimizer state| below this becomes 0. */
const TINY = 1e-30;

/**
 * Writes a function that runs a nest once, for the command that stands at address 0: loops over tiles of results,
 * each reduced in registers, then finished by the stores' formulas and written.
 */
export function emitKernel(f: CodeBuilder, nest: Nest, slots: UniformSlots): void {
  new KernelEmitter(f, nest, slots).emit();
}

class KernelEmitter {
  readonly #f: CodeBuilder;
  readonly #nest: Nest;
  readonly #schedule: Schedule;
  readonly #cursor: Cursor;
  readonly #values: Values;
  readonly #results: readonly Expression[];
  readonly #roots: readonly Expression[];
  readonly #reducedNodes: readonly Expression[];
  /** By store: whether lanes beyond the last element may be written. */
  readonly #padded: readonly boolean[];
  /** All bits set in a command that accumulates. */
  #accumulating: Local | undefined;

  constructor(f: CodeBuilder, nest: Nest, slots: UniformSlots) {
    this.#f = f;
    this.#nest = nest;
    this.#schedule = scheduleOf(nest, f.instructions);
    this.#results = nest.stores.map(({ value }) => value);
    this.#roots = nest.reduction ? [...this.#results, nest.reduction.body] : this.#results;
    const { lanes } = this.#schedule;
    this.#padded = nest.stores.map(
      ({ access }) => typeof lanes?.size === 'number' && fillsPadding(access, lanes.name, lanes.size),
    );
    this.#reducedNodes = nodesOf(...this.#results).filter(
      ({ op, name }) => op === 'variable' && nest.source(name).kind === 'reduced',
    );
    this.#cursor = new Cursor(f, linearsOf(nest, this.#roots));
    this.#values = new Values(f, nest, this.#cursor, slots);
  }

  emit(): void {
    const f = this.#f;
    const isRandom = ({ op, name }: Expression): boolean =>
      op === 'variable' && this.#nest.source(name).kind === 'random';
    if (nodesOf(...this.#roots).some(isRandom)) this.#values.prepareRandom();
    if (this.#nest.stores.some(({ accumulates }) => accumulates)) {
      this.#accumulating = f.local('v128');
      f.i32(0)
        .i32(0)
        .memory('i32.load', words.accumulate * 4)
        .op('i32.sub', 'i32x4.splat')
        .set(this.#accumulating);
    }
    this.#loop(0, new Set());
  }

  /** The outer loops from one on; `bound` are the axes around it. */
  #loop(depth: number, bound: ReadonlySet<string>): void {
    const { outer, lanes, columns } = this.#schedule;
    const fixed = this.#values.hold(this.#roots, { axis: undefined, width: 1 }, (dependence) =>
      [...dependence].every((name) => bound.has(name)),
    );
    this.#values.within([fixed], () => {
      const axis = outer[depth];
      if (axis) this.#cursor.cover(axis, 1, 1, () => this.#loop(depth + 1, new Set([...bound, axis.name])));
      else if (lanes) this.#cursor.cover(lanes, 4 * columns, 1, (width) => this.#block(width));
      else this.#block(1);
    });
    this.#values.forget(fixed);
  }

  #block(width: number): void {
    const { block, rows } = this.#schedule;
    if (block) this.#cursor.cover(block, rows, 1, (height) => this.#tile(height, width));
    else this.#tile(1, width);
  }

  #tile(rows: number, width: number): void {
    const { lanes, block } = this.#schedule;
    const lanesAt = (column: number): Lanes => ({ axis: lanes?.name, width: Math.min(4, width - 4 * column) });
    const tile = {
      rowAxis: block?.name,
      rows,
      columnAxis: lanes?.name,
      columns: Math.ceil(width / 4),
      columnStep: 4,
      lanes: lanesAt,
    };
    const sums =
      this.#nest.reduction &&
      new Accumulators(this.#f, this.#nest.reduction, this.#schedule, this.#cursor, this.#values, rows, width).emit();
    forTile(this.#values, this.#cursor, tile, this.#results, (row, column) => {
      const sum = sums?.[row]?.[column];
      const known = new Map(sum ? this.#reducedNodes.map((node) => [node, sum] as const) : []);
      this.#values.within([known], () => this.#finish(lanesAt(column)));
    });
    for (const row of sums ?? []) this.#f.release(...row);
  }

  /** Evaluates the stores' formulas at the cursor, all of them before the first is stored. */
  #finish(lanes: Lanes): void {
    const f = this.#f;
    const results = this.#nest.stores.map(() => f.local('v128'));
    this.#values.evaluate(this.#results, lanes, (_, position) => {
      const [store, result] = [this.#nest.stores[position], results[position]];
      if (store && result) this.#adjust(store, lanes, result);
    });
    this.#nest.stores.forEach(({ access }, position) => {
      const result = results[position];
      if (result) storeElements(f, this.#cursor, access, lanes, this.#padded[position] ?? false, result);
    });
    f.release(...results);
  }

  /** Takes a value from the stack and puts what is to be stored into a local. */
  #adjust({ access, accumulates, flushes }: NestStore, lanes: Lanes, result: Local): void {
    const f = this.#f;
    if (accumulates && this.#accumulating) {
      pushElements(f, this.#cursor, access, lanes);
      f.get(this.#accumulating).op('v128.and', 'f32x4.add');
    }
    f.set(result);
    if (!flushes) return;
    // NaN is not below anything and stays.
    f.get(result).get(result).op('f32x4.abs').f32x4(TINY).op('f32x4.lt', 'v128.andnot').set(result);
  }
}

/** Everything the kernel addresses. */
function linearsOf(nest: Nest, roots: readonly Expression[]): readonly Linear[] {
  const read = nodesOf(...roots).flatMap(({ op, name }): Linear[] => {
    const source = op === 'variable' ? nest.source(name) : undefined;
    if (source?.kind === 'tensor') return [source.access];
    return source?.kind === 'random' ? [source.index] : [];
  });
  return [...read, ...nest.stores.map(({ access }) => access)];
}
