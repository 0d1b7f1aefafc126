import { BackendError } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import { sizeOf } from '../layers/layer.ts';
import type { Frame, FrameRequest, Status } from '../protocol.ts';
import type { EpochMetrics } from './history.ts';
import { Predictor } from './predictor.ts';
import { planeOf } from './summarise.ts';
import type { Advance, Session } from './session.ts';

/** Points kept between two frames; what is more becomes coarser. */
const mostKept = 4096;

/** Largest grid side that a frame may ask for. */
const largestGrid = 200;

/** Collects what happened between frames and makes the pictures that a frame asks for. */
export class FrameMaker {
  #losses: Frame['losses'][number][] = [];
  #epochs: EpochMetrics[] = [];
  #restarted = false;
  #predictor: Promise<Predictor> | undefined;
  #gridInputs: { readonly size: number; readonly inputs: Float32Array } | undefined;

  /** A new start: what comes now belongs to another run. */
  restart(session: Session): void {
    this.#losses = [];
    this.#epochs = [];
    this.#restarted = true;
    this.#gridInputs = undefined;
    void this.#predictor?.then((predictor) => predictor.dispose()).catch(() => {});
    this.#predictor = Predictor.open(session.model, session.backend);
    // Whoever asks for a picture hears of a failure; nobody may.
    this.#predictor.catch(() => {});
  }

  /** Steps are told as their mean: a fast run makes thousands between two frames. */
  add({ traces, epochs }: Advance, session: Session): void {
    const last = traces.at(-1);
    if (last) {
      const sum = traces.reduce((total, { values }) => total + (values[0] ?? 0), 0);
      this.#losses.push({
        step: last.step + 1,
        epoch: epochAt(session, last.step + 1),
        loss: sum / traces.length,
        steps: traces.length,
      });
    }
    this.#epochs.push(...epochs);
    // A page that is hidden asks for nothing, perhaps for hours.
    if (this.#losses.length > mostKept) this.#losses = halved(this.#losses, joinedLosses);
    if (this.#epochs.length > mostKept) this.#epochs = halved(this.#epochs, (_, later) => later);
  }

  async make(session: Session, wants: FrameRequest, status: Status, stepsPerSecond: number): Promise<Frame> {
    const [losses, epochs, restarted] = [this.#losses, this.#epochs, this.#restarted];
    this.#losses = [];
    this.#epochs = [];
    this.#restarted = false;
    // A page waits for each frame it asked for: where the device is lost meanwhile, it comes without pictures.
    const pictures = await this.#pictures(session, wants).catch(withoutPictures);
    return {
      step: session.cursor.step,
      epoch: session.cursor.epoch,
      status,
      backend: session.backend.name,
      variant: session.backend.variant,
      stepsPerSecond: status.state === 'running' ? stepsPerSecond : 0,
      losses,
      epochs,
      restarted,
      ...pictures,
    };
  }

  async #pictures(session: Session, { grid, predictions, tensors }: FrameRequest): Promise<Partial<Frame>> {
    const known = new Set(session.plan.parameters.map(({ name }) => name));
    const asked = (tensors ?? []).filter((name) => known.has(name));
    const pictures: { -readonly [K in keyof Frame]?: Frame[K] } = {};
    if (asked.length > 0) pictures.tensors = await session.tensors(asked);
    if (!grid && !predictions) return pictures;
    const predictor = await this.#predictor;
    if (!predictor) return pictures;
    predictor.setWeights(await session.weights());
    const { kind, sample } = session.data.shape;
    if (grid && (kind === 'points' || kind === 'curve')) {
      const size = Math.min(largestGrid, Math.max(2, Math.floor(grid)));
      if (this.#gridInputs?.size !== size)
        this.#gridInputs = { size, inputs: gridInputs(session.data, size, sample.length === 1 && sample[0] === 1) };
      pictures.grid = await predictor.predict(this.#gridInputs.inputs);
      pictures.gridSize = size;
    }
    if (predictions) pictures.predictions = await predictor.predict(shownInputs(session, predictions));
    return pictures;
  }
}

function withoutPictures(error: unknown): Partial<Frame> {
  if (error instanceof BackendError && error.code === 'lost') return {};
  throw error;
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

/** Epochs done at a step, with the part of the present one; after a rollback the cursor no longer tells. */
function epochAt({ cursor, data, batchSize }: Session, step: number): number {
  const { train } = data.counts;
  return cursor.step === step ? cursor.epoch + cursor.position / train : step / Math.ceil(train / batchSize);
}

/** Points of a regular grid over the plane (rows from the top down) or the line, as the network gets them. */
function gridInputs(data: PreparedData, size: number, line: boolean): Float32Array {
  const [low, high] = planeOf(data);
  const at = (i: number): number => low + ((high - low) * (i + 0.5)) / size;
  const points: number[][] = [];
  if (line) for (let i = 0; i < size; i++) points.push([at(i)]);
  else for (let row = 0; row < size; row++) for (let i = 0; i < size; i++) points.push([at(i), at(size - 1 - row)]);
  const first = data.inputOf(points[0] ?? []);
  const inputs = new Float32Array(points.length * first.length);
  points.forEach((point, i) => inputs.set(data.inputOf(point), i * first.length));
  return inputs;
}

/** The first samples of the test split, or of training where there is none, as the network gets them. */
function shownInputs({ data, model }: Session, most: number): Float32Array {
  const { counts, features, scale } = data;
  const start = counts.test > 0 ? counts.train + counts.validation : 0;
  const count = Math.min(most, counts.test > 0 ? counts.test : counts.train);
  const size = sizeOf(model.input);
  return Float32Array.from(features.subarray(start * size, (start + count) * size), (value) => value * scale);
}
