import { middleOf } from '../../losses/classCoding.ts';
import { classOf } from '../../metrics/classified.ts';
import { sizeOf } from '../../layers/layer.ts';
import { prediction } from '../../plan/planForward.ts';
import { lossDefinition } from '../../spec/checkModel.ts';
import { Predictor } from '../../train/predictor.ts';
import type { Session } from '../../train/session.ts';
import { planeOf, viewCount } from '../../train/summarise.ts';
import type { TensorValues } from '../../train/start.ts';
import { chainOf, rawSpace, readoutOf, type ChainSpace, type Readout } from './chain.ts';
import { inputLines, type InputLines } from './inputLines.ts';
import { directionsOf, mappedRule, type Decision, type Weights } from './mappedRule.ts';
import { mappedSamples } from './mappedSamples.ts';
import type { MappedSpace, MappingAnswer, MappingWish } from './mappingAnswer.ts';
import {
  facingPlane,
  orientedAs,
  orientedLike,
  ownPlane,
  principalPlane,
  project,
  sharesOf,
  type PicturePlane,
  type Rows,
} from './picturePlane.ts';

/** Samples that are carried along; fewer where each is drawn as a picture. */
const mostPoints = 300;
const mostPictures = 150;
const fewest = 40;
/** Multiplications of one look, and the part of the time that looks may take while the network trains. */
const mostWork = 4e8;
const timeShare = 0.2;
/** Spaces of so many numbers tell the value of each. */
const mostValues = 16;

/** Carries samples, and lines of the input, through every layer, with the weights of a moment. */
export class MappingMaker {
  readonly #session: Session;
  readonly #chain: readonly ChainSpace[];
  readonly #readout: Readout | undefined;
  readonly #samples: Uint32Array;
  readonly #lines: InputLines;
  /** As the network gets them, samples before lines. */
  readonly #inputs: Float32Array;
  /** The same before input features. */
  readonly #raw: Float32Array;
  readonly #targets: Float32Array;
  /** How each space was last laid out, so that no picture flips while the network learns. */
  readonly #planes = new Map<string, PicturePlane>();
  #predictor: Promise<Predictor> | undefined;
  #rest = 0;

