import type { Backend } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import type { Plan } from '../plan/plan.ts';
import { elementCount } from '../plan/program.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { applyEdit } from '../spec/edit.ts';
import { handEdit, heldTensors, placeProblems } from '../spec/handEdit.ts';
import { limits, type ModelSpec } from '../spec/model.ts';
import { samplePath, sampleProblems } from '../spec/sampleEdit.ts';
import { problem, ProblemError, unwrap } from '../spec/problem.ts';
import type { Advance } from './advance.ts';
import { DivergenceGuard } from './divergenceGuard.ts';
import { editsFrom } from './editsFrom.ts';
import { epochMetrics } from './epochMetrics.ts';
import { findBlowUp, type BlowUp } from './findBlowUp.ts';
import { firstSnapshot } from './firstSnapshot.ts';
import { RunningMeans, type EpochMetrics } from './history.ts';
import { Judgements } from './judgements.ts';
import { judgeSplit, type Judgement } from './judgeSplit.ts';
import { loadRunner } from './loadRunner.ts';
import { replayEdits } from './replayEdits.ts';
import { lossOf, type Cursor, type Runner, type StepTrace } from './runner.ts';
import type { Snapshot } from './snapshot.ts';
import type { SessionOptions } from './sessionOptions.ts';
import { SnapshotKeeper } from './snapshotKeeper.ts';
import type { TensorValues } from './start.ts';
import { epochsToGo, Stopping } from './stopping.ts';
import { restingUniforms, Uniforms } from './uniforms.ts';
import { variantsWith, type VariantUse } from './variantUse.ts';

/** A document in training on one backend: its cursor, its weights, its past. It knows nothing of clocks but for snapshots. */
export class Session {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly #pinned: string | undefined;
  /** The document of this run: how it started, and every edit since. Run again, it gives this very run. */
  document: ModelSpec;
  /** The document as it stands now, edits applied. */
  spec: ModelSpec;
  readonly cursor: Cursor = { step: 0, epoch: 0, position: 0 };
  #backend: Backend;
  #runner: Runner;
  #uniforms: Uniforms;
  #variants: readonly VariantUse[];
  readonly #means: RunningMeans;
  readonly #guard = new DivergenceGuard();
  #stopping = new Stopping();
  /** Weights of the best epoch, where they are to be restored. */
  #best: TensorValues | undefined;
  readonly #snapshots: SnapshotKeeper;
  #pending: ModelSpec['edits'];
  readonly #judgements = new Judgements();

  private constructor(options: SessionOptions, runner: Runner, start: Snapshot) {
    this.model = options.model;
    this.data = options.data;
    this.#backend = options.backend;
    this.#pinned = options.variant;
    this.#runner = runner;
    this.#means = new RunningMeans(runner.plan.trace.length);
    this.document = start.spec;
    this.spec = start.spec;
    this.#pending = [];
    this.#snapshots = new SnapshotKeeper(start);
    this.#variants = variantsWith(start.variants ?? [], start.step, this.#use);
    this.#uniforms = new Uniforms(runner.plan.program.uniforms, start.spec);
    this.#restore(start);
  }

  /** Plans, allocates, uploads the data and sets the start weights. Throws a ProblemError or BackendError. */
  static async open(options: SessionOptions): Promise<Session> {
    const { model, data, backend, resume, keep, variant } = options;
    // A snapshot may hold what its document has learned to hold since.
    const held = heldTensors(resume?.spec ?? model.spec);
    const runner = await loadRunner(model, data, backend, { held, variant });
    const session = new Session(options, runner, resume ?? firstSnapshot(model, runner.plan, keep));
    await session.replay();
    return session;
  }

  /** What the run is bit-identical under, as it runs now. */
  get variant(): string {
    return this.#runner.executable.variant;
  }

  get #use(): Omit<VariantUse, 'step'> {
    return { backend: this.#backend.name, variant: this.variant };
  }

  get plan(): Plan {
    return this.#runner.plan;
  }

  get backend(): Backend {
    return this.#backend;
  }

  /** Which arithmetic the run went through, each from a step on; the same steps under the same give the same bits. */
  get variants(): readonly VariantUse[] {
    return this.#variants;
  }

