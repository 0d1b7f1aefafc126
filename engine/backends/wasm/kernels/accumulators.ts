import { call, variable, type Expression } from '../../../formula/expression.ts';
import type { Axis, Reduction } from '../../../plan/program.ts';
import type { CodeBuilder, Local } from '../codeBuilder.ts';
import type { PlainInstruction } from '../instructions.ts';
import type { Cursor } from './cursor.ts';
import type { Lanes } from './lanes.ts';
import type { Schedule } from './schedule.ts';
import { forTile, type Tile } from './tile.ts';
import type { Known, Values } from './values.ts';

/** The partial result so far, as formulas name it. */
const partial = variable('partial');

interface Fold {
  /** What combines two partial results, and what changes none. */
  readonly combine: PlainInstruction;
  readonly identity: number;
  /** The partial result with one more element in it: a formula, so that a product is added at once. */
  readonly next: (body: Expression) => Expression;
}

const folds: Readonly<Record<Reduction['by'], Fold>> = {
  sum: { combine: 'f32x4.add', identity: 0, next: (body) => call('add', partial, body) },
  max: { combine: 'f32x4.pmax', identity: -Infinity, next: (body) => call('max', partial, body) },
  min: { combine: 'f32x4.pmin', identity: Infinity, next: (body) => call('min', partial, body) },
};

/** Instructions of unrolled reduction beyond which a loop is as fast and shorter. */
const UNROLL_BUDGET = 128;

/** The partial results of one cell of a tile: several, where one alone would make each addition wait for the last. */
type Chains = readonly Local[];

/** Reduces a tile of results in registers. */
export class Accumulators {
  readonly #f: CodeBuilder;
  readonly #reduction: Pick<Reduction, 'by' | 'body'>;
  readonly #body: readonly Expression[];
  readonly #next: readonly Expression[];
  readonly #schedule: Schedule;
  readonly #cursor: Cursor;
  readonly #values: Values;
  readonly #tile: Omit<Tile, 'lanes'>;
  readonly #width: number;
  /** Steps of the innermost loop that are written out in its body. */
  readonly #unrolled: number;
  readonly #cells: readonly (readonly Chains[])[];

