import type { ModelSpec } from '../spec/model.ts';
import type { EpochMetrics } from './history.ts';

export type StopReason = 'epochs' | 'loss' | 'patience';

/** Epochs that may pass before one has to be judged: all that are left where only their number counts, else one. */
export function epochsToGo({ training: { epochs, stopLoss, patience } }: ModelSpec, done: number): number {
  if (stopLoss > 0 || patience > 0) return 1;
  return epochs > 0 ? Math.max(1, epochs - done) : Infinity;
}

/**
 * Stop conditions, judged at the end of an epoch: a number of epochs, a training loss, or a plateau: no value better
 * than the best by more than `minDelta` for `patience` epochs (Keras' EarlyStopping).
 */
export class Stopping {
  /** The best value of the watched loss so far, and the epoch it was seen at the end of. */
  best: number;
  bestEpoch: number;

  constructor({ best, bestEpoch }: ReturnType<Stopping['save']> = { best: Infinity, bestEpoch: 0 }) {
    this.best = best;
    this.bestEpoch = bestEpoch;
  }

  save(): { readonly best: number; readonly bestEpoch: number } {
    return { best: this.best, bestEpoch: this.bestEpoch };
  }

  /** Why the run ends here, or undefined; `improved` tells that this epoch's weights are the best yet. */
  judge(
    { training }: ModelSpec,
    metrics: EpochMetrics,
  ): { readonly reason: StopReason | undefined; readonly improved: boolean } {
    // Without a validation split, val_loss is watched on the training loss.
    const watched = training.monitor === 'val_loss' ? (metrics.val_loss ?? metrics.loss) : metrics.loss;
    const improved = watched < this.best - training.minDelta;
    if (improved) {
      this.best = watched;
      this.bestEpoch = metrics.epoch;
    }
    const { epochs, stopLoss, patience } = training;
    const reason =
      epochs > 0 && metrics.epoch >= epochs
        ? 'epochs'
        : stopLoss > 0 && metrics.loss <= stopLoss
          ? 'loss'
          : patience > 0 && metrics.epoch - this.bestEpoch >= patience
            ? 'patience'
            : undefined;
    return { reason, improved };
  }
}
