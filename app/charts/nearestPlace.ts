/** Which of so many places (x, y) lies nearest to one; nothing where none is within reach. */
export function nearestPlace(
  places: ArrayLike<number>,
  count: number,
  [x, y]: readonly [number, number],
  reach: number,
): number | undefined {
  let [best, nearest]: [number | undefined, number] = [undefined, reach ** 2];
  for (let i = 0; i < count; i++) {
    const distance = ((places[2 * i] ?? 0) - x) ** 2 + ((places[2 * i + 1] ?? 0) - y) ** 2;
    if (distance < nearest) [best, nearest] = [i, distance];
  }
  return best;
}
