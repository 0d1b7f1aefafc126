import { BackendError, type Backend, type LoadOptions } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import { targetsOf } from '../data/targets.ts';
import { plan, type Plan, type PlanOptions } from '../plan/plan.ts';
import { lossDefinition, type CheckedModel } from '../spec/checkModel.ts';
import { heldTensors } from '../spec/handEdit.ts';
import { unwrap } from '../spec/problem.ts';
import { Runner } from './runner.ts';

/** Epochs whose batch orders lie on the device at once, in at most a megabyte: small data are not interrupted at each. */
const ordersOf = (samples: number): number => Math.min(64, Math.max(1, Math.floor(2 ** 18 / samples)));

interface RunnerOptions extends Pick<PlanOptions, 'capacity' | 'keep' | 'held'>, Pick<LoadOptions, 'variant'> {
  /** What is wanted at once; whole batches need no more than this. */
  readonly first?: 'step' | 'evaluate';
}

/** What is trained, and the numbers of the phases that are not wanted at once. Throws a ProblemError. */
export function planRunner(
  model: CheckedModel,
  data: PreparedData,
  { first = 'step', ...options }: Omit<RunnerOptions, 'variant'> = {},
): { readonly made: Plan; readonly later: readonly number[] } {
  const element = data.features instanceof Uint8Array ? 'u8' : 'f32';
  const held = options.held ?? heldTensors(model.spec);
  const { train } = data.counts;
  const made = unwrap(
    plan(model, { ...options, held, samples: data.count, element, scale: data.scale, order: train * ordersOf(train) }),
  );
  return { made, later: Object.values(made.phases).filter((phase) => phase !== made.phases[first]) };
}

/** Plans the document for these data, compiles it and uploads the samples. Throws a ProblemError or BackendError. */
export async function loadRunner(
  model: CheckedModel,
  data: PreparedData,
  backend: Backend,
  { variant, ...options }: RunnerOptions = {},
): Promise<Runner> {
  const { made, later } = planRunner(model, data, options);
  const executable = await backend.load(made.program, { variant, later });
  if (variant !== undefined && executable.variant !== variant) {
    executable.dispose();
    throw new BackendError(backend.name, 'compile', `it is to run as "${variant}", and can as "${executable.variant}"`);
  }
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  executable.write(made.tensor('samples.features').id, data.features);
  executable.write(made.tensor('samples.targets').id, targetsOf(data, coding, model.lossContext.units));
  return new Runner(made, executable, data.counts.train);
}
