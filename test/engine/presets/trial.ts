import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import type { LayerSpec, ModelSpec } from '../../../engine/spec/model.ts';
import { loadRunner } from '../../../engine/train/loadRunner.ts';
import type { Session } from '../../../engine/train/session.ts';
import { initialParameters, initialStates } from '../../../engine/train/start.ts';
import { Uniforms } from '../../../engine/train/uniforms.ts';
import { openSession } from '../train/openSession.ts';

export type Name = keyof typeof presets;

export const seeds = [1, 2, 3];
export const document = (name: Name): ModelSpec => presetDocument(presets[name]);

export const open = async (spec: ModelSpec, seed: number): Promise<Session> =>
  openSession({ ...spec, seed, dataSeed: seed }, await createWasmBackend());

export interface Outcome {
  readonly train: number;
  readonly test: number;
  readonly accuracy: number;
  readonly recall: number;
  readonly rmse: number;
}

export async function judge(session: Session): Promise<Outcome> {
  const train = await session.judge('train');
  const test = await session.judge('test');
  const {
    accuracy = null,
    recall = null,
    rmse = null,
  } = test.evaluation as Partial<Record<'accuracy' | 'recall' | 'rmse', number | null>>;
  return {
    train: train.loss,
    test: test.loss,
    accuracy: accuracy ?? Number.NaN,
    recall: recall ?? Number.NaN,
    rmse: rmse ?? Number.NaN,
  };
}

/** The outcome after so many steps, from one seed. */
export async function after(steps: number, spec: ModelSpec, seed: number): Promise<Outcome> {
  const session = await open(spec, seed);
  await session.advance(steps);
  const outcome = await judge(session);
  session.dispose();
  return outcome;
}

export const all = (steps: number, spec: ModelSpec): Promise<Outcome[]> =>
  Promise.all(seeds.map((seed) => after(steps, spec, seed)));

/** Steps until the test accuracy is reached, looked at every hundred. */
export async function stepsTo(accuracy: number, spec: ModelSpec, seed: number, most: number): Promise<number> {
  const session = await open(spec, seed);
  while (session.cursor.step < most && (await judge(session)).accuracy < accuracy) await session.advance(100);
  session.dispose();
  return session.cursor.step;
}

export const least = (outcomes: readonly Outcome[], of: keyof Outcome): number =>
  Math.min(...outcomes.map((each) => each[of]));
export const most = (outcomes: readonly Outcome[], of: keyof Outcome): number =>
  Math.max(...outcomes.map((each) => each[of]));

export const rate = (spec: ModelSpec, learningRate: number): ModelSpec => ({
  ...spec,
  optimizer: { ...spec.optimizer, learningRate },
});
export const layersOf = (spec: ModelSpec, change: (layer: LayerSpec, index: number) => unknown): ModelSpec =>
  ({ ...spec, layers: spec.layers.map(change) }) as ModelSpec;
export const hidden = (spec: ModelSpec, changes: object): ModelSpec =>
  layersOf(spec, (layer, i) => (i < spec.layers.length - 1 ? { ...layer, ...changes } : layer));
export const norm = (values: Float32Array | undefined): number => Math.hypot(...(values ?? []));

/** Norms of the first batch's gradients, by tensor. */
export async function firstGradients(spec: ModelSpec, seed: number): Promise<Record<string, Float32Array>> {
  const session = await open(spec, seed);
  const { model, data, backend } = session;
  const runner = await loadRunner(model, data, backend, { keep: (name) => name.endsWith('.kernel.gradient') });
  const kept = [...runner.plan.parameters, ...runner.plan.states];
  runner.write({ ...initialParameters(model), ...initialStates(model, runner.plan) }, kept);
  const uniforms = new Uniforms(runner.plan.program.uniforms, model.spec);
  await runner.run(model.spec, uniforms, { step: 0, epoch: 0, position: 0 }, 1);
  const gradients = await runner.read(runner.plan.kept);
  runner.dispose();
  session.dispose();
  return gradients;
}

/** Share of the hidden units that give 0 for every training sample, in a stack of dense ReLU layers. */
export async function deadShare(session: Session): Promise<number> {
  const weights = await session.weights();
  const { data, model } = session;
  const count = data.counts.train;
  let width = data.features.length / data.count;
  let rows = Array.from({ length: count }, (_, i) => Array.from(data.features.slice(i * width, (i + 1) * width)));
  let [dead, units] = [0, 0];
  for (const { layer } of model.layers.slice(0, -1)) {
    const [kernel, bias] = [weights[`${layer.id}.kernel`]!, weights[`${layer.id}.bias`]!];
    rows = rows.map((x) =>
      [...bias].map((b, unit) =>
        Math.max(
          0,
          x.reduce((sum, value, i) => sum + value * kernel[i * bias.length + unit]!, b),
        ),
      ),
    );
    width = bias.length;
    units += width;
    for (let unit = 0; unit < width; unit++) if (rows.every((row) => row[unit] === 0)) dead++;
  }
  return dead / units;
}

/** Test losses while training goes on. */
export async function testLosses(spec: ModelSpec, seed: number, steps: number, every: number): Promise<number[]> {
  const session = await open(spec, seed);
  const losses: number[] = [];
  while (session.cursor.step < steps) {
    await session.advance(every);
    losses.push((await judge(session)).test);
  }
  session.dispose();
  return losses;
}
