import { activationExpression, type Activation } from '../activations/activationExpression.ts';
import type { PreparedData } from '../data/prepare.ts';
import { differentiate } from '../formula/differentiate.ts';
import { compile } from '../formula/evaluate.ts';
import { sizeOf } from '../layers/layer.ts';
import { histogram, type Histogram } from './histogram.ts';
import { loadRunner } from './loadRunner.ts';
import type { Runner } from './runner.ts';
import type { Session } from './session.ts';
import { Uniforms } from './uniforms.ts';

/** How a layer fares on a batch of training samples. */
export interface LayerStatistics {
  readonly weights?: Histogram;
  readonly activations?: Histogram;
  /** ∂L/∂W of the batch. */
  readonly gradients?: Histogram;
  /** √Σ(∂L/∂w)² over the kernel. */
  readonly gradientNorm?: number;
  /** Share of units that gave 0 for every sample. */
  readonly dead?: number;
  /** Share of values where the activation's slope is under a twentieth of its largest. */
  readonly saturated?: number;
}

/** Samples that are looked at, and milliseconds between two looks. */
const mostRows = 256;
const rest = 250;
const flat = 0.05;

/**
 * Looks into layers by a program of its own, in which nothing is fused away, on a copy of the weights. What it sees is a
 * training step: dropout and noise act, as they do on the gradients.
 */
export class StatisticsMaker {
  readonly #session: Session;
  #runner: Promise<Runner> | undefined;
  #last:
    | {
        readonly at: number;
        readonly step: number;
        readonly revision: number;
        readonly layers: string;
        readonly made: Record<string, LayerStatistics>;
      }
    | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  async make(
    layers: readonly string[],
    weights: Readonly<Record<string, Float32Array>>,
  ): Promise<Readonly<Record<string, LayerStatistics>>> {
    const key = layers.join(' ');
    const { revision } = this.#session;
    const { step } = this.#session.cursor;
    const now = performance.now();
    // Where the weights changed without a step, nothing may come after this to be shown.
    const isSame = this.#last?.layers === key && this.#last.revision === revision;
    const isFresh = isSame && (this.#last?.step === step || now - (this.#last?.at ?? 0) < rest);
    if (this.#last && isFresh) return this.#last.made;
    const values = await this.#capture(weights);
    const made = Object.fromEntries(layers.map((id) => [id, this.#look(id, values, weights)]));
    this.#last = { at: performance.now(), step, revision, layers: key, made };
    return made;
  }

  dispose(): void {
    void this.#runner?.then((runner) => runner.dispose()).catch(() => {});
  }

  /** Activations and gradients of the first training samples, by tensor name. */
  async #capture(weights: Readonly<Record<string, Float32Array>>): Promise<Record<string, Float32Array>> {
    const { model, data, backend, spec } = this.#session;
    const rows = Math.min(mostRows, data.counts.train);
    const keep = (name: string): boolean => /^\w+\.(a|z|y|kernel\.gradient)$/.test(name);
    this.#runner ??= loadRunner(model, firstSamples(data, rows), backend, { capacity: rows, keep });
    const runner = await this.#runner;
    runner.write(weights, runner.plan.parameters);
    // Always the same samples: what changes from look to look is the network.
    const still = { ...spec, training: { ...spec.training, batchSize: rows, shuffle: false } };
    const uniforms = new Uniforms(runner.plan.program.uniforms, still);
    await runner.run(still, uniforms, { step: 0, epoch: 0, position: 0 }, 1);
    return runner.read(runner.plan.kept);
  }

  #look(
    id: string,
    values: Readonly<Record<string, Float32Array>>,
    weights: Readonly<Record<string, Float32Array>>,
  ): LayerStatistics {
    const kernel = weights[`${id}.kernel`];
    const layer = this.#session.model.layers.find((each) => each.layer.id === id);
    const sums = values[`${id}.z`];
    const outputs = values[`${id}.a`] ?? values[`${id}.y`] ?? sums;
    const gradient = values[`${id}.kernel.gradient`];
    const units = layer?.output.reduce((product, size) => product * size, 1) ?? 1;
    const activation = layer && 'activation' in layer.layer ? layer.layer.activation : undefined;
    return {
      ...(kernel && { weights: histogram(kernel) }),
      ...(outputs && { activations: histogram(outputs) }),
      ...(outputs && activation && canDie(activation) && { dead: deadShare(outputs, units) }),
      ...(gradient && { gradients: histogram(gradient), gradientNorm: norm(gradient) }),
      ...(sums && activation && { saturated: saturatedShare(sums, activation) }),
    };
  }
}

const norm = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** Only these are looked at: nothing else is uploaded once more. */
const firstSamples = (data: PreparedData, rows: number): PreparedData => ({
  ...data,
  count: rows,
  counts: { train: rows, validation: 0, test: 0 },
  features: data.features.subarray(0, rows * sizeOf(data.sample)),
  raw: {
    ...data.raw,
    count: rows,
    ...(data.raw.values && { values: data.raw.values.subarray(0, rows * data.shape.outputs) }),
  },
});

/** Whether an activation is exactly 0 over a whole stretch, as ReLU is: only there can a unit fall silent for good. */
function canDie(activation: Activation): boolean {
  const f = compile(activationExpression(activation), ['x']);
  return [-8, 4].some((from) => [0, 1, 2, 3, 4].every((by) => f([from + by]) === 0));
}

/** `values` are [rows, units]. */
function deadShare(values: Float32Array, units: number): number {
  const alive = new Uint8Array(units);
  for (const [i, value] of values.entries()) if (value !== 0) alive[i % units] = 1;
  return 1 - alive.reduce((sum, each) => sum + each, 0) / units;
}

/** By the derivative of the activation's own formula; its largest slope is looked for over ±8. */
function saturatedShare(sums: Float32Array, activation: Activation): number {
  const slope = compile(differentiate(activationExpression(activation), 'x'), ['x']);
  let steepest = 0;
  for (let i = -160; i <= 160; i++) steepest = Math.max(steepest, Math.abs(slope([i / 20])));
  const isFlat = (z: number): boolean => Math.abs(slope([z])) < flat * steepest;
  return sums.reduce((count, z) => count + (isFlat(z) ? 1 : 0), 0) / Math.max(1, sums.length);
}
