import type { PreparedData } from '../data/prepare.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import type { RunIdentity, RunOrigin } from './runIdentity.ts';
import type { Session } from './session.ts';
import type { SessionStart } from './sessionOptions.ts';
import type { Snapshot } from './snapshot.ts';
import { bytesOf, Timeline, timelineBudget } from './timeline.ts';

/** Runs that can be compared with the present one. */
export const mostPastRuns = 5;

/** Of the budget the runs before may take this much; the oldest let go first, and the rest is the present run's. */
const pastBudget = timelineBudget / 2;

/** A run that was left, as it stood then. */
export interface PastRun {
  readonly id: number;
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly snapshot: Snapshot;
}

/** What a session is to be opened as. */
interface NextRun {
  readonly identity: RunIdentity;
  readonly timeline: Timeline;
  /** The last step that is part of its past already. */
  readonly shared: number;
}

/** The present run's past, and what is kept of the runs before it. */
export class Runs {
  timeline = new Timeline();
  #ids = 0;
  #past: readonly PastRun[] = [];

  past(id: number): PastRun | undefined {
    return this.#past.find((run) => run.id === id);
  }

  /** Bytes of the runs before. */
  get bytes(): number {
    return this.#past.reduce((sum, { snapshot }) => sum + bytesOf(snapshot), 0);
  }

  /** What the session that is opened next is to be: the run that it resumes, one that took weights over, or a new one. */
  next({ resume, keep }: SessionStart, before: Session | undefined): NextRun {
    const known = resume?.run;
    const identity = known ?? { id: this.#newId(), ...(keep && before && { from: originOf(before) }) };
    this.#ids = Math.max(this.#ids, identity.id);
    const shared = resume && before && sharedSteps(before.identity, identity.id);
    return {
      identity,
      timeline: shared === undefined ? new Timeline() : this.timeline,
      shared: Math.min(shared ?? Infinity, resume?.step ?? Infinity),
    };
  }

  /** That run is the present one now. */
  begin({ identity, timeline, shared }: NextRun): void {
    this.timeline = timeline;
    timeline.cut(shared);
    this.#keep(this.#past.filter((run) => run.id !== identity.id));
  }

  /** Keeps a run that is left, as it stood, where it came further than what it has in common with another. */
  leave({ identity, model, data }: Pick<Session, 'identity' | 'model' | 'data'>, snapshot: Snapshot): void {
    if (snapshot.step <= firstStep(identity)) return;
    this.#keep([...this.#past.filter((run) => run.id !== identity.id), { id: identity.id, model, data, snapshot }]);
  }

  /** What is shown of the past becomes another run; the one before is kept as it stood. */
  branch(session: Session): void {
    const { identity, cursor, data } = session;
    if (!session.present) return;
    const { step } = cursor;
    const epoch = cursor.epoch + cursor.position / data.counts.train;
    const from: RunOrigin = { run: identity.id, step, epoch, counts: 'on', isBranch: true };
    const { start } = identity;
    const left = session.branch({ id: this.#newId(), ...(start && { start }), from });
    this.timeline.cut(step);
    if (left) this.leave({ identity, model: session.model, data }, left);
  }

  /** Only these are still wanted. */
  retain(ids: readonly number[]): void {
    this.#keep(this.#past.filter(({ id }) => ids.includes(id)));
  }

  #newId(): number {
    return ++this.#ids;
  }

  #keep(runs: readonly PastRun[]): void {
    let bytes = 0;
    const fitting = runs
      .slice(-mostPastRuns)
      .toReversed()
      .filter(({ snapshot }) => {
        bytes += bytesOf(snapshot);
        return bytes <= pastBudget;
      });
    this.#past = fitting.toReversed();
    this.timeline.room = timelineBudget - this.bytes;
  }
}

/** Where a run's own steps begin. */
const firstStep = ({ from }: RunIdentity): number => (from?.counts === 'on' ? from.step : 0);

/** Up to which step a session's past is also that of another run: its own, or the one that it branched from. */
function sharedSteps({ id, from }: RunIdentity, other: number): number | undefined {
  if (id === other) return Infinity;
  return from?.run === other && from.counts === 'on' ? from.step : undefined;
}

/** One that is changed before its first step came from where the one before it came from; its steps are counted anew. */
function originOf({ identity, cursor, data }: Session): RunOrigin {
  const { id, from } = identity;
  if (from && cursor.step === firstStep(identity)) return { ...from, counts: 'anew' };
  const epoch = cursor.epoch + cursor.position / data.counts.train;
  return { run: id, step: cursor.step, epoch, counts: 'anew', isBranch: false };
}
