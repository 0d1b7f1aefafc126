import { features } from '../../engine/data/features/index.ts';

/** The plane as it is. */
const raw = [features.x1.formula, features.x2.formula];
const order = Object.values(features).map(({ formula }) => formula);

/** What goes into the network: a document without features means the coordinates themselves. */
export const featuresOf = (list: readonly string[]): readonly string[] => (list.length > 0 ? list : raw);

/** The list with a feature switched on or off: those of the registry in its order, then typed ones. */
export function toggledFeature(list: readonly string[], formula: string): readonly string[] {
  const now = featuresOf(list);
  const next = now.includes(formula) ? now.filter((each) => each !== formula) : [...now, formula];
  const rank = (each: string): number => (order.includes(each) ? order.indexOf(each) : order.length);
  const sorted = next.toSorted((a, b) => rank(a) - rank(b));
  return sorted.length === raw.length && sorted.every((each, i) => each === raw[i]) ? [] : sorted;
}
