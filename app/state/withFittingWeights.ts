import { checkModel, type LayerShape } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

type Shape = readonly number[];

/**
 * A changed document without what belongs to other sizes of its layers: start weights of another size go; a hold stays
 * with its element, wherever that lies now, and goes with it.
 */
export function withFittingWeights(before: ModelSpec, changed: ModelSpec): ModelSpec {
  const document = withHoldsMoved(before, changed);
  const checked = checkModel(document);
  const misfit = new Set((checked.ok ? [] : checked.problems).map(({ path }) => path.slice(0, 2).join(' ')));
  const fitting = <Value>(part: 'weights' | 'holds', values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !misfit.has(`${part} ${name}`)));
  if (![...misfit].some((place) => /^(weights|holds) /.test(place))) return document;
  return { ...document, weights: fitting('weights', document.weights), holds: fitting('holds', document.holds) };
}

function withHoldsMoved(before: ModelSpec, document: ModelSpec): ModelSpec {
  if (Object.keys(document.holds).length === 0) return document;
  const [old, now] = [shapesOf(before), shapesOf(document)];
  const entries = Object.entries(document.holds).map(([name, indices]): [string, number[]] => {
    const [from, to] = [old.get(name), now.get(name)];
    return [name, from && to ? indices.flatMap((index) => movedIndex(index, from, to)) : [...indices]];
  });
  return { ...document, holds: Object.fromEntries(entries.filter(([, indices]) => indices.length > 0)) };
}

/** Row-major, of the same position in another shape; nothing where it has none. */
function movedIndex(index: number, from: Shape, to: Shape): number[] {
  if (from.length !== to.length) return [];
  let [rest, moved, stride] = [index, 0, 1];
  for (let d = from.length - 1; d >= 0; d--) {
    const [size, wanted] = [from[d] ?? 1, to[d] ?? 1];
    if (rest % size >= wanted) return [];
    moved += (rest % size) * stride;
    rest = Math.floor(rest / size);
    stride *= wanted;
  }
  return [moved];
}

/** Nothing where the document is impossible. */
function shapesOf(spec: ModelSpec): ReadonlyMap<string, Shape> {
  const checked = checkModel({ ...spec, weights: {}, holds: {}, edits: [] });
  const layers: readonly LayerShape[] = checked.ok ? checked.value.layers : [];
  return new Map(
    layers.flatMap(({ layer, parameters }) =>
      Object.entries(parameters).map(([name, { shape }]) => [`${layer.id}.${name}`, shape] as const),
    ),
  );
}
