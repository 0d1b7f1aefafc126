import { mathmlOf } from '../../formula/printMathml.ts';
import type { Expression } from '../../formula/expression.ts';
import { reduced, type Input, type TensorInput } from '../../plan/program.ts';
import { shapeOf, type AxisValues, type ElementReader } from './elementReader.ts';
import type { Capture } from './capture.ts';
import { numberMarkup } from '../../formula/numberMarkup.ts';
import type { Symbols } from './symbols.ts';
import type { NodeStep } from './walkSteps.ts';

export interface FormulaStyle {
  readonly symbols: Symbols;
  readonly decimals: number;
  /** The word beside the last line of a choice. */
  readonly otherwise: string;
  /** A sum of up to so many parts is written out. */
  readonly parts?: number | undefined;
}

/** Parts of a sum that are written out unless told otherwise; of more, the first few that count. */
const usual = 6;
const few = 3;

/** Between two pieces of a line, each of which is a formula of its own. */
const plusSign = '<mo form="infix">+</mo>';

/** A step's formula in letters: what is computed, then how. */
export function formulaInLetters(capture: Capture, { kernel, out }: NodeStep, style: FormulaStyle): [string, string] {
  const letterOf = axisLetters(kernel);
  const { symbols, otherwise } = style;
  const read = (input: Input): string =>
    input.kind === 'random'
      ? '<mi>u</mi>'
      : symbols.tensor(
          input.tensor,
          subscripts(capture, input, (axis) => letterOf.get(axis) ?? ''),
        );
  const variable = (name: string) => {
    const input = kernel.inputs.find((each) => each.name === name);
    const letter = letterOf.get(name);
    if (input) {
      const markup = read(input);
      return { markup, isFraction: markup.startsWith('<mfrac>') };
    }
    return { markup: letter === undefined ? symbols.uniform(name) : `<mi>${letter}</mi>` };
  };
  const { reduction, stores } = kernel;
  const over = (reduction?.axes ?? []).map(({ name }) => `<mi>${letterOf.get(name) ?? ''}</mi>`).join('<mo>,</mo>');
  const sign = reduction?.by === 'sum' ? '<mo>∑</mo>' : `<mo>${reduction?.by ?? ''}</mo>`;
  const folded =
    reduction &&
    `<mrow><munder>${sign}<mrow>${over}</mrow></munder>${termMarkup(reduction.body, { variable, otherwise })}</mrow>`;
  const value = storeMarkup(stores[0]?.value, folded, { variable, otherwise });
  const own = out.shape.map((_, d) => letterOf.get(`i${d}`) ?? '');
  return [symbols.tensor(out.id, own.length > 1 && out.shape[0] === 'rows' ? own.slice(1) : own), value];
}

/** The same with the numbers of one element in it, in pieces that a line may break between. */
export function formulaInNumbers(reader: ElementReader, { kernel }: NodeStep, style: FormulaStyle): string[] {
  const { decimals, otherwise } = style;
  const at = (axes: AxisValues) => (name: string) =>
    name === 'inverseCount'
      ? { markup: `<mfrac><mn>1</mn><mn>${Math.round(1 / reader.variable(name, axes))}</mn></mfrac>` }
      : axes.has(name)
        ? { markup: `<mn>${reader.variable(name, axes)}</mn>` }
        : numberMarkup(reader.variable(name, axes), decimals);
  const { reduction, stores } = kernel;
  const value = stores[0]?.value;
  const parts = reduction && partsInNumbers(reader, reduction, at, style);
  const options = { variable: at(reader.axes), otherwise, dots: true };
  if (parts && reduction.by === 'sum') {
    const pieces = parts.map((part, i) => (i === 0 ? part : `${plusSign}${part}`));
    if (value?.name === reduced) return pieces;
    const [first, second] = value?.args ?? [];
    if (value?.op === 'add' && first?.name === reduced && second)
      return [...pieces, `${plusSign}${termMarkup(second, options)}`];
    if (value?.op === 'sub' && first && second?.name === reduced)
      return [termMarkup(first, options), '<mo>−</mo><mo>(</mo>', ...pieces, '<mo>)</mo>'];
  }
  const folded =
    parts &&
    (reduction.by === 'sum'
      ? `<mrow>${parts.join('<mo>+</mo>')}</mrow>`
      : `<mrow><mi>${reduction.by}</mi><mo>(</mo>${parts.join('<mo>,</mo>')}<mo>)</mo></mrow>`);
  return [storeMarkup(value, folded, options)];
}

