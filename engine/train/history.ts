import type { MetricName } from '../metrics/index.ts';

/**
 * One finished epoch under Keras' history names: of training the running means over the batches, dropout on, penalties
 * in; `val_*` only where there is a validation split and the metric has a meaning on it.
 */
export interface EpochMetrics extends Readonly<Partial<Record<MetricName | `val_${MetricName | 'loss'}`, number>>> {
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps done at its end. */
  readonly step: number;
  readonly loss: number;
}

/** Adds up traces: per epoch as Keras reports it, and between frames for the curve. */
export class RunningMeans {
  #sums = new Float64Array(0);
  #rows = 0;

  /** Columns of one step's trace: the loss is a mean over `rows`, the others are sums over them. */
  add(trace: ArrayLike<number>, rows: number): void {
    if (this.#sums.length !== trace.length) this.#sums = new Float64Array(trace.length);
    for (let i = 0; i < trace.length; i++)
      this.#sums[i] = (this.#sums[i] ?? 0) + (trace[i] ?? 0) * (i === 0 ? rows : 1);
    this.#rows += rows;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Means per row. */
  take(): Float64Array {
    const means = this.#sums.map((sum) => sum / Math.max(1, this.#rows));
    this.#sums = new Float64Array(this.#sums.length);
    this.#rows = 0;
    return means;
  }

  /** For a snapshot in the middle of an epoch. */
  save(): { readonly sums: readonly number[]; readonly rows: number } {
    return { sums: [...this.#sums], rows: this.#rows };
  }

  restore({ sums, rows }: ReturnType<RunningMeans['save']>): void {
    this.#sums = Float64Array.from(sums);
    this.#rows = rows;
  }
}
