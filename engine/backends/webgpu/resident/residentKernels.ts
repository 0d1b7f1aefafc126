import type { Expression } from '../../../formula/expression.ts';
import { printWgsl } from '../../../formula/printWgsl.ts';
import { variablesOf } from '../../../formula/substitute.ts';
import type { WgslType } from '../../../formula/wgslPrelude.ts';
import { reduced, type Axis, type Kernel, type Program, type Reduction } from '../../../plan/program.ts';
import { fold, identities } from '../elementKernel.ts';
import { ResidentAccess, type Axes } from './residentAccess.ts';
import { rowAxisOf, type Scheduled } from './residentSchedule.ts';
import { chooseTile, type TiledAxis } from './residentTile.ts';

const isOne = ({ size }: Axis): boolean => size === 1;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Where the axes of extent 1 are. */
const atZero = (axes: readonly Axis[]): Axes =>
  Object.fromEntries(axes.filter(isOne).map(({ name }) => [name, { plus: 0 }]));

/** Writes the kernels of a phase as WGSL for one workgroup. */
export class ResidentKernels {
  readonly #program: Program;
  readonly #access: ResidentAccess;
  readonly #lanes: number;
  readonly #span: number;
  readonly #type: WgslType;
  /** Sums that need not leave out the rows past the last live one, as their terms are zero there. */
  readonly #unmasked: ReadonlySet<Kernel>;

  constructor(program: Program, access: ResidentAccess, lanes: number, unmasked: ReadonlySet<Kernel>) {
    this.#program = program;
    this.#access = access;
    this.#lanes = lanes;
    this.#span = access.span;
    this.#type = access.type;
    this.#unmasked = unmasked;
  }

