import { isSound } from './isSound.ts';
import type { Snapshot } from './snapshot.ts';

/** Bytes that the snapshots of the present run and the runs before it may take together. */
export const timelineBudget = 64e6;

/** More places than a track on the screen has pixels to tell apart. */
export const mostSnapshots = 512;

/** A network of which fewer fit has no timeline: two or three points are no past to look through. */
export const fewestSnapshots = 4;

/** How many times as dense the kept snapshots are at the start of a run as at its end, less one. */
const slope = 64;

/** Milliseconds that taking snapshots may cost at the start of a run, where everything changes, … */
const allowance = 300;
/** … and the share of the time that it may cost from there on. */
const share = 0.02;

/** Of so many snapshots it is remembered what they cost. */
const remembered = 9;

/** What a snapshot takes beside its numbers: names, cursor, means. */
const overhead = 1024;

/** How the timeline stands, as the page is told. */
export interface TimelineView {
  /** Steps of the kept snapshots, rising, and the epochs done at each with the part of the present one. */
  readonly steps: Float64Array;
  readonly epochs: Float64Array;
  /** Taken by these snapshots and by those of earlier runs; and what they may take. */
  readonly bytes: number;
  readonly budget: number;
  /** Bytes of one snapshot, where so few fit that none is kept. */
  readonly tooLarge?: number;
}

/**
 * The snapshots of a run, thinned exponentially: in a run of S steps their density at step s is in proportion to
 * 1 / (s + S/64), so that distances grow with the step as learning slows, and a span of any length at the start of the
 * run thins out as the run goes on. Over the budget the snapshot goes whose neighbours lie closest by that measure:
 * (next − previous) / (s + S/64). The first and the newest always stay. With n kept, no distance that thinning makes
 * around a step s is longer than 4 · ln(65) / (n − 2) · (s + S/64): the sum of all is 2 · ln(65) or less between steps
 * that lie close, so the smallest is no more than its share of that.
 */
export class Timeline {
  #kept: Snapshot[] = [];
  #bytes = 0;
  /** Bytes that are left to this run by those before it. */
  #room = timelineBudget;
  /** Of the largest snapshot of this run. */
  #size = 0;
  #pending: Promise<void> | undefined;
  #spent = 0;
  #taken = -Infinity;
  /** Of the last ones, in milliseconds. */
  #costs: readonly number[] = [];
  readonly #now: () => number;
  /** Counts what is cut away: what is still being read then belongs to another past. */
  #cuts = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The kept ones, by rising step. */
  get snapshots(): readonly Snapshot[] {
    return this.#kept;
  }

  get bytes(): number {
    return this.#bytes;
  }

  set room(bytes: number) {
    this.#room = bytes;
    this.#thin();
  }

  /** How many fit. */
  get capacity(): number {
    return this.#size === 0 ? mostSnapshots : Math.min(mostSnapshots, Math.floor(this.#room / this.#size));
  }

  get isTooLarge(): boolean {
    return this.capacity < fewestSnapshots;
  }

  /** The step at which the next one is wanted: as far from the newest as snapshots lie at the end of a full timeline. */
  get nextStep(): number {
    const newest = this.#kept.at(-1);
    if (!newest) return 0;
    return newest.step + Math.max(1, Math.floor((newest.step * Math.log(slope + 1)) / this.capacity));
  }

  /** Whether one may be taken now, by what they have cost so far. */
  get isAffordable(): boolean {
    if (this.#pending || this.isTooLarge) return false;
    return this.#spent < allowance || this.#now() - this.#taken >= this.#cost / share;
  }

  /** Takes one. Nobody has to wait for it: on a GPU it is read beside the steps that follow. */
  take(snapshot: () => Promise<Snapshot>): Promise<void> {
    const begun = this.#now();
    const cuts = this.#cuts;
    const taking = async (): Promise<void> => {
      try {
        const taken = await snapshot();
        if (cuts === this.#cuts) this.add(taken);
      } catch {
        // A lost device: whoever trains on it hears of that too.
      }
      this.#taken = this.#now();
      this.#costs = [...this.#costs, this.#taken - begun].slice(-remembered);
      this.#spent += this.#cost;
      this.#pending = undefined;
    };
    this.#pending = taking();
    return this.#pending;
  }

  /** Waits for what is being read. */
  async settled(): Promise<void> {
    await this.#pending;
  }

  /** Keeps one that is newer than all others, or takes the place of the newest; one with values gone astray is none. */
  add(snapshot: Snapshot): void {
    const newest = this.#kept.at(-1)?.step ?? -1;
    if (snapshot.step < newest || !isSound(snapshot)) return;
    this.#size = Math.max(this.#size, bytesOf(snapshot));
    if (snapshot.step === newest) this.#bytes -= bytesOf(this.#kept.pop() ?? snapshot);
    this.#kept.push(snapshot);
    this.#bytes += bytesOf(snapshot);
    this.#thin();
  }

  /** The run stands at this step again: what came after it is not its past any more. */
  cut(step: number): void {
    this.#cuts++;
    while ((this.#kept.at(-1)?.step ?? -Infinity) > step) this.#remove(this.#kept.length - 1);
  }

  /** The nearest to a step. */
  at(step: number): Snapshot | undefined {
    return this.#kept.reduce<Snapshot | undefined>(
      (best, snapshot) => (!best || Math.abs(snapshot.step - step) < Math.abs(best.step - step) ? snapshot : best),
      undefined,
    );
  }

  /** `samples`: of an epoch. `others`: bytes of the runs before. */
  view(samples: number, others: number): TimelineView {
    return {
      steps: new Float64Array(this.#kept.map(({ step }) => step)),
      epochs: new Float64Array(this.#kept.map(({ epoch, position }) => epoch + position / samples)),
      bytes: this.#bytes + others,
      budget: timelineBudget,
      ...(this.isTooLarge && { tooLarge: this.#size }),
    };
  }

  /** The median: now and then something else comes between. */
  get #cost(): number {
    return this.#costs.toSorted((a, b) => a - b)[Math.floor(this.#costs.length / 2)] ?? 0;
  }

  #thin(): void {
    if (this.isTooLarge) this.cut(-1);
    while (this.#kept.length > 2 && (this.#kept.length > mostSnapshots || this.#bytes > this.#room))
      this.#remove(closest(this.#kept));
  }

  #remove(index: number): void {
    for (const gone of this.#kept.splice(index, 1)) this.#bytes -= bytesOf(gone);
  }
}

/** The place, first and last left out, whose neighbours lie closest by the measure of the timeline. */
function closest(kept: readonly Snapshot[]): number {
  const least = (kept.at(-1)?.step ?? 0) / slope;
  let found = 1;
  let distance = Infinity;
  for (let i = 1; i < kept.length - 1; i++) {
    const between = (kept[i + 1]?.step ?? 0) - (kept[i - 1]?.step ?? 0);
    const measured = between / Math.max(1, (kept[i]?.step ?? 0) + least);
    if (measured >= distance) continue;
    found = i;
    distance = measured;
  }
  return found;
}

const known = new WeakMap<Snapshot, number>();

/** Memory that a snapshot takes; weights of a best epoch that several share are counted for each. */
export function bytesOf(snapshot: Snapshot): number {
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const { tensors, bestTensors = {} } = snapshot;
  const all = [...Object.values(tensors), ...Object.values(bestTensors)];
  const bytes = all.reduce((sum, { byteLength }) => sum + byteLength, overhead);
  known.set(snapshot, bytes);
  return bytes;
}
