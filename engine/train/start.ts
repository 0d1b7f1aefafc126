import { initializers } from '../initializers/index.ts';
import type { InitializerDefinition } from '../initializers/initializer.ts';
import { optimizerRule } from '../optimizers/optimizerRule.ts';
import { Draws } from '../random/draws.ts';
import { sizeOf } from '../layers/layer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import type { Plan } from '../plan/plan.ts';

/** Tensors by name, row-major. */
export type TensorValues = Readonly<Record<string, Float32Array>>;

const any = (): boolean => true;

/**
 * Weights before the first step, those that are wanted. Each parameter draws from its own stream of the seed, so adding
 * a layer changes no other layer's start; weights that the document gives replace the drawn ones.
 */
export function initialParameters(
  { spec, layers }: CheckedModel,
  isWanted: (name: string) => boolean = any,
): TensorValues {
  const all = layers.flatMap(({ layer, parameters }) =>
    Object.entries(parameters).map(([local, parameter]) => ({ name: `${layer.id}.${local}`, parameter })),
  );
  const wanted = all.filter(({ name }) => isWanted(name));
  const entries = wanted.map(({ name, parameter }): [string, Float32Array] => {
    const given = spec.weights[name];
    if (given) return [name, Float32Array.from(given)];
    const definition = initializers[parameter.initializer.type] as InitializerDefinition;
    const draws = new Draws(spec.seed, `initial/${name}`);
    return [name, Float32Array.from(definition.fill(parameter.initializer, parameter, draws))];
  });
  return Object.fromEntries(entries);
}

/** Optimizer state before the first step, what is wanted of it. */
export function initialStates(
  { spec }: CheckedModel,
  plan: Plan,
  isWanted: (name: string) => boolean = any,
): TensorValues {
  const { state } = optimizerRule(spec.optimizer);
  const wanted = plan.states.filter(({ name }) => isWanted(name));
  const entries = wanted.map(({ name, shape }): [string, Float32Array] => {
    const start = state[name.slice(name.lastIndexOf('.') + 1)] ?? 0;
    return [name, new Float32Array(sizeOf(shape.map(Number))).fill(start)];
  });
  return Object.fromEntries(entries);
}
