import type { Backend } from '../backends/backend.ts';
import type { Plan } from '../plan/plan.ts';
import { DivergenceGuard } from './divergenceGuard.ts';
import { EpochEnds } from './epochEnds.ts';
import { lastingOf, shapesOf } from './lasting.ts';
import type { Present } from './present.ts';
import { RunDocument } from './runDocument.ts';
import type { RunIdentity } from './runIdentity.ts';
import type { Cursor } from './flight.ts';
import type { Runner } from './runner.ts';
import type { Snapshot } from './snapshot.ts';
import { Uniforms } from './uniforms.ts';
import { variantsWith, type VariantUse } from './variantUse.ts';

/** All that a run goes on from: where it stands, its weights on a backend, and what it remembers beside them. */
export class RunState {
  readonly cursor: Cursor = { step: 0, epoch: 0, position: 0 };
  readonly document: RunDocument;
  readonly epochs: EpochEnds;
  readonly guard = new DivergenceGuard();
  #backend: Backend;
  #runner: Runner;
  #uniforms: Uniforms;
  #variants: readonly VariantUse[] = [];

  constructor(backend: Backend, runner: Runner, start: Snapshot) {
    this.#backend = backend;
    this.#runner = runner;
    this.document = new RunDocument(start.spec);
    this.epochs = new EpochEnds(runner.plan.trace.length);
    this.#uniforms = new Uniforms(runner.plan.program.uniforms, start.spec);
    this.restore(start);
  }

  get backend(): Backend {
    return this.#backend;
  }

  get runner(): Runner {
    return this.#runner;
  }

  get uniforms(): Uniforms {
    return this.#uniforms;
  }

  get variants(): readonly VariantUse[] {
    return this.#variants;
  }

  get plan(): Plan {
    return this.#runner.plan;
  }

  /** From a step on, the run goes through this arithmetic: that which it has now, where none is told. */
  useFrom(step: number, variant = this.#runner.executable.variant): void {
    this.#variants = variantsWith(this.#variants, step, { backend: this.#backend.name, variant });
  }

  /** Weights, state, step and the sample that it is to be made on go over as they are. */
  async goOnWith(next: Runner, backend = this.#backend): Promise<void> {
    const before = this.#runner;
    const tensors = await before.exact(lastingOf(this.plan));
    next.write(tensors, lastingOf(next.plan));
    this.#uniforms = new Uniforms(next.plan.program.uniforms, this.document.spec, this.#uniforms.carried);
    next.single = before.single;
    this.#runner = next;
    this.#backend = backend;
    before.dispose();
  }

  /** What it holds is of the moment of the call. */
  async save(run: RunIdentity): Promise<Snapshot> {
    const { firstLoss } = this.guard;
    const state = {
      spec: this.document.document,
      ...this.cursor,
      shapes: shapesOf(this.plan),
      carried: this.#uniforms.carried,
      ...this.epochs.save(),
      ...(firstLoss !== undefined && { firstLoss }),
      variants: this.#variants,
      run,
    };
    return { ...state, tensors: await this.#runner.read(lastingOf(this.plan)) };
  }

  restore(start: Snapshot): void {
    const { step, epoch, position, tensors, carried, firstLoss, spec, variants = [] } = start;
    Object.assign(this.cursor, { step, epoch, position });
    this.document.goTo(spec, step);
    this.#uniforms = new Uniforms(this.plan.program.uniforms, this.document.spec, step > 0 ? carried : undefined);
    this.epochs.restore(start);
    this.guard.reset(firstLoss);
    this.#variants = variants;
    this.useFrom(step);
    this.#runner.write(tensors, lastingOf(this.plan));
  }

  async saveExactly(run: RunIdentity): Promise<Present> {
    return {
      snapshot: await this.save(run),
      exact: await this.#runner.exact(lastingOf(this.plan)),
      documents: this.document.state,
      guard: this.guard.save(),
      single: this.#runner.single,
    };
  }

  /** Bit for bit. */
  restoreExactly({ snapshot, exact, single, guard, documents }: Present): void {
    this.restore(snapshot);
    this.#runner.write(exact, lastingOf(this.plan));
    this.#runner.single = single;
    this.guard.restore(guard);
    this.document.restore(documents);
  }
}
