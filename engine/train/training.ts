import type { PreparedData } from '../data/prepare.ts';
import type { Advance } from './advance.ts';
import type { EpochEnds } from './epochEnds.ts';
import type { BlowUp } from './findBlowUp.ts';
import { lossOf, type Cursor, type Flight, type StepTrace } from './flight.ts';
import type { RunState } from './runState.ts';
import type { Snapshot } from './snapshot.ts';
import type { SnapshotKeeper } from './snapshotKeeper.ts';
import { epochsToGo } from './stopping.ts';
import type { Timeline } from './timeline.ts';

/** What training needs of the run that it takes forward. */
export interface Trained {
  readonly state: RunState;
  readonly data: PreparedData;
  readonly timeline: Timeline | undefined;
  /** Those of the present run. */
  snapshots(): SnapshotKeeper;
  epochEnd(): Parameters<EpochEnds['finish']>[1];
  /** Makes the edits that are due at the next step. */
  replay(): Promise<void>;
  /** Of the moment of the call. */
  snapshot(): Promise<Snapshot>;
  /** Goes back to sound weights from a blow-up at a step. */
  blownUp(step: number): Promise<BlowUp>;
}

/**
 * Takes a run forward in flights of steps, and gathers what they bring. Ahead, the next flight is launched before the
 * last one has landed, so that a GPU has work while its results are on their way back; what decides how the run goes on
 * is waited for all the same.
 */
export class Training {
  readonly #run: Trained;
  readonly #flights: Flight[] = [];
  #brought = nothing();

  constructor(run: Trained) {
    this.#run = run;
  }

  /**
   * Runs up to `steps` steps; ends early at a stop condition or where the run diverges. Brings what came since the last
   * call: all, or ahead all but what is still under way.
   */
  async advance(steps: number, mayBeAhead: boolean): Promise<Advance> {
    const { state, timeline } = this.#run;
    const isAhead = mayBeAhead && steps > 0 && this.#isDistant;
    const end = state.cursor.step + steps;
    const begun = performance.now();
    while (state.cursor.step < end && !this.#isOver) {
      // What is edited here may change how the steps before are judged.
      if (state.document.nextEdit <= state.cursor.step) await this.settle();
      if (this.#isOver) break;
      await this.#run.replay();
      const decides = this.#launch(end);
      await this.#land(isAhead && !decides ? 1 : 0);
      const snapshots = this.#run.snapshots();
      const looks = timeline?.isAffordable && state.cursor.step >= timeline.nextStep;
      if (!snapshots.isDue && !looks) continue;
      await this.settle();
      if (this.#isOver) break;
      if (snapshots.isDue) await snapshots.take(() => this.#run.snapshot(), state.guard.isCalm);
      if (looks) await this.#remember(timeline);
    }
    // The mean of a few steps is not to stand in the curve among those of thousands.
    const { length } = this.#brought.traces;
    if (!isAhead || (length > 0 && length < steps / 2)) await this.settle();
    // On the processor what is done between flights is work too.
    if (!isAhead && steps > 0) this.#brought.took = performance.now() - begun;
    const brought = { ...this.#brought, isDistant: this.#isDistant };
    this.#brought = nothing();
    return brought;
  }

  /** Waits for what is under way; the next call of `advance` brings it. */
  settle(): Promise<void> {
    return this.#land(0);
  }

  /** Says whether the end of this flight decides how the run goes on. */
  #launch(end: number): boolean {
    const { state, timeline, data } = this.#run;
    const { runner, uniforms, cursor, document } = state;
    const { spec, nextEdit } = document;
    const { step, epoch } = cursor;
    const nextLook = timeline?.isAffordable ? Math.max(step + 1, timeline.nextStep) : Infinity;
    const unjudged = data.counts.validation > 0 ? 1 : epochsToGo(spec, epoch);
    this.#flights.push(runner.launch(spec, uniforms, cursor, Math.min(end, nextEdit, nextLook) - step, unjudged));
    return unjudged !== Infinity && cursor.position === 0;
  }

  /** Waits until no more than so many flights are under way. */
  async #land(left: number): Promise<void> {
    const { guard, epochs } = this.#run.state;
    while (this.#flights.length > left) {
      const [flight] = this.#flights;
      if (!flight) return;
      const { traces, variant, took } = await this.#landing(flight);
      // Somebody else has waited for it too, and was first.
      if (this.#flights[0] !== flight) continue;
      this.#flights.shift();
      this.#brought.took += took;
      this.#brought.end = flight.end;
      // How these steps were made may have been decided with them.
      this.#run.state.useFrom(flight.first, variant);
      for (const trace of traces) {
        if (guard.sees(lossOf(trace))) return this.#crash(trace.step);
        epochs.add(trace);
        this.#brought.traces.push(trace);
        // Steps are millions a second: what decides nothing waits for nothing.
        if (trace.epochs > 0 && (await this.#endsWith(trace))) return;
      }
    }
  }

  /** A flight that fails takes those after it along: nothing of them is waited for any more. */
  async #landing(flight: Flight): Flight['done'] {
    try {
      return await flight.done;
    } catch (error) {
      this.#flights.length = 0;
      throw error;
    }
  }

  /** What was launched on worthless weights is worthless too. */
  async #crash(step: number): Promise<void> {
    await Promise.allSettled(this.#flights.splice(0).map(({ done }) => done));
    this.#brought.diverged = await this.#run.blownUp(step);
  }

  /** Closes an epoch with its last step; says whether the run ends with it. */
  async #endsWith(trace: StepTrace): Promise<boolean> {
    const { metrics, reason } = await this.#run.state.epochs.finish(trace, this.#run.epochEnd());
    this.#brought.epochs.push(metrics);
    if (reason) this.#brought.stopped = reason;
    return reason !== undefined;
  }

  get #isOver(): boolean {
    return this.#brought.stopped !== undefined || this.#brought.diverged !== undefined;
  }

  #remember(timeline: Timeline): Promise<void> | undefined {
    const taking = timeline.take(() => this.#run.snapshot());
    return this.#isDistant ? undefined : taking;
  }

  /** On the processor there is nothing to wait for; a GPU must not stand still meanwhile. */
  get #isDistant(): boolean {
    return this.#run.state.backend.name === 'webgpu';
  }
}

interface Brought extends Advance {
  readonly traces: StepTrace[];
  readonly epochs: Advance['epochs'][number][];
  took: number;
  end?: Readonly<Cursor>;
  stopped?: NonNullable<Advance['stopped']>;
  diverged?: BlowUp;
}

const nothing = (): Brought => ({ traces: [], epochs: [], took: 0 });
