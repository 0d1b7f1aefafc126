import type { Expression, Op } from '../../../formula/expression.ts';
import { nodesOf } from '../../../formula/nodesOf.ts';
import type { Axis } from '../../../plan/program.ts';
import type { InstructionSet } from '../instructions.ts';
import { isContiguous } from './lanes.ts';
import { lookupAxes, type Access } from './linear.ts';
import type { Nest } from './nest.ts';

/**
 * How a nest is run: `outer` loops around panels of up to 4 · `columns` elements of the `lanes` axis, around blocks of
 * `rows` positions of the `block` axis. Such a tile of results is kept in registers while the reduction's loops run,
 * the innermost of which is last in `over`.
 */
export interface Schedule {
  readonly outer: readonly Axis[];
  /** The output axis along which four results are computed and stored at once. */
  readonly lanes: Axis | undefined;
  readonly columns: number;
  /** An output axis along which a loaded operand serves several results. */
  readonly block: Axis | undefined;
  readonly rows: number;
  readonly over: readonly Axis[];
  /**
   * Whether lanes are positions of the innermost reduction axis while reducing (a dot product, both operands read
   * along their rows), folded into results only at the end; else they are results all along.
   */
  readonly dots: boolean;
  /** Whether a lookup moves with the innermost reduction axis. */
  readonly leaps: boolean;
  /** Weight of the reduction's body, in instructions a vector. */
  readonly weight: number;
}

/** Instructions of the operations that are more than one. */
const weights: Partial<Record<Op, number>> = {
  number: 0,
  variable: 0,
  div: 3,
  sqrt: 3,
  sign: 5,
  mod: 10,
  exp: 20,
  expm1: 22,
  tanh: 22,
  erf: 25,
  log: 25,
  sigmoid: 25,
  log1p: 28,
  sin: 35,
  cos: 35,
  softplus: 45,
  pow: 55,
  logCosh: 60,
};

const weigh = (nest: Nest, roots: readonly Expression[]): number =>
  nodesOf(...roots).reduce((sum, node) => sum + (nest.isUniform(node) ? 0 : (weights[node.op] ?? 1)), 0);

/** Rows that a batch is taken to have where its number matters. */
const TYPICAL_ROWS = 32;
const sizeOf = ({ size }: Axis): number => (size === 'rows' ? TYPICAL_ROWS : size);

/** Instructions to load or store a vector along an axis: whole, the same in all lanes, lane by lane, or by lookups. */
function accessCost(access: Access, axis: string): number {
  if (lookupAxes(access).has(axis)) return 12;
  const step = access.steps.get(axis) ?? 0;
  return step === 0 || isContiguous(access, axis) ? 1 : 6;
}

/** Tensors that formulas read. */
const accessesOf = (nest: Nest, roots: readonly Expression[]): readonly Access[] =>
  nodesOf(...roots).flatMap(({ op, name }) => {
    const source = op === 'variable' ? nest.source(name) : undefined;
    return source?.kind === 'tensor' ? [source.access] : [];
  });

/** Useful results of a vector, on average: the last one of a row may be partly empty. */
function usefulLanes(axis: Axis): number {
  const size = sizeOf(axis);
  return size / Math.ceil(size / 4);
}

/** Instructions for one result. */
function costOf(nest: Nest, lanes: Axis, dot: Axis | undefined): number {
  const values = nest.stores.map(({ value }) => value);
  const moved = [...accessesOf(nest, values), ...nest.stores.map(({ access }) => access)];
  const perVector = weigh(nest, values) + moved.reduce((sum, access) => sum + accessCost(access, lanes.name), 0);
  const epilogue = perVector / usefulLanes(lanes);
  if (!nest.reduction) return epilogue;

  const along = dot ?? lanes;
  const { body } = nest.reduction;
  const loads = accessesOf(nest, [body]).reduce((sum, access) => sum + accessCost(access, along.name), 0);
  const count = nest.over.reduce((product, axis) => product * sizeOf(axis), 1);
  const fold = dot ? 2 : 0;
  return epilogue + fold + (count * (loads + weigh(nest, [body]) + 1)) / usefulLanes(along);
}

export function scheduleOf(nest: Nest, instructions: InstructionSet): Schedule {
  const weight = nest.reduction ? weigh(nest, [nest.reduction.body]) : 0;
  const last = nest.over.at(-1);
  const operands = nest.reduction ? accessesOf(nest, [nest.reduction.body]) : [];
  const leaps = last !== undefined && operands.some((access) => lookupAxes(access).has(last.name));
  const canDot = nest.reduction !== undefined && !leaps;

  let best: { lanes: Axis; dots: boolean; cost: number } | undefined;
  // From the last axis on, which is most often the one along rows; equals do not replace it.
  for (const lanes of nest.axes.toReversed()) {
    for (const dots of canDot ? [false, true] : [false]) {
      const cost = costOf(nest, lanes, dots ? last : undefined);
      if (!best || cost < best.cost) best = { lanes, dots, cost };
    }
  }
  const lanes = best?.lanes;
  const dots = best?.dots ?? canDot;
  const block = lanes && blockAxis(nest, lanes);
  return {
    lanes,
    dots,
    block,
    ...tileOf(nest, lanes, block, dots, weight, instructions),
    outer: nest.axes.filter((axis) => axis !== lanes && axis !== block),
    over: nest.over,
    leaps,
    weight,
  };
}

/** The largest output axis, other than the lanes', along which some operand of the reduction stays the same. */
function blockAxis(nest: Nest, lanes: Axis): Axis | undefined {
  if (!nest.reduction) return undefined;
  const operands = accessesOf(nest, [nest.reduction.body]);
  const moved = [...operands, ...nest.stores.map(({ access }) => access)];
  const candidates = nest.axes.filter(
    (axis) =>
      axis !== lanes &&
      operands.some(({ steps }) => !steps.has(axis.name)) &&
      moved.every((access) => !lookupAxes(access).has(axis.name)),
  );
  return candidates.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}

/** Sized so that results, operands and a temporary fit the 16 vector registers of x64; more would be spilled. */
function tileOf(
  nest: Nest,
  lanes: Axis | undefined,
  block: Axis | undefined,
  dots: boolean,
  weight: number,
  instructions: InstructionSet,
): Pick<Schedule, 'columns' | 'rows'> {
  const vectors = lanes && lanes.size !== 'rows' ? Math.ceil(lanes.size / 4) : 1;
  if (!nest.reduction) {
    const values = weigh(
      nest,
      nest.stores.map(({ value }) => value),
    );
    return { columns: Math.min(vectors, values > 40 ? 1 : values > 12 ? 2 : 4), rows: 1 };
  }
  const light = weight <= 8;
  const limit = (rows: number): number => (block ? Math.min(rows, sizeOf(block)) : 1);
  // A dot product keeps four results' partial sums for each vector of results.
  if (dots) return { columns: 1, rows: light ? limit(2) : 1 };
  if (!light) return { columns: 1, rows: limit(2) };
  if (!block) return { columns: Math.min(vectors, 4), rows: 1 };
  // A product apart from its sum needs a register of its own.
  const rows = instructions === 'simd' ? 4 : 5;
  return vectors > 1 ? { columns: 2, rows: limit(rows) } : { columns: 1, rows: limit(8) };
}