  /** `width` elements along the lanes' axis, in vectors, or in dot products one by one. */
  constructor(
    f: CodeBuilder,
    reduction: Pick<Reduction, 'by' | 'body'>,
    schedule: Schedule,
    cursor: Cursor,
    values: Values,
    rows: number,
    width: number,
  ) {
    const { dots, lanes, block, weight } = schedule;
    this.#f = f;
    this.#reduction = reduction;
    this.#body = [reduction.body];
    this.#next = [folds[reduction.by].next(reduction.body)];
    this.#schedule = schedule;
    this.#cursor = cursor;
    this.#values = values;
    this.#width = width;
    this.#tile = {
      rowAxis: block?.name,
      rows,
      columnAxis: lanes?.name,
      columns: dots ? width : Math.ceil(width / 4),
      columnStep: dots ? 1 : 4,
    };
    const count = rows * this.#tile.columns;
    this.#unrolled = schedule.leaps || weight > 8 ? 1 : dots && count > 2 ? 2 : 4;
    const chains = Math.max(1, Math.min(this.#unrolled, Math.floor(4 / count)));
    this.#cells = Array.from({ length: rows }, () =>
      Array.from({ length: this.#tile.columns }, () => Array.from({ length: chains }, () => f.local('v128'))),
    );
  }

  /** Writes the reduction; gives the results as [row][vector], for the caller to release. */
  emit(): readonly (readonly Local[])[] {
    const f = this.#f;
    const { combine, identity } = folds[this.#reduction.by];
    for (const chain of this.#cells.flat(2)) f.f32x4(identity).set(chain);
    const constants = this.#holdConstants();
    this.#loop(0, constants);
    this.#values.forget(...constants.flat());
    for (const [first, ...others] of this.#cells.flat()) {
      for (const other of others) if (first) f.get(first).get(other).op(combine).set(first);
      f.release(...others);
    }
    const results = this.#cells.map((row) => row.flatMap(([first]) => first ?? []));
    return this.#schedule.dots ? results.map((row) => [this.#transposedFold(row)]) : results;
  }

  /** What the body needs of each cell that does not change while reducing. */
  #holdConstants(): Known[][] {
    const over = new Set(this.#schedule.over.map(({ name }) => name));
    const { rowAxis, columnAxis, columnStep } = this.#tile;
    return this.#cells.map((row, r) =>
      row.map((_, c) => {
        let known: Known = new Map();
        this.#cursor.at(rowAxis, r, () =>
          this.#cursor.at(columnAxis, c * columnStep, () => {
            known = this.#values.hold(
              this.#body,
              this.#resultLanes(c),
              (names) => ![...names].some((name) => over.has(name)),
            );
          }),
        );
        return known;
      }),
    );
  }

  #loop(depth: number, constants: readonly (readonly Known[])[]): void {
    const { over, dots, weight } = this.#schedule;
    const axis = over[depth];
    if (!axis) return;
    if (depth < over.length - 1) {
      this.#cursor.cover(axis, 1, 1, () => this.#loop(depth + 1, constants));
      return;
    }
    const step = dots ? 4 : 1;
    const block = this.#unrolled * step;
    const instructions = (sizeIfFixed(axis) / step) * this.#tile.rows * this.#tile.columns * (weight + 1);
    const copies = instructions <= UNROLL_BUDGET ? sizeIfFixed(axis) : 1;
    this.#cursor.cover(axis, block, copies, (width) => {
      for (let at = 0; at < width; at += step) {
        this.#cursor.at(axis.name, at, () => this.#step(axis, at / step, Math.min(step, width - at), constants));
      }
    });
  }

  /** One more position of the reduction, or in dot products up to four, into every cell. */
  #step(axis: Axis, position: number, width: number, constants: readonly (readonly Known[])[]): void {
    const f = this.#f;
    const { dots } = this.#schedule;
    const { combine, identity } = folds[this.#reduction.by];
    const lanes = (column: number): Lanes => (dots ? { axis: axis.name, width } : this.#resultLanes(column));
    forTile(this.#values, this.#cursor, { ...this.#tile, lanes }, this.#body, (row, column) => {
      const chains = this.#cells[row]?.[column] ?? [];
      const chain = chains[position % chains.length];
      if (!chain) return;
      const known = constants[row]?.[column] ?? new Map();
      if (!dots || width === 4) {
        this.#values.within([known, new Map([[partial, chain]])], () =>
          this.#values.evaluate(this.#next, lanes(column), () => f.set(chain)),
        );
        return;
      }
      f.get(chain);
      this.#values.within([known], () => this.#values.evaluate(this.#body, lanes(column), () => {}));
      // What lies behind the end of the row is no data.
      if (identity !== 0) f.f32x4(identity);
      f.i32x4(-1, width > 1 ? -1 : 0, width > 2 ? -1 : 0, 0).op(identity === 0 ? 'v128.and' : 'v128.bitselect');
      f.op(combine).set(chain);
    });
  }

  /** The lanes of a cell, seen from outside the reduction's innermost loop: in a dot product a cell is one result. */
  readonly #resultLanes = (column: number): Lanes =>
    this.#schedule.dots
      ? { axis: undefined, width: 1 }
      : { axis: this.#tile.columnAxis, width: Math.min(4, this.#width - column * 4) };

  /** Combines the four lanes of each of up to four vectors into one vector of results; releases the vectors. */
  #transposedFold(row: readonly Local[]): Local {
    const f = this.#f;
    const { combine } = folds[this.#reduction.by];
    const [a, b = a, c = a, d = a] = row;
    if (!a || !b || !c || !d) throw new RangeError('a tile has at least one column');
    const halves = (first: Local, second: Local): void => {
      f.get(first).get(second).shuffle(0, 4, 1, 5).get(first).get(second).shuffle(2, 6, 3, 7).op(combine);
    };
    const [low, high] = [f.local('v128'), f.local('v128')];
    halves(a, b);
    f.set(low);
    halves(c, d);
    f.set(high);
    f.get(low).get(high).shuffle(0, 1, 4, 5).get(low).get(high).shuffle(2, 3, 6, 7).op(combine).set(low);
    f.release(high, ...row);
    return low;
  }
}

const sizeIfFixed = ({ size }: Axis): number => (size === 'rows' ? Infinity : size);
