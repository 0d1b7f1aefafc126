import type { Backend, Executable, Numbers } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { prepare, type PreparedData } from '../../../engine/data/prepare.ts';
import { targetsOf } from '../../../engine/data/targets.ts';
import { Commands } from '../../../engine/plan/commands.ts';
import { plan, type Plan, type PlanOptions } from '../../../engine/plan/plan.ts';
import { elementCount } from '../../../engine/plan/program.ts';
import { Draws } from '../../../engine/random/draws.ts';
import { checkModel, lossDefinition, type CheckedModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { restingUniforms } from '../../../engine/train/uniforms.ts';

/** A document, its data and its program loaded on a backend, to look at single phases. */
export interface Probe {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly plan: Plan;
  readonly executable: Executable;
  /** Loss of a batch and ∂loss/∂parameter by name, as the program computes them; penalties are not in. */
  readonly lossAndGradients: (
    parameters: Readonly<Record<string, Numbers>>,
    rows?: number,
  ) => Promise<{ loss: number; gradients: Record<string, Numbers> }>;
}

export async function openProbe(
  document: unknown,
  { backend = createReferenceBackend(), ...options }: { backend?: Backend } & Partial<PlanOptions> = {},
): Promise<Probe> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  const data = await prepare(model.spec, new Map());
  const element = data.features instanceof Uint8Array ? 'u8' : 'f32';
  const order = data.counts.train;
  const made = unwrap(plan(model, { samples: data.count, element, scale: data.scale, order, ...options }));
  const executable = await backend.load(made.program);
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  executable.write(made.tensor('samples.features').id, data.features);
  executable.write(made.tensor('samples.targets').id, targetsOf(data, coding, model.lossContext.units));
  executable.write(
    made.tensor('samples.order').id,
    Uint32Array.from({ length: order }, (_, i) => i),
  );

  const lossAndGradients: Probe['lossAndGradients'] = async (parameters, rows = 7) => {
    for (const { id, name } of made.parameters) executable.write(id, parameters[name]!);
    const commands = new Commands(made.program);
    const uniforms = restingUniforms(made.program.uniforms, model.spec);
    uniforms[made.program.uniforms.indexOf('inverseCount')] = 1 / rows;
    const command = { start: 0, rows, rowOffset: 0, accumulate: 0 as const, step: 3, slot: 0, seed: 11 };
    commands.push({ phase: made.phases.accumulate, ...command }, uniforms);
    await executable.run(commands);
    const names = made.parameters.map(({ name }) => `${name}.gradient`);
    const ids = ['loss', ...names].map((name) => made.tensor(name).id);
    const [loss, ...found] = await executable.read(ids);
    return { loss: loss![0]!, gradients: Object.fromEntries(made.parameters.map(({ name }, i) => [name, found[i]!])) };
  };
  return { model, data, plan: made, executable, lossAndGradients };
}

/** Parameters that are nowhere special: normal draws, kept away from kinks by chance. */
export function someParameters(
  { plan: { parameters } }: Pick<Probe, 'plan'>,
  deviation = 0.6,
): Record<string, Float64Array> {
  return Object.fromEntries(
    parameters.map(({ name, shape }) => {
      const draws = new Draws(5, `test/${name}`);
      return [name, Float64Array.from({ length: elementCount(shape, 1) }, () => draws.normal(0, deviation))];
    }),
  );
}

/** The largest difference between gradients and central differences of the loss, relative to 1 + |gradient|. */
export async function gradientError(probe: Probe): Promise<{ error: number; at: string }> {
  const parameters = someParameters(probe);
  const { gradients } = await probe.lossAndGradients(parameters);
  let worst = { error: 0, at: '' };
  for (const [name, gradient] of Object.entries(gradients))
    for (let e = 0; e < gradient.length; e++) {
      const h = 1e-5;
      const lossAt = async (by: number): Promise<number> => {
        const moved = parameters[name]!.map((w, i) => (i === e ? w + by : w));
        return (await probe.lossAndGradients({ ...parameters, [name]: moved })).loss;
      };
      const difference = ((await lossAt(h)) - (await lossAt(-h))) / (2 * h);
      const error = Math.abs(gradient[e]! - difference) / (1 + Math.abs(difference));
      if (!(error <= worst.error)) worst = { error, at: `${name}[${e}]: ${gradient[e]} against ${difference}` };
    }
  return worst;
}
