import type { Axis, Kernel, Program, Reduction } from '../../../plan/program.ts';
import { fold } from '../elementKernel.ts';
import type { ResidentAccess } from './residentAccess.ts';
import { atZero, extentText, isOne, loops, range, ResidentKernel } from './residentKernel.ts';
import { rowAxisOf, type Scheduled } from './residentSchedule.ts';

/** Axes over which threads are spread, `together` neighbours being one thread's. */
interface SpreadAxis {
  readonly name: string;
  readonly size: Axis['size'];
  readonly together: number;
}

/** Writes the stages of a phase for one workgroup. */
export class ResidentStages {
  readonly #program: Program;
  readonly #access: ResidentAccess;
  readonly #lanes: number;
  /** Sums whose terms are zero past the last live row. */
  readonly #unmasked: ReadonlySet<Kernel>;

  constructor(program: Program, access: ResidentAccess, lanes: number, unmasked: ReadonlySet<Kernel>) {
    this.#program = program;
    this.#access = access;
    this.#lanes = lanes;
    this.#unmasked = unmasked;
  }

  /** Kernels that need not wait for each other: first those of rows, one after the other for each block of rows. */
  write(stage: readonly Scheduled[]): string[] {
    const ofRows = stage.filter(({ form }) => form === 'rows');
    const others = stage.filter(({ form }) => form !== 'rows');
    const { text, found } = this.#access.hoisting(() =>
      ofRows.flatMap(({ kernel }) => [`// ${kernel.label}`, '{', ...this.#rows(kernel), '}']),
    );
    const body = [...found, ...text];
    return [
      ...(ofRows.length > 0 ? [...this.#eachBlock(), ...this.#rowLines(body), ...body, '}'] : []),
      ...others.flatMap(({ kernel, form }) => [
        `// ${kernel.label}`,
        ...(form === 'columns' ? this.#columns(kernel) : this.#elements(kernel)),
      ]),
    ];
  }

  /** A block for each thread, over and over; where there are enough threads a loop would only cost. */
  #eachBlock(): string[] {
    if (this.#access.room <= this.#lanes) return ['{', 'let block = lane;'];
    return ['for (var block = lane; block < blocks; block += size) {'];
  }

  /** Where all blocks are written whatever the live rows, sums go over all: a constant end is cheaper on some devices. */
  get #blocks(): string {
    const { span, room } = this.#access;
    return span > 1 && room <= this.#lanes ? `${room}u` : 'blocks';
  }

  /** What lines use of a block: its rows, the last live one standing in for those past it, and which are live. */
  #rowLines(body: readonly string[]): string[] {
    const { span, indices } = this.#access;
    const text = body.join('\n');
    const rows = range(span).filter((j) => new RegExp(`\\brow${j}\\b`).test(text));
    return [
      ...rows.map((j) => `let row${j} = min(block * ${span}u + ${j}u, max(rows, 1u) - 1u);`),
      ...(/\blive\b/.test(text) ? [`let live = block * ${span}u + offsets < ${indices}(rows);`] : []),
    ];
  }

  #rows(kernel: Kernel): string[] {
    const { axes, reduction } = kernel;
    const row = rowAxisOf(kernel);
    const own = new ResidentKernel(this.#program, this.#access, kernel);
    const elements = axes.slice(1);
    const fixed = atZero(elements);
    if (!reduction) return loops(elements, own.finish(fixed, row));
    const moving = elements.filter((axis) => !isOne(axis));
    const tile = own.tile(reduction, moving, 1);
    const { declared, folded } = own.sums(reduction, reduction.axes, tile, { axes: fixed, row });
    const turns = tile.filter(({ size, together }) => size > together);
    return [
      ...turns.map(
        ({ name, size, together }) => `for (var ${name} = 0u; ${name} < ${size}u; ${name} += ${together}u) {`,
      ),
      ...declared,
      ...folded,
      ...own.finishTile(tile, fixed, row),
      ...turns.map(() => '}'),
    ];
  }

  #columns(kernel: Kernel): string[] {
    const { axes, reduction } = kernel;
    if (!reduction) return [];
    const row = rowAxisOf(kernel);
    const own = new ResidentKernel(this.#program, this.#access, kernel);
    const others = reduction.axes.filter(({ name }) => name !== row);
    const fixed = atZero(axes);
    const moving = axes.filter((axis) => !isOne(axis));
    const tile = own.tile(reduction, moving, this.#lanes);
    const isMasked = this.#access.span > 1 && !this.#unmasked.has(kernel);
    const { declared, folded } = own.sums(reduction, others, tile, { axes: fixed, row, isMasked });
    const tiles = tile.map(({ size, ...axis }) => ({ ...axis, size: Math.ceil(size / axis.together) }));
    return [
      ...this.#spread(tiles),
      ...declared,
      `for (var block = 0u; block < ${this.#blocks}; block++) {`,
      ...this.#rowLines(folded),
      ...folded,
      '}',
      ...own.finishTile(tile, fixed, undefined, (sum) => this.#across(reduction.by, sum)),
      '}',
    ];
  }

  #elements(kernel: Kernel): string[] {
    const { axes, reduction } = kernel;
    const own = new ResidentKernel(this.#program, this.#access, kernel);
    const fixed = atZero(axes);
    const spread = this.#spread(axes.map(({ name, size }) => ({ name, size, together: 1 })));
    if (!reduction) return [...spread, ...own.finish(fixed), '}'];
    const { declared, folded } = own.sums(reduction, reduction.axes, [], { axes: fixed });
    return [...spread, ...declared, ...folded, ...own.finishTile([], fixed), '}'];
  }

  /** The components of a value folded into one. */
  #across(by: Reduction['by'], value: string): string {
    const { span, type } = this.#access;
    if (span === 1) return value;
    if (by === 'sum') return `dot(${value}, ${type}(1.0))`;
    return Array.from('xyzw'.slice(0, span), (c) => `${value}.${c}`).reduce((a, b) => fold(by, a, b));
  }

  /** Opens a loop in which each thread takes elements in turns; where there are enough threads it is none. */
  #spread(axes: readonly SpreadAxis[]): string[] {
    // one that is a single thread's stands at constant places
    const moving = axes.filter(({ size }) => size !== 1);
    const total = moving.reduce((n, { size }) => n * (size === 'rows' ? Infinity : size), 1);
    const countFrom = (first: number): string =>
      moving
        .slice(first)
        .map(({ size }) => extentText(size))
        .join(' * ') || '1u';
    const open =
      total > this.#lanes
        ? [`for (var element = lane; element < ${countFrom(0)}; element += size) {`]
        : [total < this.#lanes ? `if (lane < ${countFrom(0)}) {` : '{', 'let element = lane;'];
    const places = moving.map(({ name, size, together }, d) => {
      const rest = d === moving.length - 1 ? 'element' : `element / (${countFrom(d + 1)})`;
      const own = d === 0 ? rest : `${rest} % ${extentText(size)}`;
      return `let ${name} = ${together > 1 ? `(${own}) * ${together}u` : own};`;
    });
    return [...open, ...places];
  }
}
