import { lossOf, type StepTrace } from './flight.ts';

/** How many times as far as it begins a bin reaches. */
const ratio = 1.15;

/** Mean losses over stretches of steps that grow with the steps: the same stretches for every run, however fast it is. */
export class LossBins {
  readonly #bins = new Map<number, { step: number; sum: number; count: number }>();

  add(traces: readonly StepTrace[]): void {
    for (const trace of traces) {
      const step = trace.step + 1;
      const key = Math.floor(Math.log(step) / Math.log(ratio));
      const bin = this.#bins.get(key);
      if (!bin) {
        this.#bins.set(key, { step, sum: lossOf(trace), count: 1 });
        continue;
      }
      bin.step = step;
      bin.sum += lossOf(trace);
      bin.count++;
    }
  }

  /** By rising step: the last one of each stretch, and the mean loss up to it. */
  get points(): { readonly step: number; readonly loss: number }[] {
    return [...this.#bins.values()].map(({ step, sum, count }) => ({ step, loss: sum / count }));
  }
}