type Options = NonNullable<Parameters<typeof mathmlOf>[1]>;

const storeMarkup = (value: Expression | undefined, folded: string | undefined, options: Options): string =>
  value
    ? mathmlOf(value, {
        ...options,
        variable: (name) =>
          name === reduced && folded !== undefined ? { markup: folded, isSum: true } : options.variable?.(name),
      })
    : '';

function partsInNumbers(
  reader: ElementReader,
  { body, by }: NonNullable<NodeStep['kernel']['reduction']>,
  at: (axes: AxisValues) => Options['variable'],
  { otherwise, parts: most = usual }: FormulaStyle,
): string[] {
  const { count } = reader;
  const shown = count <= most ? Array.from({ length: count }, (_, n) => n) : telling(reader, body, count);
  const parts = shown.map((n) => {
    const variable = at(reader.part(n));
    const options = { ...(variable && { variable }), otherwise, dots: true };
    return by === 'sum' && count > 1 ? termMarkup(body, options) : mathmlOf(body, options);
  });
  return count > shown.length ? [...parts, '<mo>⋯</mo>'] : parts;
}

/** The first parts of a long sum whose factors are not 0; pixels of an empty margin tell nothing. */
function telling(reader: ElementReader, body: Expression, count: number): number[] {
  const names = new Set(body.op === 'variable' ? [body.name] : body.args.map(({ name }) => name));
  const inputs = reader.kernel.inputs.filter(({ name }) => names.has(name));
  const found: number[] = [];
  for (let n = 0; n < count && found.length < few; n++) {
    const axes = reader.part(n);
    if (inputs.every((input) => reader.valueOf(input, axes) !== 0)) found.push(n);
  }
  return found.length > 0 ? found : Array.from({ length: few }, (_, n) => n);
}

/** A part of a sum: what is a sum itself, or a choice, stands in brackets. */
export function termMarkup(body: Expression, options: Options): string {
  const markup = mathmlOf(body, options);
  const isLoose =
    ['add', 'sub', 'where'].includes(body.op) ||
    (body.op === 'variable' && options.variable?.(body.name)?.isSum === true);
  return isLoose ? `<mrow><mo>(</mo>${markup}<mo>)</mo></mrow>` : markup;
}

/** n counts the samples of the batch; what is computed has j, or i and j; what is summed over takes the next letters. */
function axisLetters({ axes, reduction }: NodeStep['kernel']): ReadonlyMap<string, string> {
  const own = axes.filter(({ size }) => size !== 'rows');
  const over = (reduction?.axes ?? []).filter(({ size }) => size !== 'rows');
  const isMatrix = own.length === 2 || (own.length === 0 && over.length === 2);
  const free = isMatrix ? ['i', 'j', 'k', 'l', 'm'] : ['j', 'i', 'k', 'l', 'm'];
  return new Map(
    [...axes, ...(reduction?.axes ?? [])].map(({ name, size }) => [
      name,
      size === 'rows' ? 'n' : (free.shift() ?? '·'),
    ]),
  );
}

/** Where a tensor is read, in letters: the sample is told where it is summed over or alone. */
function subscripts(capture: Capture, { tensor, index }: TensorInput, letter: (axis: string) => string): string[] {
  const shape = shapeOf(capture, tensor);
  return index.flatMap(({ terms, plus }, d) => {
    if (shape.length > 1 && terms.some(({ axis }) => axis === 'i0' && letter(axis) === 'n')) return [];
    if (terms.length === 0) return shape[d] === 1 ? [] : [String(plus + 1)];
    return [terms.map(({ axis, times }) => (times === 1 ? letter(axis) : `${times}${letter(axis)}`)).join('+')];
  });
}
