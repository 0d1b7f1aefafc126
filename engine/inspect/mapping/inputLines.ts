import type { PreparedData } from '../../data/prepare.ts';

/** Lines of the input as polylines: of a plane upright ones, then level ones; of one number the line itself. */
export interface InputLines {
  /** Places of one line. */
  readonly length: number;
  /** [lines · length, 1 or 2]. */
  readonly raw: Float32Array;
  /** The same as the network gets them. */
  readonly inputs: Float32Array;
}

/** So many lines each way, with 12 cells between. */
const across = 13;
/** Places of a line between two others, at most, and of the only line there is. */
const finest = 4;
const alone = 241;

/** Nothing where the data have no plane or line. `most`: places in all, where a network is large. */
export function inputLines(data: PreparedData, [low, high]: readonly [number, number], most: number): InputLines {
  const { kind, sample } = data.shape;
  const raw =
    kind === 'points' || kind === 'curve' ? lines(sample[0] ?? 0, low, high, most) : { length: 0, places: [] };
  const inputs = raw.places.map((place) => data.inputOf(place));
  const size = inputs[0]?.length ?? 0;
  const flat = new Float32Array(inputs.length * size);
  inputs.forEach((each, i) => flat.set(each, i * size));
  return { length: raw.length, raw: Float32Array.from(raw.places.flat()), inputs: flat };
}

function lines(numbers: number, low: number, high: number, most: number) {
  const at = (i: number, last: number): number => low + ((high - low) * i) / last;
  if (numbers === 1) {
    const length = Math.max(2, Math.min(alone, most));
    return { length, places: Array.from({ length }, (_, i) => [at(i, length - 1)]) };
  }
  const cells = across - 1;
  const fine = Math.max(1, Math.min(finest, Math.floor((most / (2 * across) - 1) / cells)));
  const length = cells * fine + 1;
  const places: number[][] = [];
  for (const isLevel of [false, true])
    for (let line = 0; line < across; line++)
      for (let i = 0; i < length; i++) {
        const [fixed, running] = [at(line, cells), at(i, length - 1)];
        places.push(isLevel ? [running, fixed] : [fixed, running]);
      }
  return { length, places };
}
