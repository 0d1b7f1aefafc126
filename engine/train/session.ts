import type { Backend } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import type { Plan } from '../plan/plan.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { handEdit, heldTensors } from '../spec/handEdit.ts';
import type { ModelSpec } from '../spec/model.ts';
import type { Advance } from './advance.ts';
import { editsFrom } from './editsFrom.ts';
import { findBlowUp, type BlowUp } from './findBlowUp.ts';
import { firstSnapshot } from './firstSnapshot.ts';
import { Judgements } from './judgements.ts';
import { judgeSplit, type Judgement } from './judgeSplit.ts';
import { loadRunner } from './loadRunner.ts';
import type { Present } from './present.ts';
import type { Cursor } from './flight.ts';
import type { Runner } from './runner.ts';
import type { RunIdentity } from './runIdentity.ts';
import { RunState } from './runState.ts';
import type { Snapshot } from './snapshot.ts';
import type { SessionOptions } from './sessionOptions.ts';
import { SnapshotKeeper } from './snapshotKeeper.ts';
import type { Timeline } from './timeline.ts';
import { Training } from './training.ts';
import { restingUniforms } from './uniforms.ts';
import type { VariantUse } from './variantUse.ts';

/** A document in training on one backend: its cursor, its weights, its past. It knows nothing of clocks but for snapshots. */
export class Session {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly #pinned: string | undefined;
  readonly #state: RunState;
  #snapshots: SnapshotKeeper;
  readonly #timeline: Timeline | undefined;
  readonly #training: Training;
  #present: Present | undefined;
  /** The snapshot that is shown of the past. */
  #shown: Snapshot | undefined;
  /** Counts changes of the weights that are no step: what was worked out of them before holds no more. */
  revision = 0;
  identity: RunIdentity;
  readonly #judgements = new Judgements();

