import { BackendError, type Backend } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { heldTensors } from '../spec/handEdit.ts';
import type { Edit, ModelSpec } from '../spec/model.ts';
import { ProblemError } from '../spec/problem.ts';
import { loadRunner } from './loadRunner.ts';
import { replayEdits } from './replayEdits.ts';
import type { Runner } from './runner.ts';
import type { Snapshot } from './snapshot.ts';
import { Uniforms } from './uniforms.ts';

/** Where a run blew up first. */
export interface BlowUp {
  readonly step: number;
  readonly layer: string;
  readonly tensor: string;
  /** The step of the snapshot that the run went back to. */
  readonly snapshotStep: number;
}

export interface BlowUpSearch {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly backend: Backend;
  readonly snapshot: Snapshot;
  readonly holds: ModelSpec['holds'];
  readonly edits: readonly Edit[];
  /** The step whose loss gave it away. */
  readonly step: number;
}

/** The loss shows a blow-up a step or two after it happened: the weights went first. */
const lookBack = 3;

/**
 * Replays from the last finite snapshot with the program as it ran, then the last steps with every tensor kept, and
 * names the first tensor, in order of execution, that is not finite; where all are finite, the largest one.
 */
export async function findBlowUp(search: BlowUpSearch): Promise<BlowUp> {
  const { model, data, backend, snapshot, step } = search;
  const held = heldTensors(search);
  const from = Math.max(snapshot.step, step - lookBack);
  const plain = await loadRunner(model, data, backend, { held });
  const replay = new Replay(search);
  let tensors = snapshot.tensors;
  try {
    tensors = await replay.run(plain, tensors, from);
  } finally {
    plain.dispose();
  }
  const capture = await openCapture(search, Math.min(1024, plain.batchSize(replay.spec)));
  try {
    let largest = { size: -1, name: '', step: from };
    while (replay.cursor.step <= step) {
      const at = replay.cursor.step;
      tensors = await replay.run(capture, tensors, at + 1);
      const seen = { ...(await capture.read(capture.plan.kept)), ...tensors };
      for (const [name, values] of Object.entries(seen)) {
        // What is worked out of the outputs, the metrics say, only repeats it.
        if (ownerOf(model, name) === undefined) continue;
        const size = largestOf(values);
        if (!Number.isFinite(size)) return found(model, name, at, snapshot);
        if (size > largest.size) largest = { size, name, step: at };
      }
    }
    return found(model, largest.name, largest.step, snapshot);
  } finally {
    capture.dispose();
  }
}

/** Keeps what layers compute; weights and states alone where there is no memory for that. */
async function openCapture(search: BlowUpSearch, capacity: number): Promise<Runner> {
  const { model, data, backend } = search;
  const keep = (name: string): boolean => ownerOf(model, name) !== undefined;
  const held = heldTensors(search);
  try {
    return await loadRunner(model, data, backend, { capacity, keep, held });
  } catch (error) {
    if (error instanceof ProblemError || (error instanceof BackendError && error.code === 'memory'))
      return loadRunner(model, data, backend, { held });
    throw error;
  }
}

const ownerOf = ({ layers }: CheckedModel, tensor: string): string | undefined =>
  layers.find(({ layer }) => tensor.startsWith(`${layer.id}.`))?.layer.id;

const found = (model: CheckedModel, tensor: string, step: number, snapshot: Snapshot): BlowUp => ({
  step,
  layer: ownerOf(model, tensor) ?? model.spec.layers.at(-1)?.id ?? '',
  tensor,
  snapshotStep: snapshot.step,
});

/** Largest magnitude; infinite where a value is not a number. */
function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) return Infinity;
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/** The run since a snapshot, once more: same order, same scalars, same edits. */
class Replay {
  readonly cursor: { step: number; epoch: number; position: number };
  spec: Snapshot['spec'];
  #pending: readonly Edit[];
  #carried: Snapshot['carried'];

  constructor({ snapshot, edits }: BlowUpSearch) {
    const { step, epoch, position, spec, carried } = snapshot;
    this.cursor = { step, epoch, position };
    ({ spec: this.spec, pending: this.#pending } = replayEdits(spec, edits, step - 1));
    this.#carried = carried;
  }

  /** Runs on from these tensors to a step; gives the tensors then. */
  async run(runner: Runner, tensors: Snapshot['tensors'], end: number): Promise<Record<string, Float32Array>> {
    const kept = [...runner.plan.parameters, ...runner.plan.states];
    runner.write(tensors, kept);
    const uniforms = new Uniforms(
      runner.plan.program.uniforms,
      this.spec,
      this.cursor.step > 0 ? this.#carried : undefined,
    );
    while (this.cursor.step < end) {
      const { spec, due, pending } = replayEdits(this.spec, this.#pending, this.cursor.step);
      [this.spec, this.#pending] = [spec, pending];
      await runner.set(due);
      const next = Math.min(end, this.#pending[0]?.step ?? Infinity);
      await runner.run(this.spec, uniforms, this.cursor, next - this.cursor.step);
    }
    this.#carried = uniforms.carried;
    return runner.read(kept);
  }
}