  /** Kernels that need not wait for each other: first those of rows, one after the other for each block of rows. */
  stage(kernels: readonly Scheduled[]): string[] {
    const ofRows = kernels.filter(({ form }) => form === 'rows').map(({ kernel }) => kernel);
    const lines: string[] = [];
    if (ofRows.length > 0) {
      const { text, found } = this.#access.hoisting(() =>
        ofRows.flatMap((kernel) => [`// ${kernel.label}`, '{', ...this.#rows(kernel), '}']),
      );
      const body = [...found, ...text];
      lines.push(...this.#eachBlock(), ...this.#rowLines(body), ...body, '}');
    }
    for (const { kernel, form } of kernels)
      if (form !== 'rows')
        lines.push(`// ${kernel.label}`, ...(form === 'columns' ? this.#columns(kernel) : this.#elements(kernel)));
    return lines;
  }

  /** A block for each thread, over and over; where there are enough threads a loop would only cost. */
  #eachBlock(): string[] {
    if (this.#access.room <= this.#lanes) return ['{', 'let block = lane;'];
    return ['for (var block = lane; block < blocks; block += size) {'];
  }

  /** What the lines use of a block: its rows, the last live one standing in for those past it, and which are live. */
  #rowLines(body: readonly string[]): string[] {
    const text = body.join('\n');
    const rows = range(this.#span).filter((j) => new RegExp(`\\brow${j}\\b`).test(text));
    return [
      ...rows.map((j) => `let row${j} = min(block * ${this.#span}u + ${j}u, rows - 1u);`),
      ...(/\blive\b/.test(text)
        ? [`let live = block * ${this.#span}u + offsets < ${this.#access.indices}(rows);`]
        : []),
    ];
  }

  #rows(kernel: Kernel): string[] {
    const { axes, reduction } = kernel;
    const row = rowAxisOf(kernel) ?? '';
    const elements = axes.slice(1);
    const fixed = atZero(elements);
    const moving = elements.filter((axis) => !isOne(axis));
    if (!reduction) return this.#loops(moving, this.#finish(kernel, fixed, this.#type, row));
    const tile = this.#tile(kernel, reduction, moving, 1);
    const inside = [
      ...this.#sums(kernel, reduction, reduction.axes, tile, fixed, row, false),
      ...this.#eachSum(
        tile,
        fixed,
        (q) => q,
        (axes) => this.#finish(kernel, axes, this.#type, row),
      ),
    ];
    const loops = tile
      .filter(({ size, together }) => size > together)
      .map(({ name, size, together }) => `for (var ${name} = 0u; ${name} < ${size}u; ${name} += ${together}u) {`);
    return [...loops, ...inside, ...loops.map(() => '}')];
  }

  #columns(kernel: Kernel): string[] {
    const { reduction, axes } = kernel;
    if (!reduction) return [];
    const row = rowAxisOf(kernel) ?? '';
    const others = reduction.axes.filter(({ name }) => name !== row);
    const isMasked = this.#span > 1 && !this.#unmasked.has(kernel);
    const fixed = atZero(axes);
    const tile = this.#tile(
      kernel,
      reduction,
      axes.filter((axis) => !isOne(axis)),
      this.#lanes,
    );
    const body = this.#sums(kernel, reduction, others, tile, fixed, row, isMasked, (inside) => [
      'for (var block = 0u; block < blocks; block++) {',
      ...this.#rowLines(inside),
      ...inside,
      '}',
    ]);
    const open = this.#spread(
      tile.map(({ name, size, together }) => ({ name, size: Math.ceil(size / together), together })),
    );
    const finish = this.#eachSum(
      tile,
      fixed,
      (q) => this.#across(reduction.by, q),
      (axes) => this.#finish(kernel, axes, 'f32', undefined),
    );
    return [...open, ...body, ...finish, '}'];
  }

  #elements(kernel: Kernel): string[] {
    const { reduction, axes } = kernel;
    const fixed = atZero(axes);
    const moving = axes.filter((axis) => !isOne(axis));
    return [
      ...this.#spread(moving.map(({ name, size }) => ({ name, size, together: 1 }))),
      ...(reduction ? this.#sums(kernel, reduction, reduction.axes, [], fixed, undefined, false) : []),
      ...(reduction ? [`let ${reduced} = sum0;`] : []),
      ...this.#finish(kernel, fixed, 'f32', undefined),
      '}',
    ];
  }

  #tile(kernel: Kernel, { body }: Reduction, axes: readonly Axis[], threads: number): readonly TiledAxis[] {
    const used = this.#inputsOf(kernel, [body]);
    return chooseTile(axes, threads, (together) =>
      used.reduce((reads, i) => {
        const along = axes.map(({ name }, d) =>
          this.#access.dependsOn(kernel, i, new Set([name])) ? (together[d] ?? 1) : 1,
        );
        return reads + along.reduce((a, b) => a * b, 1);
      }, 0),
    );
  }

  /**
   * Folds the body over some axes for every element of a tile, into sum0, sum1, …: with a row axis `span` rows at once,
   * without number by number.
   */
  #sums(
    kernel: Kernel,
    { by, body }: Reduction,
    over: readonly Axis[],
    tile: readonly TiledAxis[],
    axes: Axes,
    row: string | undefined,
    isMasked: boolean,
    around: (inside: string[]) => string[] = (inside) => inside,
  ): string[] {
    const type = row === undefined ? 'f32' : this.#type;
    const identity = `${type}(${identities[by]})`;
    const fixed = { ...axes, ...atZero(over) };
    const lines: string[] = [];
    const known = new Set<string>();
    const places = placesIn(tile);
    places.forEach((place, q) => {
      const here = { ...fixed, ...place };
      const variables = this.#variables(kernel, [body], type, here, row, (i) => {
        const along = tile.filter(({ name }) => this.#access.dependsOn(kernel, i, new Set([name])));
        const name = [`t${i}`, ...along.map((axis) => place[axis.name]?.plus ?? 0)].join('_');
        if (!known.has(name)) lines.push(`let ${name} = ${this.#access.read(kernel, i, here, row)};`);
        known.add(name);
        return name;
      });
      lines.push(printWgsl([{ name: `term${q}`, expression: body }], { variables, type, prefix: `m${q}_` }));
      const term = isMasked ? `select(${identity}, term${q}, live)` : `term${q}`;
      lines.push(`sum${q} = ${fold(by, `sum${q}`, term)};`);
    });
    return [...places.map((_, q) => `var sum${q} = ${identity};`), ...around(this.#loops(over, lines))];
  }

  /** Does something with every sum of a tile, in a loop so that it is compiled once. */
  #eachSum(
    tile: readonly TiledAxis[],
    fixed: Axes,
    sum: (name: string) => string,
    finish: (axes: Axes) => string[],
  ): string[] {
    const sums = placesIn(tile).map((_, q) => sum(`sum${q}`));
    if (sums.length === 1) return [`let ${reduced} = ${sums[0]};`, ...finish(fixed)];
    const axes: Record<string, Axes[string]> = { ...fixed };
    const lines: string[] = [];
    const inside: string[] = [];
    let rest = 1;
    for (const { name, size, together } of tile.toReversed()) {
      if (together > 1) {
        const inTile = rest === 1 ? 'q' : `(q >> ${Math.log2(rest)}u)`;
        const corner = size > together ? `${name} + ` : '';
        lines.push(
          `let ${name}q = ${corner}${rest * together === sums.length ? inTile : `(${inTile} & ${together - 1}u)`};`,
        );
        axes[name] = { text: `${name}q`, plus: 0 };
        if (size % together !== 0) inside.push(`${name}q < ${size}u`);
      }
      rest *= together;
    }
    return [
      `var sums = array(${sums.join(', ')});`,
      `for (var q = 0u; q < ${sums.length}u; q++) {`,
      ...lines,
      ...(inside.length > 0 ? [`if (${inside.join(' && ')}) {`] : []),
      `let ${reduced} = sums[q];`,
      ...finish(axes),
      ...(inside.length > 0 ? ['}'] : []),
      '}',
    ];
  }

  /** Reads what the stores' formulas need at an element, computes and stores. */
  #finish(kernel: Kernel, axes: Axes, type: WgslType, row: string | undefined): string[] {
    const roots = kernel.stores.map(({ value }, i) => ({ name: `y${i}`, expression: value }));
    const formulas = roots.map(({ expression }) => expression);
    const lines: string[] = [];
    const variables = this.#variables(kernel, formulas, type, axes, row, (i) => {
      lines.push(`let x${i} = ${this.#access.read(kernel, i, axes, row)};`);
      return `x${i}`;
    });
    const stores = kernel.stores.flatMap((store, i) => this.#access.store(store, `y${i}`, axes, row));
    return [...lines, printWgsl(roots, { variables, type }), ...stores];
  }

  /** The components of a value folded into one. */
  #across(by: Reduction['by'], value: string): string {
    if (this.#span === 1) return value;
    if (by === 'sum') return `dot(${value}, ${this.#type}(1.0))`;
    return Array.from('xyzw'.slice(0, this.#span), (c) => `${value}.${c}`).reduce((a, b) => fold(by, a, b));
  }

  #loops(axes: readonly Axis[], inside: readonly string[]): string[] {
    const loops = axes.filter((axis) => !isOne(axis));
    return [
      ...loops.map(({ name, size }) => `for (var ${name} = 0u; ${name} < ${extentText(size)}; ${name}++) {`),
      ...inside,
      ...loops.map(() => '}'),
    ];
  }

  /** Opens a loop in which each thread takes elements, `together` neighbours at once, in turns. */
  #spread(
    axes: readonly { readonly name: string; readonly size: Axis['size']; readonly together: number }[],
  ): string[] {
    const moving = axes.filter(({ size }) => size !== 1);
    const total = moving.reduce((n, { size }) => n * (size === 'rows' ? Infinity : size), 1);
    const count = (from: number): string =>
      moving
        .slice(from)
        .map(({ size }) => extentText(size))
        .join(' * ') || '1u';
    const lines =
      total > this.#lanes
        ? [`for (var element = lane; element < ${count(0)}; element += size) {`]
        : [total < this.#lanes ? `if (lane < ${count(0)}) {` : '{', 'let element = lane;'];
    moving.forEach(({ name, together }, d) => {
      const inner = d === moving.length - 1 ? '' : ` / (${count(d + 1)})`;
      const own = d === 0 ? `element${inner}` : `element${inner} % ${extentText(moving[d]?.size ?? 1)}`;
      lines.push(`let ${name} = ${together > 1 ? `(${own}) * ${together}u` : own};`);
    });
    return lines;
  }

  #inputsOf(kernel: Kernel, roots: readonly Expression[]): number[] {
    const used = new Set(roots.flatMap((root) => [...variablesOf(root)]));
    return kernel.inputs.flatMap(({ name }, i) => (used.has(name) ? [i] : []));
  }

  /** WGSL for the variables of formulas; `input` declares one that is used. */
  #variables(
    kernel: Kernel,
    roots: readonly Expression[],
    type: WgslType,
    axes: Axes,
    row: string | undefined,
    input: (i: number) => string,
  ): Record<string, string> {
    const all = [...kernel.axes, ...(kernel.reduction?.axes ?? [])];
    const splat = (text: string): string => (type === 'f32' ? text : `${type}(${text})`);
    return Object.fromEntries([
      ...all.map(({ name }) => [
        name,
        name === row ? this.#access.rowValue : splat(this.#access.axisValue(name, axes)),
      ]),
      ...this.#inputsOf(kernel, roots).map((i) => [kernel.inputs[i]?.name ?? '', input(i)]),
      ...this.#program.uniforms.map((name, i) => [name, splat(`u${i}`)]),
      [reduced, reduced],
    ]);
  }
}

const extentText = (size: Axis['size']): string => (size === 'rows' ? 'rows' : `${size}u`);

/** Every place in a tile, relative to its corner, the last axis running fastest. */
function placesIn(tile: readonly TiledAxis[]): Axes[] {
  return tile.reduce<Axes[]>(
    (places, { name, size, together }) =>
      places.flatMap((place) =>
        range(together).map((plus) => ({
          ...place,
          [name]: size > together ? { text: name, plus } : { plus: Math.min(plus, size - 1) },
        })),
      ),
    [{}],
  );
}
