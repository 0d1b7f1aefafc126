import { permutation } from '../../../engine/random/permutation.ts';
import type { Task } from './work.ts';

/** The batches of our own sessions, in the same order, for a peer. */
export class Batches {
  readonly #task: Task;
  #epoch = 0;
  #position = 0;
  #order: Uint32Array;

  constructor(task: Task) {
    this.#task = task;
    this.#order = permutation(task.seed, 0, task.count);
  }

  /** Rows of the training table; fewer in the last batch of an epoch. */
  nextRows(): Uint32Array {
    const { batchSize, count, seed } = this.#task;
    if (this.#position >= count) {
      this.#position = 0;
      this.#order = permutation(seed, ++this.#epoch, count);
    }
    const rows = this.#order.subarray(this.#position, this.#position + batchSize);
    this.#position += batchSize;
    return rows;
  }

  /** Copies of features [rows, inputs] and targets [rows, outputs]. */
  next(): { readonly rows: number; readonly x: Float32Array; readonly y: Float32Array } {
    const { features, inputs, targets, outputs } = this.#task;
    const rows = this.nextRows();
    return { rows: rows.length, x: gathered(features, inputs, rows), y: gathered(targets, outputs, rows) };
  }
}

function gathered(table: Float32Array, width: number, rows: Uint32Array): Float32Array {
  const batch = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) batch.set(table.subarray(row * width, (row + 1) * width), i * width);
  return batch;
}
