import type { TensorValues } from '../../train/start.ts';
import { distanceBetween } from './plane.ts';

/** Where a run stood: its weights after so many steps. */
export interface WeightPoint {
  readonly step: number;
  readonly weights: TensorValues;
}

interface Entry {
  readonly point: WeightPoint;
  /** By how much the way through here is longer than the way past it. */
  detour?: number;
}

const mostPoints = 96;
const mostBytes = 8 * 2 ** 20;
/** With less room than this a way says nothing. */
const fewestPoints = 12;

/** Milliseconds between two points are at least this, and so many that taking them costs at most 1 % of the time. */
const shortestInterval = 30;
const share = 0.01;
/** The first stretches of a run are short, and it learns most in them: so many may follow each other at once. */
const soonest = 24;

/**
 * The way of a run through its weights in a bounded number of points. Where there are too many, the one goes without
 * which the line through them changes least.
 */
export class WeightPath {
  readonly #most: number;
  #entries: Entry[];
  #taken = performance.now();
  #interval = 0;
  #count = 0;

  constructor(start: WeightPoint) {
    const bytes = Object.values(start.weights).reduce((sum, { byteLength }) => sum + byteLength, 0);
    const room = Math.min(mostPoints, Math.floor(mostBytes / Math.max(1, bytes)));
    this.#most = room < fewestPoints ? 0 : room;
    this.#entries = this.isRecorded ? [{ point: start }] : [];
  }

  /** Whether there is memory for it. */
  get isRecorded(): boolean {
    return this.#most > 0;
  }

  /** By rising step. */
  get points(): readonly WeightPoint[] {
    return this.#entries.map(({ point }) => point);
  }

  get isDue(): boolean {
    return this.isRecorded && performance.now() - this.#taken >= this.#interval;
  }

  /** The run stands at this step: what was taken of later ones is no more. */
  goBack(step: number): void {
    if ((this.#entries.at(-1)?.point.step ?? 0) <= step) return;
    this.#entries = this.#entries.filter(({ point }) => point.step <= step);
    this.#forgetDetour(this.#entries.length - 1);
  }

  /** Takes where the run stands now, in place of what was taken of this step. */
  async take(step: number, read: () => Promise<TensorValues>): Promise<void> {
    if (!this.isRecorded) return;
    const begun = performance.now();
    this.#add({ step, weights: await read() });
    this.#taken = performance.now();
    this.#interval = Math.max(++this.#count < soonest ? 0 : shortestInterval, (this.#taken - begun) / share);
  }

  #add(point: WeightPoint): void {
    this.goBack(point.step - 1);
    this.#forgetDetour(this.#entries.length - 1);
    this.#entries.push({ point });
    if (this.#entries.length <= this.#most) return;
    const least = this.#leastDetour();
    this.#entries.splice(least, 1);
    this.#forgetDetour(least - 1);
    this.#forgetDetour(least);
  }

  /** Neither the first nor the last, which stand for start and end. */
  #leastDetour(): number {
    let least = 1;
    for (let i = 1; i < this.#entries.length - 1; i++) if (this.#detourAt(i) < this.#detourAt(least)) least = i;
    return least;
  }

  #detourAt(i: number): number {
    const [before, entry, after] = this.#entries.slice(i - 1, i + 2);
    if (!before || !entry || !after) return Infinity;
    const [a, b, c] = [before.point.weights, entry.point.weights, after.point.weights];
    entry.detour ??= distanceBetween(a, b) + distanceBetween(b, c) - distanceBetween(a, c);
    return entry.detour;
  }

  #forgetDetour(i: number): void {
    delete this.#entries[i]?.detour;
  }
}
