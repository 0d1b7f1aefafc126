import type { Expression } from '../../../formula/expression.ts';
import { printWgsl } from '../../../formula/printWgsl.ts';
import { variablesOf } from '../../../formula/substitute.ts';
import { reduced, type Axis, type Kernel, type Program, type Reduction } from '../../../plan/program.ts';
import { fold, identities } from '../elementKernel.ts';
import type { Axes, ResidentAccess } from './residentAccess.ts';
import { chooseTile, type TiledAxis } from './residentTile.ts';

export const isOne = ({ size }: Axis): boolean => size === 1;
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const extentText = (size: Axis['size']): string => (size === 'rows' ? 'rows' : `${size}u`);

/** Where axes of extent 1 stand. */
export const atZero = (axes: readonly Axis[]): Axes =>
  Object.fromEntries(axes.filter(isOne).map(({ name }) => [name, { plus: 0 }]));

/** Loops over axes, but those of extent 1. */
export function loops(axes: readonly Axis[], inside: readonly string[]): string[] {
  const moving = axes.filter((axis) => !isOne(axis));
  return [
    ...moving.map(({ name, size }) => `for (var ${name} = 0u; ${name} < ${extentText(size)}; ${name}++) {`),
    ...inside,
    ...moving.map(() => '}'),
  ];
}

/** What is between a kernel's reads and its stores, as WGSL. With a row axis values are `span` rows, else numbers. */
export class ResidentKernel {
  readonly kernel: Kernel;
  readonly #program: Program;
  readonly #access: ResidentAccess;

  constructor(program: Program, access: ResidentAccess, kernel: Kernel) {
    this.kernel = kernel;
    this.#program = program;
    this.#access = access;
  }

