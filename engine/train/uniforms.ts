import { optimizerRule } from '../optimizers/optimizerRule.ts';
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
  #resting: Float64Array = new Float64Array(0);
  #spec: ModelSpec | undefined;

  constructor(names: readonly string[], spec: ModelSpec, carried?: Readonly<Record<string, number>>) {
    this.#names = names;
    this.carried = carried ?? optimizerRule(spec.optimizer).carriedStart;
  }

  /** Values in slot order for a step (from 0) whose batch has `count` samples; to be asked once per step, in order. */
  next(spec: ModelSpec, step: number, count: number): Float64Array {
    // What stands in the document is looked up once per document, not once per step.
    if (spec !== this.#spec) this.#resting = restingUniforms(this.#names, spec);
    this.#spec = spec;
    const rule = optimizerRule(spec.optimizer);
    const fields = numbersOf(spec.optimizer);
    const base = fields['learningRate'];
    if (base !== undefined) fields['learningRate'] = learningRateAt(spec.schedule, spec.warmupSteps, base, step);
    const { values, carried } = rule.step(step + 1, fields, this.carried);
    this.carried = carried;
    const all = this.#resting.slice();
    this.#names.forEach((name, i) => {
      if (name === 'inverseCount') all[i] = 1 / count;
      else if (name.startsWith(optimizerPrefix)) all[i] = values[name.slice(optimizerPrefix.length)] ?? Number.NaN;
    });
    return all;
  }
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