  /** Runs up to `steps` steps; ends early at a stop condition or where the run diverges. */
  async advance(steps: number): Promise<Advance> {
    const traces: StepTrace[] = [];
    const epochs: EpochMetrics[] = [];
    const end = this.cursor.step + steps;
    while (this.cursor.step < end) {
      await this.replay();
      const { step } = this.cursor;
      const nextEdit = this.#pending[0]?.step ?? Infinity;
      const most = Math.min(end, nextEdit) - step;
      const unseen = this.data.counts.validation > 0 ? 1 : epochsToGo(this.spec, this.cursor.epoch);
      const made = await this.#runner.run(this.spec, this.#uniforms, this.cursor, most, unseen);
      // How these steps were made may have been decided with them.
      this.#variants = variantsWith(this.#variants, step, this.#use);
      for (const trace of made) {
        if (this.#guard.sees(lossOf(trace))) return { traces, epochs, diverged: await this.#blownUp(trace.step) };
        this.#means.add(trace);
        traces.push(trace);
        if (trace.epochs === 0) continue;
        const metrics = await this.#finishEpoch(trace);
        epochs.push(metrics);
        const { reason, improved } = this.#stopping.judge(this.spec, metrics);
        const { patience, restoreBest } = this.spec.training;
        if (improved && patience > 0 && restoreBest) this.#best = await this.weights();
        if (reason === 'patience' && restoreBest && this.#best) this.setWeights(this.#best);
        if (reason) return { traces, epochs, stopped: reason };
      }
      if (this.#snapshots.isDue) await this.#snapshots.take(() => this.snapshot(), this.#guard.isCalm);
    }
    return { traces, epochs };
  }

  /** A live change before the next step; recorded in the document. Throws a ProblemError where it is not possible. */
  async edit(path: string, value: number | string | boolean): Promise<void> {
    const { step } = this.cursor;
    await this.replay();
    const edited = unwrap(applyEdit(this.spec, path, value));
    const hand = handEdit(path);
    const sizes = new Map(this.plan.parameters.map(({ name, shape }) => [name, elementCount(shape, 1)]));
    const misplaced = hand
      ? placeProblems(hand, path, sizes)
      : path === samplePath
        ? sampleProblems(value, this.data.counts.train)
        : [];
    if (misplaced.length > 0) throw new ProblemError(misplaced);
    // What was to come in a replay gives way to what people do now; a slider's drag is one edit.
    const before = this.document.edits.filter((edit) => edit.step < step || (edit.step === step && edit.path !== path));
    if (before.length >= limits.edits) {
      const what = { en: 'changes during one run (Reset begins a new list)', zh: '一次运行中的改动（重置后重新计数）' };
      throw new ProblemError([problem('tooMany', ['edits'], { what, max: limits.edits, got: before.length + 1 })]);
    }
    const edit = { step, path, value };
    if (hand?.kind === 'holds' && value === true) await this.#makeHoldable([hand.tensor]);
    await this.#runner.set([edit]);
    this.#judgements.forget();
    this.spec = edited;
    this.#pending = [];
    this.document = { ...this.document, edits: [...before, edit] };
  }

  /** The first hold of a tensor needs another program. */
  async #makeHoldable(tensors: Iterable<string>): Promise<void> {
    const known = this.#holdable();
    const held = new Set([...known, ...tensors]);
    if (held.size === known.size) return;
    await this.#goOnWith(await loadRunner(this.model, this.data, this.#backend, { held, variant: this.#pinned }));
  }

  #holdable(): Set<string> {
    return new Set(this.plan.holds.map(({ name }) => name.slice(0, -'.hold'.length)));
  }

  /**
   * Goes on, before the next step, on the backend of another session of the same document, which is used up: this one
   * keeps its weights, its state, its cursor and its past.
   */
  async moveTo(other: Session): Promise<void> {
    await other.#makeHoldable(this.#holdable());
    await this.#goOnWith(other.#runner);
    this.#backend = other.#backend;
    this.#variants = variantsWith(this.#variants, this.cursor.step, this.#use);
    this.#judgements.forget();
  }

  /** Weights, state, step and the sample that it is to be made on go over as they are. */
  async #goOnWith(next: Runner): Promise<void> {
    const before = this.#runner;
    const tensors = await before.exact([...this.plan.parameters, ...this.plan.states]);
    next.write(tensors, [...next.plan.parameters, ...next.plan.states]);
    this.#uniforms = new Uniforms(next.plan.program.uniforms, this.spec, this.#uniforms.carried);
    next.single = before.single;
    this.#runner = next;
    before.dispose();
  }

