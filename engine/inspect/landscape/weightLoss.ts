import type { Backend } from '../../backends/backend.ts';
import type { PreparedData } from '../../data/prepare.ts';
import { optimizers } from '../../optimizers/index.ts';
import { checkModel } from '../../spec/checkModel.ts';
import { memberDefaults } from '../../spec/field.ts';
import { unwrap } from '../../spec/problem.ts';
import { loadRunner } from '../../train/loadRunner.ts';
import type { Runner } from '../../train/runner.ts';
import type { Session } from '../../train/session.ts';
import type { TensorValues } from '../../train/start.ts';
import { restingUniforms } from '../../train/uniforms.ts';

/** A mean over so many is told from that over all by a per cent or two. */
const mostSamples = 1024;

/**
 * The training loss at any weights: in inference mode, penalties in, of all training samples or the first 1,024 of
 * them, which the split has drawn. It has a program of its own, so the run does not notice.
 */
export class WeightLoss {
  readonly #runner: Runner;
  readonly #uniforms: Float64Array;
  readonly samples: number;

  private constructor(runner: Runner, uniforms: Float64Array, samples: number) {
    this.#runner = runner;
    this.#uniforms = uniforms;
    this.samples = samples;
  }

  /** Starts with the weights of the session, of which those that are fixed stay. Throws a BackendError. */
  static async open({ spec, data }: Session, weights: TensorValues, backend: Backend): Promise<WeightLoss> {
    const samples = Math.min(mostSamples, data.counts.train);
    // The plainest optimizer keeps no state beside the weights.
    const optimizer = memberDefaults(optimizers, 'gradientDescent');
    const model = unwrap(checkModel({ ...spec, optimizer, edits: [] }));
    const runner = await loadRunner(model, firstOf(data, samples), backend, { first: 'evaluate' });
    runner.write(weights, runner.plan.parameters);
    return new WeightLoss(runner, restingUniforms(runner.plan.program.uniforms, spec), samples);
  }

  async at(weights: TensorValues): Promise<number> {
    this.#runner.write(weights, this.#runner.plan.parameters);
    const { rowLosses, penalty } = await this.#runner.evaluate(0, this.samples, this.#uniforms);
    return rowLosses.reduce((sum, each) => sum + each, 0) / this.samples + penalty;
  }

  dispose(): void {
    this.#runner.dispose();
  }
}

/** The first samples alone: the training part comes first. */
function firstOf(data: PreparedData, count: number): PreparedData {
  const rows = <A extends Float32Array | Uint8Array>(table: A, columns: number): A =>
    table.subarray(0, count * columns) as A;
  const { raw, features, sample } = data;
  return {
    ...data,
    count,
    counts: { train: count, validation: 0, test: 0 },
    features: rows(
      features,
      sample.reduce((size, each) => size * each, 1),
    ),
    raw: {
      ...raw,
      count,
      ...(raw.labels && { labels: rows(raw.labels, 1) }),
      ...(raw.values && { values: rows(raw.values, raw.values.length / raw.count) }),
    },
  };
}
