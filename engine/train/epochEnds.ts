import type { Plan } from '../plan/plan.ts';
import type { ModelSpec } from '../spec/model.ts';
import { epochMetrics } from './epochMetrics.ts';
import { RunningMeans, type EpochMetrics } from './history.ts';
import type { Judgement } from './judgeSplit.ts';
import type { StepTrace } from './flight.ts';
import type { Snapshot } from './snapshot.ts';
import type { TensorValues } from './start.ts';
import { Stopping, type StopReason } from './stopping.ts';

/** What the end of an epoch needs of its run. */
interface Run {
  readonly spec: ModelSpec;
  readonly plan: Plan;
  /** On the validation split, where there is one. */
  readonly validate: () => Promise<Judgement | undefined>;
  readonly weights: () => Promise<TensorValues>;
  readonly setWeights: (weights: TensorValues) => void;
}

/** Adds up the steps of an epoch; at its end its metrics, the stop conditions, and the weights of the best one. */
export class EpochEnds {
  readonly #means: RunningMeans;
  #stopping = new Stopping();
  /** Weights of the best epoch, where they are to be restored. */
  #best: TensorValues | undefined;

  /** Columns of a step's trace. */
  constructor(columns: number) {
    this.#means = new RunningMeans(columns);
  }

  add(trace: StepTrace): void {
    this.#means.add(trace);
  }

  async finish(
    { epochs: epoch, step: last }: StepTrace,
    { spec, plan, validate, weights, setWeights }: Run,
  ): Promise<{ readonly metrics: EpochMetrics; readonly reason: StopReason | undefined }> {
    const validation = await validate();
    const metrics = epochMetrics({ epoch, step: last + 1 }, plan.trace, this.#means.take(), validation);
    const { reason, improved } = this.#stopping.judge(spec, metrics);
    const { patience, restoreBest } = spec.training;
    if (improved && patience > 0 && restoreBest) this.#best = await weights();
    if (reason === 'patience' && restoreBest && this.#best) setWeights(this.#best);
    return { metrics, reason };
  }

  save(): Pick<Snapshot, 'means' | 'stopping' | 'bestTensors'> {
    return {
      means: this.#means.save(),
      stopping: this.#stopping.save(),
      ...(this.#best && { bestTensors: this.#best }),
    };
  }

  restore({ means, stopping, bestTensors }: ReturnType<EpochEnds['save']>): void {
    this.#means.restore(means);
    this.#stopping = new Stopping(stopping);
    this.#best = bestTensors;
  }
}
