import type { ModelSpec } from './model.ts';

/**
 * The document with so many times the units in every dense layer but the last, as it starts: weights, holds and edits
 * belong to the shapes that it had.
 */
export function widened(spec: ModelSpec, factor: number): ModelSpec {
  if (factor === 1) return spec;
  const last = spec.layers.findLastIndex(({ type }) => type === 'dense');
  const layers = spec.layers.map((layer, i) =>
    layer.type === 'dense' && i !== last ? { ...layer, units: layer.units * factor } : layer,
  );
  return { ...spec, layers, weights: {}, holds: {}, edits: [] };
}

/** Whether there is anything to widen. */
export const isWidenable = ({ layers }: ModelSpec): boolean => layers.filter(({ type }) => type === 'dense').length > 1;
