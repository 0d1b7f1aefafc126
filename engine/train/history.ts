import type { MetricName } from '../metrics/index.ts';
import type { StepTrace } from './flight.ts';

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
  #sums: Float64Array;
  #rows = 0;

  /** Columns of a step's trace: the loss, a mean over the step's rows, and sums over them. */
  constructor(columns: number) {
    this.#sums = new Float64Array(columns);
  }

  add({ values, at, rows }: Pick<StepTrace, 'values' | 'at' | 'rows'>): void {
    const sums = this.#sums;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (values[at + i] ?? 0) * (i === 0 ? rows : 1);
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
    this.#sums.fill(0);
    this.#sums.set(sums.slice(0, this.#sums.length));
    this.#rows = rows;
  }
}
