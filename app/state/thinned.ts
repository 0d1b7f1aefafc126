/** A curve never holds more points than this: more cannot be told apart on any screen. */
const mostPoints = 1500;

/**
 * Where there are too many points, those become one that lie within an equal share of the steps so far: the start of a
 * long run stays as fine as its end.
 */
export function thinned<P extends { readonly step: number }>(
  points: readonly P[],
  merge: (earlier: P, later: P) => P,
): P[] {
  const [first, ...rest] = points;
  if (!first || points.length <= mostPoints) return [...points];
  const share = ((points.at(-1)?.step ?? first.step) - first.step) / (mostPoints / 2);
  const kept: P[] = [];
  let [merged, begun] = [first, first.step];
  for (const point of rest) {
    if (point.step - begun <= share) {
      merged = merge(merged, point);
      continue;
    }
    kept.push(merged);
    [merged, begun] = [point, point.step];
  }
  return [...kept, merged];
}
