import { BackendError } from '../backends/backend.ts';
import type { Landscapes } from '../inspect/landscape/landscapes.ts';
import { MappingMaker } from '../inspect/mapping/mappingMaker.ts';
import { sizeOf } from '../layers/layer.ts';
import type { Frame, FrameRequest, Status } from '../protocol.ts';
import type { EpochMetrics } from './history.ts';
import type { Advance } from './advance.ts';
import { gridSide, inputGrid, type InputGrid } from './inputGrid.ts';
import { NeuronPictures } from './neuronPictures.ts';
import { StatisticsMaker } from './layerStatistics.ts';
import { Predictor } from './predictor.ts';
import { lossOf, type Cursor } from './flight.ts';
import type { Runs } from './runs.ts';
import type { Session } from './session.ts';

/** Points kept between two frames; what is more becomes coarser. */
const mostKept = 4096;

const none = new Float32Array(0);

/** Largest grid side that a frame may ask for. */
const largestGrid = 200;

/** Multiplications that one map may cost, about a second's: commands wait for it, so a larger net gets a coarser one. */
const mostWork = 4e9;

/** What a frame tells beside the session. */
interface FrameContext {
  readonly status: Status;
  readonly stepsPerSecond: number;
  readonly runs: Runs;
  readonly landscapes: Pick<Landscapes, 'track'>;
}

/** Collects what happened between frames and makes the pictures that a frame asks for. */
export class FrameMaker {
  #losses: Frame['losses'][number][] = [];
  #epochs: EpochMetrics[] = [];
  #restarted = false;
  #predictor: Promise<Predictor> | undefined;
  #grid: InputGrid | undefined;
  #neurons: NeuronPictures | undefined;
  #statistics: StatisticsMaker | undefined;
  #mapping: MappingMaker | undefined;

  /** A new start: what comes now belongs to another run. */
  restart(session: Session): void {
    this.#losses = [];
    this.#epochs = [];
    this.#restarted = true;
    this.#grid = undefined;
    this.#neurons?.dispose();
    this.#neurons = new NeuronPictures(session);
    this.#statistics?.dispose();
    this.#statistics = new StatisticsMaker(session);
    this.#mapping?.dispose();
    this.#mapping = undefined;
    void this.#predictor?.then((predictor) => predictor.dispose()).catch(() => {});
    this.#predictor = undefined;
  }

