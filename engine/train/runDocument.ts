import type { PreparedData } from '../data/prepare.ts';
import type { Plan } from '../plan/plan.ts';
import type { Edit, ModelSpec } from '../spec/model.ts';
import { checkEdit } from './checkEdit.ts';
import { replayEdits } from './replayEdits.ts';

/** What a run is of, and what is done to it on the way. */
export interface DocumentState {
  /** How the run started, and every edit since. Run again, it gives this very run. */
  readonly document: ModelSpec;
  /** The document as it stands now, edits applied. */
  readonly spec: ModelSpec;
  /** Recorded edits that are still to come. */
  readonly pending: readonly Edit[];
}

/** The document of a run through its edits. */
export class RunDocument implements DocumentState {
  document: ModelSpec;
  spec: ModelSpec;
  pending: readonly Edit[] = [];

  constructor(start: ModelSpec) {
    this.document = start;
    this.spec = start;
  }

  /** The step before which the next recorded edit takes effect. */
  get nextEdit(): number {
    return this.pending[0]?.step ?? Infinity;
  }

  /** Applies what was recorded up to a step and not done yet; gives those edits. */
  due(step: number): readonly Edit[] {
    const { spec, due, pending } = replayEdits(this.spec, this.pending, step);
    Object.assign(this, { spec, pending });
    return due;
  }

  /** Records a live change, once `act` has done it. Throws a ProblemError where it is not possible. */
  async edit(
    edit: Edit,
    run: { readonly plan: Plan; readonly data: PreparedData },
    act: () => Promise<void>,
  ): Promise<void> {
    const { plan, data } = run;
    const { spec, document } = checkEdit({ ...this.state, plan, data }, edit);
    await act();
    this.restore({ spec, document, pending: [] });
  }

  /** As it stood at a step of a run under this document, before the edits of that step. */
  goTo(document: ModelSpec, step: number): void {
    this.restore({ document, ...replayEdits(document, document.edits, step - 1) });
  }

  /** What was recorded for later steps is no part of the run any more. */
  forgetAfter(step: number): void {
    this.document = { ...this.document, edits: this.document.edits.filter((edit) => edit.step <= step) };
    this.pending = [];
  }

  get state(): DocumentState {
    const { document, spec, pending } = this;
    return { document, spec, pending };
  }

  restore({ document, spec, pending }: DocumentState): void {
    Object.assign(this, { document, spec, pending });
  }
}
