import { sizeOf } from '../layers/layer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { inputGrid, type InputGrid } from './inputGrid.ts';
import { Predictor } from './predictor.ts';
import type { Session } from './session.ts';

/** Largest picture of a neuron, in points per side, and most units of a layer that are pictured. */
const largestSize = 128;
const mostUnits = 64;

/** What each unit of the asked layers answers over the input plane. The programs stay while the same layers are asked for. */
export class NeuronPictures {
  readonly #session: Session;
  readonly #predictors = new Map<string, Promise<Predictor>>();
  #grids = new Map<number, InputGrid>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** By layer id [units, size, size] or, on a line, [units, size]; layers that have no such picture are left out. */
  async make(
    asked: readonly string[],
    wanted: number,
    weights: Readonly<Record<string, Float32Array>>,
  ): Promise<{ readonly neurons: Record<string, Float32Array>; readonly neuronSize: number } | undefined> {
    const size = Math.min(largestSize, Math.max(2, Math.floor(wanted)));
    const units = pictured(this.#session.model, asked);
    const grid = this.#grids.get(size) ?? inputGrid(this.#session.data, size);
    if (!grid || units.size === 0) return undefined;
    this.#grids = new Map([[size, grid]]);
    const predictor = await this.#predictor([...units.keys()]);
    predictor.setWeights(weights);
    const outputs = await predictor.run(grid.inputs);
    const neurons = Object.fromEntries(
      [...units].map(([id, count]) => [id, transposed(outputs.get(id) ?? new Float32Array(0), count)]),
    );
    return { neurons, neuronSize: size };
  }

  dispose(): void {
    for (const opening of this.#predictors.values())
      void opening.then((predictor) => predictor.dispose()).catch(() => {});
  }

  #predictor(layers: readonly string[]): Promise<Predictor> {
    const key = layers.join('\n');
    const known = this.#predictors.get(key);
    if (known) return known;
    // One for the network, one for the neuron that is pointed at.
    if (this.#predictors.size >= 2) {
      this.dispose();
      this.#predictors.clear();
    }
    const opening = Predictor.open(this.#session.model, this.#session.backend, layers);
    this.#predictors.set(key, opening);
    return opening;
  }
}

/** Units of each asked layer that gives a short list of numbers. */
function pictured({ input, layers }: CheckedModel, asked: readonly string[]): ReadonlyMap<string, number> {
  const shapes = [{ id: 'input', output: input }, ...layers.map(({ layer: { id }, output }) => ({ id, output }))];
  return new Map(
    shapes.flatMap(({ id, output }): [string, number][] =>
      asked.includes(id) && output.length === 1 && sizeOf(output) <= mostUnits ? [[id, sizeOf(output)]] : [],
    ),
  );
}

/** [points, units] to [units, points]. */
function transposed(values: Float32Array, units: number): Float32Array {
  const points = values.length / units;
  const result = new Float32Array(values.length);
  for (let point = 0; point < points; point++)
    for (let unit = 0; unit < units; unit++) result[unit * points + point] = values[point * units + unit] ?? 0;
  return result;
}