  /** Does what was recorded for this step, and not done yet. */
  async replay(): Promise<void> {
    if (this.#pending.length === 0) return;
    const { spec, due, pending } = replayEdits(this.spec, this.#pending, this.cursor.step);
    this.spec = spec;
    this.#pending = pending;
    await this.#runner.set(due);
    if (due.length > 0) this.#judgements.forget();
  }

  /** Predictions, loss and metrics on a split, in inference mode. */
  judge(split: keyof PreparedData['counts']): Promise<Judgement> {
    return this.#judgements.at(this.cursor.step, split, () => {
      const uniforms = restingUniforms(this.plan.program.uniforms, this.spec);
      return judgeSplit(this.#runner, this.model, this.data, split, uniforms);
    });
  }

  /** Current values of tensors by name. */
  async tensors(names: readonly string[]): Promise<Record<string, Float32Array>> {
    return this.#runner.read(names.map((name) => this.plan.tensor(name)));
  }

  weights(): Promise<Record<string, Float32Array>> {
    return this.#runner.read(this.plan.parameters);
  }

  /** Sets parameters by name, e.g. from a file. */
  setWeights(values: Readonly<Record<string, Float32Array>>): void {
    this.#runner.write(values, this.plan.parameters);
    this.#judgements.forget();
  }

  async snapshot(): Promise<Snapshot> {
    const kept = [...this.plan.parameters, ...this.plan.states];
    const tensors = await this.#runner.read(kept);
    const { firstLoss } = this.#guard;
    return {
      spec: this.document,
      ...this.cursor,
      tensors,
      shapes: Object.fromEntries(kept.map(({ name, shape }) => [name, shape.map(Number)])),
      carried: this.#uniforms.carried,
      means: this.#means.save(),
      stopping: this.#stopping.save(),
      ...(this.#best && { bestTensors: this.#best }),
      ...(firstLoss !== undefined && { firstLoss }),
      variants: this.#variants,
    };
  }

  /** The newest snapshot that is known to be finite. */
  get lastSnapshot(): Snapshot {
    return this.#snapshots.last;
  }

  get batchSize(): number {
    return this.#runner.batchSize(this.spec);
  }

  dispose(): void {
    this.#runner.dispose();
  }

  async #finishEpoch({ epochs: epoch, step: last }: StepTrace): Promise<EpochMetrics> {
    const step = last + 1;
    const validation = this.data.counts.validation > 0 ? await this.judge('validation') : undefined;
    return epochMetrics({ epoch, step }, this.plan.trace, this.#means.take(), validation);
  }

  /** The weights of after the blow-up are worthless: back to the last sound snapshot, and a look at what went wrong. */
  async #blownUp(step: number): Promise<BlowUp> {
    const blowUp = await findBlowUp({
      model: this.model,
      data: this.data,
      backend: this.#backend,
      snapshot: this.#snapshots.last,
      holds: this.document.holds,
      edits: this.document.edits,
      step,
    });
    const sound = this.#snapshots.goBack();
    const { step: back } = sound;
    const edits = editsFrom(this.document.edits, back);
    this.#restore({ ...sound, spec: { ...sound.spec, edits } });
    this.#variants = variantsWith(sound.variants ?? [], back, this.#use);
    await this.replay();
    return { ...blowUp, snapshotStep: back };
  }

  #restore({ step, epoch, position, tensors, carried, means, firstLoss, spec, stopping, bestTensors }: Snapshot): void {
    Object.assign(this.cursor, { step, epoch, position });
    this.document = spec;
    ({ spec: this.spec, pending: this.#pending } = replayEdits(spec, spec.edits, step - 1));
    this.#uniforms = new Uniforms(this.plan.program.uniforms, this.spec, step > 0 ? carried : undefined);
    this.#means.restore(means);
    this.#guard.reset(firstLoss);
    this.#stopping = new Stopping(stopping);
    this.#best = bestTensors;
    this.#runner.write(tensors, [...this.plan.parameters, ...this.plan.states]);
    this.#judgements.forget();
  }
}