  /** Steps are told as their mean: a fast run makes thousands between two frames. */
  add({ traces, epochs, end }: Advance, session: Session): void {
    const last = traces.at(-1);
    if (last) {
      const sum = traces.reduce((total, trace) => total + lossOf(trace), 0);
      this.#losses.push({
        step: last.step + 1,
        epoch: epochAt(session, last.step + 1, end),
        loss: sum / traces.length,
        steps: traces.length,
      });
    }
    this.#epochs.push(...epochs);
    // A page that is hidden asks for nothing, perhaps for hours.
    if (this.#losses.length > mostKept) this.#losses = halved(this.#losses, joinedLosses);
    if (this.#epochs.length > mostKept) this.#epochs = halved(this.#epochs, (_, later) => later);
  }

  /** What was not told yet belongs to a run that is left. */
  forget(): void {
    this.#losses = [];
    this.#epochs = [];
  }

  async make(session: Session, wants: FrameRequest, context: FrameContext): Promise<Frame> {
    const { status, stepsPerSecond, runs } = context;
    const [losses, epochs, restarted] = [this.#losses, this.#epochs, this.#restarted];
    this.#losses = [];
    this.#epochs = [];
    this.#restarted = false;
    // A page waits for each frame it asked for: where the device is lost meanwhile, it comes without pictures.
    const isRunning = status.state === 'running';
    const pictures = await this.#pictures(session, wants, context).catch((error: unknown) => {
      if (!(error instanceof BackendError && error.code === 'lost')) throw error;
      // Its device is gone: the next picture comes from where the run is then.
      this.#predictor = undefined;
      return {};
    });
    const { cursor, data } = session;
    const { train } = data.counts;
    return {
      step: cursor.step,
      epoch: progressOf(cursor, train),
      status,
      backend: session.backend.name,
      variant: session.variant,
      stepsPerSecond: isRunning ? stepsPerSecond : 0,
      losses,
      epochs,
      restarted,
      run: session.identity,
      ...pastOf(session),
      ...(wants.timeline && { timeline: runs.timeline.view(train, runs.bytes) }),
      ...pictures,
    };
  }

  async #pictures(
    session: Session,
    { grid, predictions, tensors, neurons, probe, statistics, mapping, track }: FrameRequest,
    { status, landscapes }: FrameContext,
  ): Promise<Partial<Frame>> {
    const known = new Set(session.plan.parameters.map(({ name }) => name));
    const asked = (tensors ?? []).filter((name) => known.has(name));
    const pictures: { -readonly [K in keyof Frame]?: Frame[K] } = {};
    const predicts = [grid, predictions, probe].some((wanted) => wanted);
    if (!predicts && !neurons && !statistics && !mapping && !track) {
      if (asked.length > 0) pictures.tensors = await session.tensors(asked);
      return pictures;
    }
    // What runs forward needs all weights: those that are shown are among them, and read no second time.
    const weights = await session.weights();
    if (asked.length > 0) pictures.tensors = Object.fromEntries(asked.map((name) => [name, weights[name] ?? none]));
    const way = track && landscapes.track(session, weights);
    if (way) pictures.track = way;
    // Opened when a picture is wanted: the first step after an edit does not wait for it. Where the run moves to another
    // backend later, it stays: it is small, and nothing is compiled anew for it.
    const predictor = predicts ? await (this.#predictor ??= Predictor.open(session.model, session.backend)) : undefined;
    predictor?.setWeights(weights);
    if (grid && predictor) {
      const size = gridSide(session.data, Math.min(largestGrid, grid), mostWork / session.model.parameterCount);
      if (this.#grid?.size !== size) this.#grid = inputGrid(session.data, size);
      if (this.#grid) {
        pictures.grid = await predictor.predict(this.#grid.inputs);
        pictures.gridSize = size;
      }
    }
    if (predictions && predictor) pictures.predictions = await predictor.predict(shownInputs(session, predictions));
    const { sample } = session.data.shape;
    if (predictor && probe?.length === sizeOf(sample))
      pictures.probe = await predictor.predict(session.data.inputOf(probe));
    const pictured = neurons && (await this.#neurons?.make(neurons.layers, neurons.size, weights));
    if (statistics && this.#statistics) pictures.statistics = await this.#statistics.make(statistics, weights);
    if (mapping) {
      this.#mapping ??= new MappingMaker(session);
      const made = await this.#mapping.make(mapping, weights, status.state === 'running');
      if (made) pictures.mapping = made;
    }
    return { ...pictures, ...pictured };
  }
}

function pastOf({ present, cursor, data }: Session): Pick<Frame, 'past'> {
  const { train } = data.counts;
  if (!present) return {};
  return { past: { epoch: progressOf(cursor, train), now: { step: present.step, epoch: progressOf(present, train) } } };
}

type LossPoint = Frame['losses'][number];

const joinedLosses = (a: LossPoint, b: LossPoint): LossPoint => {
  const steps = a.steps + b.steps;
  return { ...b, loss: (a.loss * a.steps + b.loss * b.steps) / steps, steps };
};

/** Each pair becomes one. */
function halved<P>(points: readonly P[], join: (earlier: P, later: P) => P): P[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    return i % 2 === 1 ? [] : [next === undefined ? point : join(point, next)];
  });
}

/** Epochs done at a step, with the part of the present one; in a run that blew up no cursor tells. */
function epochAt({ data, batchSize }: Session, step: number, end: Cursor | undefined): number {
  const { train } = data.counts;
  return end?.step === step ? progressOf(end, train) : step / Math.ceil(train / batchSize);
}

/** Epochs done, with the part of the present one. */
const progressOf = ({ epoch, position }: Pick<Cursor, 'epoch' | 'position'>, samples: number): number =>
  epoch + position / samples;

/** The first samples of the test split, or of training where there is none, as the network gets them. */
function shownInputs({ data, model }: Session, most: number): Float32Array {
  const { counts, features, scale } = data;
  const start = counts.test > 0 ? counts.train + counts.validation : 0;
  const count = Math.min(most, counts.test > 0 ? counts.test : counts.train);
  const size = sizeOf(model.input);
  return Float32Array.from(features.subarray(start * size, (start + count) * size), (value) => value * scale);
}
