import type { MetricName } from '../../engine/metrics/index.ts';
import type { Frame } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

type EpochMetrics = Frame['epochs'][number];

/** Training loss as it went by: the mean over `steps` steps up to `step`. */
export type LossPoint = Frame['losses'][number];

/** How the network did on the test split (on training data where there is none) at a step. */
export interface TestPoint extends Readonly<Partial<Record<MetricName, number>>> {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
}

export interface SavedHistory {
  readonly losses: readonly LossPoint[];
  readonly epochs: readonly EpochMetrics[];
  readonly tests: readonly TestPoint[];
}

export interface PastRun extends SavedHistory {
  readonly spec?: ModelSpec | undefined;
}

/** More runs behind the present one cannot be told apart. */
const mostPast = 3;

/** A curve never holds more points than this: more cannot be told apart on any screen. */
const mostPoints = 1500;

/** What the curves show of the present run. Lives beside React, like the frames that feed it. */
export class RunHistory {
  losses: LossPoint[] = [];
  epochs: EpochMetrics[] = [];
  tests: TestPoint[] = [];
  /** Runs before a new start of the same problem stay behind the present one, the newest last. */
  previous: readonly PastRun[] = [];
  /** The document of the run that the curves show, as it began. */
  #spec: ModelSpec | undefined;

  /** Adds what a frame brought; points that lie behind the run's present place (a rollback, a new start) go. */
  take({ losses, epochs, restarted, step }: Frame, spec?: ModelSpec): void {
    const first = losses[0];
    const begun = first ? first.step - first.steps : step;
    if (restarted && begun === 0 && this.losses.length > 1)
      this.previous = [...this.previous, { ...this.save(), spec: this.#spec }].slice(-mostPast);
    this.#spec = spec;
    if (restarted || begun < (this.losses.at(-1)?.step ?? 0)) this.#forgetAfter(begun);
    this.losses = thinned([...this.losses, ...losses], mergeLosses);
    this.epochs = thinned([...this.epochs, ...epochs], (_, later) => later);
  }

  /** Training loss now: of the last whole epoch, before its end of the last steps. */
  get trainLoss(): number | undefined {
    return this.epochs.at(-1)?.loss ?? this.losses.at(-1)?.loss;
  }

  addTest(point: TestPoint): void {
    if (this.tests.at(-1)?.step === point.step) this.tests.pop();
    this.tests = thinned([...this.tests, point], (_, later) => later);
  }

  save(): SavedHistory {
    return { losses: this.losses, epochs: this.epochs, tests: this.tests };
  }

  restore({ losses, epochs, tests }: SavedHistory): void {
    this.losses = [...losses];
    this.epochs = [...epochs];
    this.tests = [...tests];
  }

  clear(): void {
    this.previous = [];
    this.restore({ losses: [], epochs: [], tests: [] });
  }

  #forgetAfter(step: number): void {
    const keep = <P extends { readonly step: number }>(points: readonly P[]) => points.filter((p) => p.step <= step);
    this.losses = keep(this.losses);
    this.epochs = keep(this.epochs);
    this.tests = keep(this.tests);
  }
}

const mergeLosses = (a: LossPoint, b: LossPoint): LossPoint => {
  const steps = a.steps + b.steps;
  return { step: b.step, epoch: b.epoch, loss: (a.loss * a.steps + b.loss * b.steps) / steps, steps };
};

/**
 * Where there are too many points, those become one that lie within an equal share of the steps so far: the start of a
 * long run stays as fine as its end.
 */
function thinned<P extends { readonly step: number }>(points: readonly P[], merge: (earlier: P, later: P) => P): P[] {
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
