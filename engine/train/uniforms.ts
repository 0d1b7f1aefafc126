import { optimizerRule, type OptimizerRule } from '../optimizers/optimizerRule.ts';
import { learningRateAt } from '../schedules/learningRate.ts';
import type { ModelSpec } from '../spec/model.ts';

/**
 * The scalars of each step, computed here in 64 bits for every backend alike: hyper-parameters as they stand, the
 * learning rate after its schedule, and what the optimizer derives from the step number (bias corrections).
 */
export class Uniforms {
  readonly #names: readonly string[];
  /** What the optimizer hands from step to step. */
  carried: Readonly<Record<string, number>>;
  #prepared: Prepared | undefined;

  constructor(names: readonly string[], spec: ModelSpec, carried?: Readonly<Record<string, number>>) {
    this.#names = names;
    this.carried = carried ?? optimizerRule(spec.optimizer).carriedStart;
  }

  /**
   * Values in slot order for a step (from 0) whose batch has `count` samples; to be asked once per step, in order. The
   * list is the same every time: the next step writes over it.
   */
  next(spec: ModelSpec, step: number, count: number): Float64Array {
    const before = this.#prepared;
    const prepared = before?.spec === spec ? before : prepare(this.#names, spec);
    this.#prepared = prepared;
    const { all, rule, fields, rate, slots, counts } = prepared;
    for (const at of counts) all[at] = 1 / count;
    if (prepared.isResting && prepared === before) return all;
    if (rate !== undefined) fields['learningRate'] = learningRateAt(spec.schedule, spec.warmupSteps, rate, step);
    const { values, carried } = rule.step(step + 1, fields, this.carried);
    this.carried = carried;
    for (const { at, from } of slots) all[at] = values[from] ?? Number.NaN;
    return all;
  }
}

/** What is looked up once per document, not once per step. */
interface Prepared {
  readonly spec: ModelSpec;
  readonly all: Float64Array;
  readonly rule: OptimizerRule;
  /** The optimizer's number settings; the learning rate is set for each step. */
  readonly fields: Record<string, number>;
  /** The learning rate before its schedule. */
  readonly rate: number | undefined;
  /** Where each of the optimizer's values goes. */
  readonly slots: readonly { readonly at: number; readonly from: number }[];
  /** Whether one step's values are the next one's, but for the batch size. */
  readonly isResting: boolean;
  /** Slots of 1 / batch size. */
  readonly counts: readonly number[];
}

function prepare(names: readonly string[], spec: ModelSpec): Prepared {
  const rule = optimizerRule(spec.optimizer);
  const fields = numbersOf(spec.optimizer);
  return {
    spec,
    all: restingUniforms(names, spec),
    rule,
    fields,
    rate: fields['learningRate'],
    isResting: rule.isResting && spec.schedule.type === 'constant' && spec.warmupSteps === 0,
    slots: names.flatMap((name, at) =>
      name.startsWith(optimizerPrefix) ? [{ at, from: rule.uniforms.indexOf(name.slice(optimizerPrefix.length)) }] : [],
    ),
    counts: names.flatMap((name, at) => (name === 'inverseCount' ? [at] : [])),
  };
}

const optimizerPrefix = 'optimizer.';

const numbersOf = (member: object): Record<string, number> =>
  Object.fromEntries(Object.entries(member).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));

/** What stands in the document as it is: all that evaluation needs. What depends on the step is left at 0. */
export const restingUniforms = (names: readonly string[], spec: ModelSpec): Float64Array =>
  Float64Array.from(names, (name) =>
    name === 'inverseCount' || name.startsWith(optimizerPrefix) ? 0 : numberAt(spec, name),
  );

/** The number at a dotted path of the document; layers are found by id. */
function numberAt(spec: ModelSpec, path: string): number {
  const [first, second, ...rest] = path.split('.');
  const start: unknown =
    first === 'layers'
      ? spec.layers.find(({ id }) => id === second)
      : (spec as unknown as Record<string, unknown>)[first ?? ''];
  const keys = first === 'layers' ? rest : second === undefined ? [] : [second, ...rest];
  let value = start;
  for (const key of keys) value = (value as Record<string, unknown> | undefined)?.[key];
  if (typeof value !== 'number') throw new Error(`uniform ${path} is no number of the document`);
  return value;
}
