import type { Summary } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

/** Numbers that training may change: neither frozen with their layer nor held. */
export function freeWeights({ parameters }: Pick<Summary, 'parameters'>, { layers, holds }: ModelSpec): number {
  return parameters.reduce((sum, { name, layer, shape }) => {
    const own = layers.find(({ id }) => id === layer);
    if (own && 'frozen' in own && own.frozen) return sum;
    return sum + shape.reduce((size, each) => size * each, 1) - (holds[name]?.length ?? 0);
  }, 0);
}
