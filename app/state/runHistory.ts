import type { MetricName } from '../../engine/metrics/index.ts';
import type { Frame, RunIdentity } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { thinned } from './thinned.ts';

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
  readonly run: RunIdentity;
  /** Its document, with the edits made during it. */
  readonly spec?: ModelSpec | undefined;
  /** Of all runs of this problem, from 1. */
  readonly number: number;
  /** Which of the colours for runs is its own, from 0. */
  readonly colour: number;
  readonly isHidden: boolean;
}

/** More runs behind the present one cannot be told apart; the engine keeps as many. */
export const mostPast = 5;

/** What the curves show of the present run. Lives beside React, like the frames that feed it. */
export class RunHistory {
  losses: LossPoint[] = [];
  epochs: EpochMetrics[] = [];
  tests: TestPoint[] = [];
  /** Runs before, of the same problem, which stay for comparison; the newest last. */
  previous: readonly PastRun[] = [];
  run: RunIdentity = { id: 0 };
  #count = 0;
  /** The document of the run that the curves show. */
  #spec: ModelSpec | undefined;

  /** Adds what a frame brought; points that lie behind the run's present place (a rollback, a new start) go. */
  take({ losses, epochs, restarted, step, run, past }: Frame, spec?: ModelSpec): void {
    const first = losses[0];
    const begun = first ? first.step - first.steps : step;
    const hasBranched = !restarted && run.id !== this.run.id && this.run.id !== 0;
    if (run.id !== this.run.id) this.previous = this.previous.filter((before) => before.run.id !== run.id);
    if ((hasBranched || (restarted && begun === 0)) && this.losses.length > 1) this.#leave();
    this.run = run;
    this.#spec = spec;
    if (hasBranched) this.#forgetAfter(run.from?.step ?? 0);
    // What is shown of the past takes nothing away.
    else if (!past && (restarted || begun < (this.losses.at(-1)?.step ?? 0))) this.#forgetAfter(begun);
    if (losses.length > 0) this.losses = thinned([...this.losses, ...losses], mergeLosses);
    if (epochs.length > 0) this.epochs = thinned([...this.epochs, ...epochs], (_, later) => later);
  }

  /** Training loss at a step, or now: of the last whole epoch, before the first one's end of the last steps. */
  trainLoss(step = Infinity): number | undefined {
    const upTo = (point: { readonly step: number }): boolean => point.step <= step;
    return this.epochs.findLast(upTo)?.loss ?? this.losses.findLast(upTo)?.loss;
  }

  addTest(point: TestPoint): void {
    if (this.tests.at(-1)?.step === point.step) this.tests.pop();
    this.tests = thinned([...this.tests, point], (_, later) => later);
  }

  /** Shows the curve of a run before, or hides it. */
  hide(id: number, isHidden: boolean): void {
    this.previous = this.previous.map((past) => (past.run.id === id ? { ...past, isHidden } : past));
  }

  remove(id: number): void {
    this.previous = this.previous.filter(({ run }) => run.id !== id);
  }

  /** The engine began anew: it knows none of the runs before, and counts from the start again. */
  loseWeights(): void {
    const lost = (id: number): number => -Math.abs(id);
    this.previous = this.previous.map((past) => {
      const { id, from, ...rest } = past.run;
      return { ...past, run: { ...rest, id: lost(id), ...(from && { from: { ...from, run: lost(from.run) } }) } };
    });
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
    this.#count = 0;
    this.restore({ losses: [], epochs: [], tests: [] });
  }

  /** The run stays behind the next one. */
  #leave(): void {
    const taken = new Set(this.previous.slice(1 - mostPast).map(({ colour }) => colour));
    const colour = Array.from({ length: mostPast }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
    const number = ++this.#count;
    const left: PastRun = { ...this.save(), run: this.run, spec: this.#spec, number, colour, isHidden: false };
    this.previous = [...this.previous, left].slice(-mostPast);
  }

  #forgetAfter(step: number): void {
    const keep = <P extends { readonly step: number }>(points: readonly P[]) => points.filter((p) => p.step <= step);
    this.losses = keep(this.losses);
    this.epochs = keep(this.epochs);
    this.tests = keep(this.tests);
  }
}

/** Where a run's curve begins on the axes: one that counts anew after a branch is drawn from the fork on. */
export const offsetOf = ({ from }: RunIdentity): { readonly step: number; readonly epoch: number } =>
  from?.isBranch && from.counts === 'anew' ? from : { step: 0, epoch: 0 };

const mergeLosses = (a: LossPoint, b: LossPoint): LossPoint => {
  const steps = a.steps + b.steps;
  return { step: b.step, epoch: b.epoch, loss: (a.loss * a.steps + b.loss * b.steps) / steps, steps };
};
