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
import { DivergenceGuard } from './divergenceGuard.ts';
import { editsFrom } from './editsFrom.ts';
import { epochMetrics } from './epochMetrics.ts';
import { findBlowUp, type BlowUp } from './findBlowUp.ts';
import { firstSnapshot } from './firstSnapshot.ts';
import { RunningMeans, type EpochMetrics } from './history.ts';
import { judgeSplit, type Judgement } from './judgeSplit.ts';
import { loadRunner } from './loadRunner.ts';
import { replayEdits } from './replayEdits.ts';
import { lossOf, type Cursor, type Runner, type StepTrace } from './runner.ts';
import type { Snapshot } from './snapshot.ts';
import type { TensorValues } from './start.ts';
import { epochsToGo, Stopping, type StopReason } from './stopping.ts';
import { restingUniforms, Uniforms } from './uniforms.ts';

export interface SessionOptions {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly backend: Backend;
  /** Go on exactly from here. */
  readonly resume?: Snapshot;
  /** Start at step 0, with weights and state taken over where they fit. */
  readonly keep?: Snapshot;
}

/** What a stretch of training brought. */
export interface Advance {
  readonly traces: readonly StepTrace[];
  readonly epochs: readonly EpochMetrics[];
  /** A stop condition that was met at the end of the last epoch. */
  readonly stopped?: StopReason;
  /** Where the run blew up; it stands at its last sound snapshot again. */
  readonly diverged?: BlowUp;
}

/** Seconds between snapshots are at least this, and so many that taking them costs at most 2 % of the time. */
const snapshotInterval = 1;
const snapshotShare = 0.02;

/** A document in training on one backend: its cursor, its weights, its past. It knows nothing of clocks but for snapshots. */
export class Session {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly backend: Backend;
  /** The document of this run: how it started, and every edit since. Run again, it gives this very run. */
  document: ModelSpec;
  /** The document as it stands now, edits applied. */
  spec: ModelSpec;
  readonly cursor: Cursor = { step: 0, epoch: 0, position: 0 };
  #runner: Runner;
  #uniforms: Uniforms;
  readonly #means: RunningMeans;
  readonly #guard = new DivergenceGuard();
  #stopping = new Stopping();
  /** Weights of the best epoch, where they are to be restored. */
  #best: TensorValues | undefined;
  #last: Snapshot;
  /** The newest that the run has outlived without its loss rising: where it goes back to when it blows up. */
  #sound: Snapshot;
  #lastTaken = performance.now();
  #pending: ModelSpec['edits'];
  #judged: { readonly step: number; readonly splits: Map<string, Promise<Judgement>> } = {
    step: -1,
    splits: new Map(),
  };

  private constructor(options: SessionOptions, runner: Runner, start: Snapshot) {
    this.model = options.model;
    this.data = options.data;
    this.backend = options.backend;
    this.#runner = runner;
    this.#means = new RunningMeans(runner.plan.trace.length);
    this.document = start.spec;
    this.spec = start.spec;
    this.#pending = [];
    this.#last = start;
    this.#sound = start;
    this.#uniforms = new Uniforms(runner.plan.program.uniforms, start.spec);
    this.#restore(start);
  }

  /** Plans, allocates, uploads the data and sets the start weights. Throws a ProblemError or BackendError. */
  static async open(options: SessionOptions): Promise<Session> {
    const { model, data, backend, resume, keep } = options;
    // A snapshot may hold what its document has learned to hold since.
    const held = heldTensors(resume?.spec ?? model.spec);
    const runner = await loadRunner(model, data, backend, { held });
    const session = new Session(options, runner, resume ?? firstSnapshot(model, runner.plan, keep));
    await session.replay();
    return session;
  }

  get plan(): Plan {
    return this.#runner.plan;
  }

  /** Runs up to `steps` steps; ends early at a stop condition or where the run diverges. */
  async advance(steps: number): Promise<Advance> {
    const traces: StepTrace[] = [];
    const epochs: EpochMetrics[] = [];
    const end = this.cursor.step + steps;
    while (this.cursor.step < end) {
      await this.replay();
      const nextEdit = this.#pending[0]?.step ?? Infinity;
      const most = Math.min(end, nextEdit) - this.cursor.step;
      const unseen = this.data.counts.validation > 0 ? 1 : epochsToGo(this.spec, this.cursor.epoch);
      const made = await this.#runner.run(this.spec, this.#uniforms, this.cursor, most, unseen);
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
      await this.#snapshotSometimes();
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
    if (hand?.kind === 'holds' && value === true) await this.#makeHoldable(hand.tensor);
    await this.#runner.set([edit]);
    this.#forgetJudgements();
    this.spec = edited;
    this.#pending = [];
    this.document = { ...this.document, edits: [...before, edit] };
  }

  /** The first hold of a tensor needs another program; weights, state and step go over as they are. */
  async #makeHoldable(tensor: string): Promise<void> {
    const held = new Set(this.plan.holds.map(({ name }) => name.slice(0, -'.hold'.length)));
    if (held.has(tensor)) return;
    const before = this.#runner;
    const tensors = await before.exact([...this.plan.parameters, ...this.plan.states]);
    const next = await loadRunner(this.model, this.data, this.backend, { held: held.add(tensor) });
    next.write(tensors, [...next.plan.parameters, ...next.plan.states]);
    this.#uniforms = new Uniforms(next.plan.program.uniforms, this.spec, this.#uniforms.carried);
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
    if (due.length > 0) this.#forgetJudgements();
  }

  /** Predictions, loss and metrics on a split, in inference mode: worked out once for weights that several ask about. */
  judge(split: keyof PreparedData['counts']): Promise<Judgement> {
    if (this.#judged.step !== this.cursor.step) this.#forgetJudgements();
    const known = this.#judged.splits.get(split);
    if (known) return known;
    const uniforms = restingUniforms(this.plan.program.uniforms, this.spec);
    const judging = judgeSplit(this.#runner, this.model, this.data, split, uniforms);
    this.#judged.splits.set(split, judging);
    // A lost device is no judgement.
    judging.catch(() => this.#forgetJudgements());
    return judging;
  }

  #forgetJudgements(): void {
    this.#judged = { step: this.cursor.step, splits: new Map() };
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
    this.#forgetJudgements();
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
    };
  }

  /** The newest snapshot that is known to be finite. */
  get lastSnapshot(): Snapshot {
    return this.#last;
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
      backend: this.backend,
      snapshot: this.#last,
      holds: this.document.holds,
      edits: this.document.edits,
      step,
    });
    const { step: back } = this.#sound;
    const edits = editsFrom(this.document.edits, back);
    this.#restore({ ...this.#sound, spec: { ...this.#sound.spec, edits } });
    this.#last = this.#sound;
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
    this.#forgetJudgements();
  }

  async #snapshotSometimes(): Promise<void> {
    if (performance.now() - this.#lastTaken < this.#interval) return;
    const before = performance.now();
    const snapshot = await this.snapshot();
    if (Object.values(snapshot.tensors).every((values) => values.every(Number.isFinite))) {
      if (this.#guard.isCalm) this.#sound = this.#last;
      this.#last = snapshot;
    }
    this.#lastTaken = performance.now();
    this.#interval = Math.max(snapshotInterval * 1000, (this.#lastTaken - before) / snapshotShare);
  }

  #interval = snapshotInterval * 1000;
}