  /** The tile of these axes that is best for so many threads. */
  tile({ body }: Reduction, axes: readonly Axis[], threads: number): readonly TiledAxis[] {
    const used = this.#inputsOf([body]);
    return chooseTile(axes, threads, (together) =>
      used.reduce((reads, i) => {
        const along = axes.map(({ name }, d) => (this.#dependsOn(i, name) ? (together[d] ?? 1) : 1));
        return reads + along.reduce((a, b) => a * b, 1);
      }, 0),
    );
  }

  /** The terms of every element of a tile, folded over some axes into sum0, sum1, … declared before. */
  sums(
    { by, body }: Reduction,
    over: readonly Axis[],
    tile: readonly TiledAxis[],
    { axes, row, isMasked }: { readonly axes: Axes; readonly row?: string | undefined; readonly isMasked?: boolean },
  ): { readonly declared: string[]; readonly folded: string[] } {
    const identity = `${this.#typeWith(row)}(${identities[by]})`;
    const fixed = { ...axes, ...atZero(over) };
    const lines: string[] = [];
    const known = new Set<string>();
    const places = placesIn(tile);
    places.forEach((place, q) => {
      const here = { ...fixed, ...place };
      const variables = this.#variables([body], here, row, (i) => {
        const along = tile.filter(({ name }) => this.#dependsOn(i, name));
        const name = [`t${i}`, ...along.map((axis) => place[axis.name]?.plus ?? 0)].join('_');
        if (!known.has(name)) lines.push(`let ${name} = ${this.#access.read(this.kernel, i, here, row)};`);
        known.add(name);
        return name;
      });
      const root = { name: `term${q}`, expression: body };
      lines.push(printWgsl([root], { variables, type: this.#typeWith(row), prefix: `m${q}_` }));
      const term = isMasked ? `select(${identity}, term${q}, live)` : `term${q}`;
      lines.push(`sum${q} = ${fold(by, `sum${q}`, term)};`);
    });
    return { declared: places.map((_, q) => `var sum${q} = ${identity};`), folded: loops(over, lines) };
  }

  /** Finishes every element of a tile, in a loop so that it is compiled once; `value` is made of its sum. */
  finishTile(tile: readonly TiledAxis[], axes: Axes, row?: string, value = (sum: string): string => sum): string[] {
    const sums = placesIn(tile).map((_, q) => value(`sum${q}`));
    if (sums.length === 1) return [`let ${reduced} = ${sums[0]};`, ...this.finish(axes, row)];
    const here: Record<string, Axes[string]> = { ...axes };
    const lines: string[] = [];
    const inside: string[] = [];
    let rest = 1;
    for (const { name, size, together } of tile.toReversed()) {
      if (together === 1) continue;
      const turn = rest === 1 ? 'q' : `(q >> ${Math.log2(rest)}u)`;
      rest *= together;
      const own = rest === sums.length ? turn : `(${turn} & ${together - 1}u)`;
      lines.push(`let ${name}q = ${size > together ? `${name} + ` : ''}${own};`);
      here[name] = { text: `${name}q`, plus: 0 };
      if (size % together !== 0) inside.push(`${name}q < ${size}u`);
    }
    return [
      `var sums = array(${sums.join(', ')});`,
      `for (var q = 0u; q < ${sums.length}u; q++) {`,
      ...lines,
      inside.length > 0 ? `if (${inside.join(' && ')}) {` : '{',
      `let ${reduced} = sums[q];`,
      ...this.finish(here, row),
      '}',
      '}',
    ];
  }

  /** Reads what the stores' formulas need at an element, computes and stores. */
  finish(axes: Axes, row?: string): string[] {
    const { stores } = this.kernel;
    const roots = stores.map(({ value }, i) => ({ name: `y${i}`, expression: value }));
    const reads: string[] = [];
    const formulas = roots.map(({ expression }) => expression);
    const variables = this.#variables(formulas, axes, row, (i) => {
      reads.push(`let x${i} = ${this.#access.read(this.kernel, i, axes, row)};`);
      return `x${i}`;
    });
    return [
      ...reads,
      printWgsl(roots, { variables, type: this.#typeWith(row) }),
      ...stores.flatMap((store, i) => this.#access.store(store, `y${i}`, axes, row)),
    ];
  }

  #typeWith(row: string | undefined) {
    return row === undefined ? 'f32' : this.#access.type;
  }

  #dependsOn(input: number, axis: string): boolean {
    return this.#access.dependsOn(this.kernel, input, new Set([axis]));
  }

  #inputsOf(roots: readonly Expression[]): number[] {
    const used = new Set(roots.flatMap((root) => [...variablesOf(root)]));
    return this.kernel.inputs.flatMap(({ name }, i) => (used.has(name) ? [i] : []));
  }

  /** WGSL for the variables of formulas; `input` declares one that is used. */
  #variables(
    roots: readonly Expression[],
    axes: Axes,
    row: string | undefined,
    input: (i: number) => string,
  ): Record<string, string> {
    const { kernel } = this;
    const type = this.#typeWith(row);
    const splat = (text: string): string => (type === 'f32' ? text : `${type}(${text})`);
    const value = (name: string): string =>
      name === row ? this.#access.rowValue : splat(this.#access.axisValue(name, axes));
    return Object.fromEntries([
      ...[...kernel.axes, ...(kernel.reduction?.axes ?? [])].map(({ name }) => [name, value(name)]),
      ...this.#inputsOf(roots).map((i) => [kernel.inputs[i]?.name ?? '', input(i)]),
      ...this.#program.uniforms.map((name, i) => [name, splat(`u${i}`)]),
      [reduced, reduced],
    ]);
  }
}

/** Every place in a tile, the last axis running fastest: from its corner on, or of the one tile that there is. */
function placesIn(tile: readonly TiledAxis[]): Axes[] {
  return tile.reduce<Axes[]>(
    (places, { name, size, together }) =>
      places.flatMap((place) =>
        range(together).map((plus) => ({
          ...place,
          // past the end a constant position would not compile; what is summed there is not stored
          [name]: size > together ? { text: name, plus } : { plus: Math.min(plus, size - 1) },
        })),
      ),
    [{}],
  );
}