  private constructor(options: SessionOptions, runner: Runner, start: Snapshot) {
    this.model = options.model;
    this.data = options.data;
    this.#pinned = options.variant;
    this.#timeline = options.timeline;
    this.identity = start.run ?? options.identity ?? { id: 0 };
    this.#state = new RunState(options.backend, runner, start);
    this.#snapshots = new SnapshotKeeper(start);
    this.#training = new Training({
      state: this.#state,
      data: this.data,
      timeline: this.#timeline,
      snapshots: () => this.#snapshots,
      epochEnd: () => ({
        spec: this.spec,
        plan: this.plan,
        validate: async () => (this.data.counts.validation > 0 ? this.judge('validation') : undefined),
        weights: () => this.weights(),
        setWeights: (weights) => this.setWeights(weights),
      }),
      replay: () => this.replay(),
      snapshot: () => this.#state.save(this.identity),
      blownUp: (step) => this.#blownUp(step),
    });
    options.timeline?.add(start);
  }

  /** Plans, allocates, uploads the data and sets the start weights. Throws a ProblemError or BackendError. */
  static async open(options: SessionOptions): Promise<Session> {
    const { model, data, backend, resume, variant } = options;
    // A snapshot may hold what its document has learned to hold since.
    const held = heldTensors(resume?.spec ?? model.spec);
    const runner = await loadRunner(model, data, backend, { held, variant });
    const start = resume ?? firstSnapshot(runner.plan, options);
    const session = new Session(options, runner, start);
    await session.replay();
    return session;
  }

  get cursor(): Readonly<Cursor> {
    return this.#state.cursor;
  }

  /** How the run started, and every edit since. Run again, it gives this very run. */
  get document(): ModelSpec {
    return this.#state.document.document;
  }

  /** The document as it stands now, edits applied. */
  get spec(): ModelSpec {
    return this.#state.document.spec;
  }

  /** What the run is bit-identical under, as it runs now. */
  get variant(): string {
    return this.#state.runner.executable.variant;
  }

  get plan(): Plan {
    return this.#state.plan;
  }

  get backend(): Backend {
    return this.#state.backend;
  }

  /** Which arithmetic the run went through, each from a step on; the same steps under the same give the same bits. */
  get variants(): readonly VariantUse[] {
    return this.#state.variants;
  }

  /**
   * Runs up to `steps` steps; ends early at a stop condition or where the run diverges. Ahead, results may come with a
   * later call, so that a GPU does not wait between two; with 0 steps whatever is under way comes.
   */
  advance(steps: number, { ahead = false } = {}): Promise<Advance> {
    return this.#training.advance(steps, ahead);
  }

  /** Waits until all that was launched is done and known. */
  settle(): Promise<void> {
    return this.#training.settle();
  }

  /** A live change before the next step; recorded in the document. Throws a ProblemError where it is not possible. */
  async edit(path: string, value: number | string | boolean): Promise<void> {
    await this.settle();
    await this.replay();
    const edit = { step: this.cursor.step, path, value };
    const hand = handEdit(path);
    await this.#state.document.edit(edit, this, async () => {
      if (hand?.kind === 'holds' && value === true) await this.#makeHoldable([hand.tensor]);
      await this.#state.runner.set([edit]);
      this.#weightsChanged();
    });
  }

  /** The first hold of a tensor needs another program. */
  async #makeHoldable(tensors: Iterable<string>): Promise<void> {
    const known = this.#holdable();
    const held = new Set([...known, ...tensors]);
    if (held.size === known.size) return;
    const { model, data, backend } = this;
    await this.#state.goOnWith(await loadRunner(model, data, backend, { held, variant: this.#pinned }));
  }

  #holdable(): Set<string> {
    return new Set(this.plan.holds.map(({ name }) => name.slice(0, -'.hold'.length)));
  }

  /**
   * Goes on, before the next step, on the backend of another session of the same document, which is used up: this one
   * keeps its weights, its state, its cursor and its past.
   */
  async moveTo(other: Session): Promise<void> {
    await Promise.all([this.settle(), other.settle()]);
    await other.#makeHoldable(this.#holdable());
    await this.#state.goOnWith(other.#state.runner, other.backend);
    this.#state.useFrom(this.cursor.step);
    this.#weightsChanged();
  }

  /** Does what was recorded for this step, and not done yet. */
  async replay(): Promise<void> {
    const due = this.#state.document.due(this.cursor.step);
    if (due.length === 0) return;
    await this.#state.runner.set(due);
    this.#weightsChanged();
  }

  /** Predictions, loss and metrics on a split, in inference mode. */
  judge(split: keyof PreparedData['counts']): Promise<Judgement> {
    return this.#judgements.at(this.cursor.step, split, () => {
      const uniforms = restingUniforms(this.plan.program.uniforms, this.spec);
      return judgeSplit(this.#state.runner, this.model, this.data, split, uniforms);
    });
  }

  /** Current values of tensors by name. */
  async tensors(names: readonly string[]): Promise<Record<string, Float32Array>> {
    return this.#state.runner.read(names.map((name) => this.plan.tensor(name)));
  }

  weights(): Promise<Record<string, Float32Array>> {
    return this.#state.runner.read(this.plan.parameters);
  }

  /** Sets parameters by name, e.g. from a file. */
  setWeights(values: Readonly<Record<string, Float32Array>>): void {
    this.#state.runner.write(values, this.plan.parameters);
    this.#weightsChanged();
  }

  /** The run as it stands when all that was launched is done, whatever is shown of its past. */
  async snapshot(): Promise<Snapshot> {
    await this.settle();
    return this.#present?.snapshot ?? this.snapshotShown();
  }

  /** The same of what is shown, be it the past. */
  async snapshotShown(): Promise<Snapshot> {
    await this.settle();
    return this.#state.save(this.identity);
  }

  /** Shows the run as it was, in all that is asked about it; the present lies aside until `backToNow`. */
  async look(past: Snapshot): Promise<void> {
    await this.settle();
    this.#present ??= await this.#state.saveExactly(this.identity);
    this.#shown = past;
    this.#restore(past);
    await this.replay();
  }

  /** The present again, bit for bit. */
  backToNow(): void {
    const present = this.#present;
    if (!present) return;
    this.#present = undefined;
    this.#state.restoreExactly(present);
    this.#weightsChanged();
  }

  /** The past that is shown becomes the present of another run; tells how the one that is left stood. */
  branch(identity: RunIdentity): Snapshot | undefined {
    const left = this.#present?.snapshot;
    this.#present = undefined;
    this.identity = identity;
    this.#state.document.forgetAfter(this.cursor.step);
    if (this.#shown) this.#snapshots = new SnapshotKeeper({ ...this.#shown, spec: this.document, run: identity });
    return left;
  }

  /** Where the run itself stands while its past is shown. */
  get present(): Snapshot | undefined {
    return this.#present?.snapshot;
  }

  /** The newest snapshot that is known to be finite. */
  get lastSnapshot(): Snapshot {
    return this.#snapshots.last;
  }

  get batchSize(): number {
    return this.#state.runner.batchSize(this.spec);
  }

  dispose(): void {
    this.#state.runner.dispose();
  }

  /** The weights of after the blow-up are worthless: back to the last sound snapshot, and a look at what went wrong. */
  async #blownUp(step: number): Promise<BlowUp> {
    const blowUp = await findBlowUp({
      model: this.model,
      data: this.data,
      backend: this.backend,
      snapshot: this.#snapshots.last,
      holds: this.document.holds,
      edits: this.document.edits,
      step,
    });
    const sound = this.#snapshots.goBack();
    const { step: back } = sound;
    this.#timeline?.cut(back);
    const edits = editsFrom(this.document.edits, back);
    this.#restore({ ...sound, spec: { ...sound.spec, edits } });
    await this.replay();
    return { ...blowUp, snapshotStep: back };
  }

  #weightsChanged(): void {
    this.revision++;
    this.#judgements.forget();
  }

  #restore(start: Snapshot): void {
    this.#state.restore(start);
    this.#weightsChanged();
  }
}