  constructor(session: Session) {
    const { model, data } = session;
    const rows = Math.floor(mostWork / Math.max(1, model.parameterCount));
    const most = data.shape.kind === 'image' ? mostPictures : mostPoints;
    this.#session = session;
    this.#chain = chainOf(model);
    this.#readout = readoutOf(model);
    this.#samples = mappedSamples(data, Math.max(fewest, Math.min(most, rows)), viewCount(data, 'train'));
    this.#lines = inputLines(data, planeOf(data), rows);
    this.#targets = Float32Array.from(
      this.#samples,
      (at) => data.raw.labels?.[at] ?? data.raw.values?.[at * data.shape.outputs] ?? 0,
    );
    const size = data.features.length / data.count;
    this.#inputs = new Float32Array(this.#samples.length * size + this.#lines.inputs.length);
    this.#samples.forEach((at, i) => {
      for (let k = 0; k < size; k++) this.#inputs[i * size + k] = (data.features[at * size + k] ?? 0) * data.scale;
    });
    this.#inputs.set(this.#lines.inputs, this.#samples.length * size);
    const numbers = this.#chain.some(({ id }) => id === rawSpace) ? sizeOf(data.shape.sample) : 0;
    this.#raw = new Float32Array(this.#samples.length * numbers + this.#lines.raw.length);
    this.#samples.forEach((at, i) => {
      this.#raw.set(data.raw.features.subarray(at * numbers, (at + 1) * numbers), i * numbers);
    });
    this.#raw.set(this.#lines.raw, this.#samples.length * numbers);
  }

  /** Nothing while the network trains and the last look was a moment ago. */
  async make({ facing }: MappingWish, weights: TensorValues, isRunning: boolean): Promise<MappingAnswer | undefined> {
    const start = performance.now();
    if (isRunning && start < this.#rest) return undefined;
    const { model, backend, data } = this.#session;
    this.#predictor ??= Predictor.open(
      model,
      backend,
      this.#chain.map(({ id }) => id),
    );
    const predictor = await this.#predictor;
    predictor.setWeights(weights);
    const outputs = await predictor.run(this.#inputs);
    const { units } = model.lossContext;
    const coding = lossDefinition(model.spec).coding(model.lossContext);
    const all = outputs.get(prediction) ?? new Float32Array(0);
    const isClasses = data.shape.task === 'classification';
    const taken = Float32Array.from({ length: all.length / units }, (_, row) =>
      isClasses ? classOf(all, row, units, coding) : (all[row * units] ?? 0),
    );
    const count = this.#samples.length;
    const decision = {
      threshold: middleOf(coding),
      isClasses,
      targets: this.#targets,
      predicted: taken.subarray(0, count),
    };
    const spaces: MappedSpace[] = [];
    for (const space of this.#chain) {
      const values = space.id === rawSpace ? this.#raw : (outputs.get(space.id) ?? new Float32Array(0));
      spaces.push(this.#mapped(space, values, weights, decision, facing, spaces.at(-1)));
    }
    this.#rest = start + (performance.now() - start) / timeShare;
    return {
      spaces,
      samples: this.#samples.slice(),
      predicted: taken.slice(0, count),
      linePredicted: taken.slice(count),
      lineLength: this.#lines.length,
    };
  }

  dispose(): void {
    void this.#predictor?.then((predictor) => predictor.dispose()).catch(() => {});
  }

  #mapped(
    { id, units }: ChainSpace,
    values: Float32Array,
    weights: TensorValues,
    decision: Omit<Decision, 'output' | 'isOutput'>,
    facing: boolean,
    before: MappedSpace | undefined,
  ): MappedSpace {
    const count = this.#samples.length;
    const rows: Rows = { values, count, units };
    const onLines: Rows = { values: values.subarray(count * units), count: values.length / units - count, units };
    const isOutput = id === this.#chain.at(-1)?.id;
    const read = this.#read(id, units, weights, isOutput);
    const { axes, plane } = this.#layOut(id, rows, facing && !isOutput ? read?.weights : undefined, before);
    const points = project(plane, rows);
    const rule = read && mappedRule(read.weights, plane, points, { ...decision, output: read.output, isOutput });
    return {
      id,
      units,
      axes,
      shares: sharesOf(plane, rows),
      points,
      lines: project(plane, onLines),
      ...(units <= mostValues && { values: values.slice(0, count * units) }),
      ...(rule && { rule }),
    };
  }

  /** What decides in a space: the output layer's weights where it reads, and in the output each number by itself. */
  #read(id: string, units: number, weights: TensorValues, isOutput: boolean) {
    if (isOutput) {
      const kernel = Float64Array.from({ length: units * units }, (_, i) => (i % (units + 1) === 0 ? 1 : 0));
      return { weights: { kernel, bias: undefined, units } satisfies Weights, output: (sum: number) => sum };
    }
    const { space, layer, output } = this.#readout ?? {};
    const kernel = weights[`${layer}.kernel`];
    if (space !== id || !kernel || !output) return undefined;
    const own: Weights = { kernel, bias: weights[`${layer}.bias`], units: kernel.length / units };
    return { weights: own, output };
  }

  #layOut(
    id: string,
    rows: Rows,
    faced: Weights | undefined,
    before: MappedSpace | undefined,
  ): { readonly axes: MappedSpace['axes']; readonly plane: PicturePlane } {
    const { units } = rows;
    if (units <= 2) return { axes: units === 1 ? 'line' : 'pair', plane: ownPlane(units) };
    const known = (axes: MappedSpace['axes']): PicturePlane | undefined => this.#planes.get(`${axes} ${id}`);
    const directions = faced ? directionsOf(faced.kernel, faced.units, units) : [];
    const kept = (axes: MappedSpace['axes'], plane: PicturePlane) => {
      const last = known(axes);
      const oriented = last ? orientedLike(plane, last) : before ? orientedAs(plane, rows, before.points) : plane;
      // One direction that decides keeps its sense: to the right is what speaks for class 1.
      const isFixed = axes === 'facing' && directions.length === 1;
      const laid: PicturePlane = isFixed ? { ...oriented, axes: [plane.axes[0], oriented.axes[1]] } : oriented;
      this.#planes.set(`${axes} ${id}`, laid);
      return { axes, plane: laid };
    };
    const turned = facingPlane(rows, directions, known('facing'));
    if (turned) return kept('facing', turned);
    const last = known('components');
    // What goes into the network does not change.
    if (last && isInput(id)) return { axes: 'components', plane: last };
    return kept('components', principalPlane(rows, last));
  }
}

const isInput = (id: string): boolean => id === rawSpace || id === 'input';
