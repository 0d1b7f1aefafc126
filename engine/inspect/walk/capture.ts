import { BackendError, type Numbers } from '../../backends/backend.ts';
import { shortestDecimal } from '../../formula/shortestDecimal.ts';
import { Commands } from '../../plan/commands.ts';
import { rootOf } from '../../plan/fuse.ts';
import type { Plan } from '../../plan/plan.ts';
import { isBatched, type Tensor, type TensorId } from '../../plan/program.ts';
import type { ModelSpec } from '../../spec/model.ts';
import { ProblemError } from '../../spec/problem.ts';
import { loadRunner } from '../../train/loadRunner.ts';
import type { Runner } from '../../train/runner.ts';
import type { Session } from '../../train/session.ts';
import type { Snapshot } from '../../train/snapshot.ts';
import { Uniforms } from '../../train/uniforms.ts';
import type { AsyncSlices } from '../../train/slices.ts';
import type { WalkSamples } from './walkBatch.ts';

/** Every value of one training step, as the backend that trains computes it, on a copy of the state. */
export interface Capture {
  readonly plan: Plan;
  readonly rows: number;
  /** Steps done before it. */
  readonly step: number;
  /** The document as it stood then. */
  readonly spec: ModelSpec;
  /** What forward, loss and backward computed, by tensor; batched ones [rows, …]. Parameters and states as before. */
  readonly values: ReadonlyMap<TensorId, Numbers>;
  /** Parameters and states after the update. */
  readonly after: ReadonlyMap<TensorId, Numbers>;
  /** The scalars of the step by name, in 64 bits. */
  readonly uniforms: ReadonlyMap<string, number>;
  /** Carried by the optimizer into this step. */
  readonly carried: Snapshot['carried'];
  /** [rows, …sample] and [rows, units], as the program got them. */
  readonly features: Numbers | Uint8Array;
  readonly targets: Numbers;
  readonly samples: WalkSamples;
}

/**
 * Runs the step that these samples bring once, with every tensor kept. Where a document gives weights and 64 bits compute,
 * its start is in the decimal numbers that 32 bits stand for: a textbook's 0.15 is 0.15 there, to every digit. Throws a
 * ProblemError or BackendError.
 */
export async function* captureStep(session: Session, snapshot: Snapshot, samples: WalkSamples): AsyncSlices<Capture> {
  const { spec } = session;
  const rows = samples.data.count;
  yield 0;
  const runner = await openCapture(session, samples);
  try {
    const { plan } = runner;
    const { program } = plan;
    // Loaded, its chunks, the update, the new weights.
    const parts = Math.ceil(rows / program.capacity) + 3;
    yield 1 / parts;
    const isTextbook =
      session.backend.name === 'reference' && snapshot.step === 0 && Object.keys(spec.weights).length > 0;
    const given = (numbers: Numbers): Numbers => (isTextbook ? Float64Array.from(numbers, shortestDecimal) : numbers);
    const { features } = samples.data;
    if (features instanceof Float32Array) runner.executable.write(plan.tensor('samples.features').id, given(features));
    runner.executable.write(plan.tensor('samples.targets').id, given(samples.targets));
    const order = plan.tensor('samples.order');
    runner.executable.write(
      order.id,
      Uint32Array.from({ length: Number(order.shape[0]) }, (_, i) => i % rows),
    );
    const before = Object.fromEntries(Object.entries(snapshot.tensors).map(([name, each]) => [name, given(each)]));
    runner.write(before, [...plan.parameters, ...plan.states]);
    runner.hold(spec.holds);
    const scalars = new Uniforms(program.uniforms, spec, snapshot.step > 0 ? snapshot.carried : undefined);
    const { carried } = scalars;
    const uniforms = scalars.next(spec, snapshot.step, rows).slice();
    const values = yield* runChunks(runner, rows, { step: snapshot.step, seed: spec.seed }, uniforms, parts);
    const trained = [...plan.parameters, ...plan.states];
    const after = await runner.exact(trained);
    for (const { id, name } of trained) values.set(id, before[name] ?? new Float32Array(0));
    return {
      plan,
      rows,
      step: snapshot.step,
      spec,
      values,
      after: new Map(trained.map(({ id, name }) => [id, after[name] ?? new Float32Array(0)])),
      uniforms: new Map(program.uniforms.map((name, i) => [name, uniforms[i] ?? 0])),
      carried,
      features: features instanceof Uint8Array ? features : given(features),
      targets: given(samples.targets),
      samples,
    };
  } finally {
    runner.dispose();
  }
}

/**
 * The program that keeps everything, in the chunks of the run, so that its sums are added up in the same order; where
 * there is no memory for that, as nothing shares any here, in smaller ones.
 */
async function openCapture({ model, backend, plan }: Session, { data }: WalkSamples): Promise<Runner> {
  const held = new Set(plan.holds.map(({ name }) => name.slice(0, -'.hold'.length)));
  const options = { held, keep: () => true };
  const capacity = Math.min(data.count, plan.program.capacity);
  try {
    return await loadRunner(model, data, backend, { ...options, capacity });
  } catch (error) {
    const isTooLarge = error instanceof ProblemError || (error instanceof BackendError && error.code === 'memory');
    if (!isTooLarge || capacity === 1) throw error;
    return loadRunner(model, data, backend, { ...options, capacity: Math.ceil(capacity / 16) });
  }
}

/** Chunk after chunk, reading what each computed, then the update. */
async function* runChunks(
  { plan, executable }: Runner,
  rows: number,
  { step, seed }: { readonly step: number; readonly seed: number },
  uniforms: Float64Array,
  parts: number,
): AsyncSlices<Map<TensorId, Numbers>> {
  const { graph, kept, phases, program } = plan;
  const own = kept.filter(({ id }) => rootOf(graph.tensors, id) === id);
  const [batched, others] = [own.filter(isBatched), own.filter((tensor) => !isBatched(tensor))];
  const values = new Map<TensorId, Numbers>();
  const sizeOf = ({ shape }: Tensor): number => shape.slice(1).reduce<number>((n, size) => n * Number(size), 1);
  const commands = new Commands(program, 1);
  const run = async (phase: number, start: number, live: number): Promise<void> => {
    const accumulate = start > 0 ? 1 : 0;
    commands.clear();
    commands.push({ phase, start, rows: live, rowOffset: start, accumulate, step, slot: 0, seed }, uniforms);
    await executable.run(commands);
  };
  for (let start = 0; start < rows; start += program.capacity) {
    const live = Math.min(program.capacity, rows - start);
    await run(phases.accumulate, start, live);
    const read = await executable.read(batched.map(({ id }) => id));
    batched.forEach((tensor, i) => {
      const part = read[i] ?? new Float32Array(0);
      const size = sizeOf(tensor);
      const all = values.get(tensor.id) ?? new (part.constructor as new (n: number) => Numbers)(rows * size);
      all.set(part.subarray(0, live * size), start * size);
      values.set(tensor.id, all);
    });
    yield (2 + start / program.capacity) / parts;
  }
  await run(phases.update, 0, 0);
  const read = await executable.read(others.map(({ id }) => id));
  others.forEach(({ id }, i) => values.set(id, (read[i] ?? new Float32Array(0)).slice()));
  yield (parts - 1) / parts;
  return values;
}
