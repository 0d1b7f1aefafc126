import type { MappingAnswer } from '../../engine/protocol.ts';
import { between, isAlike, placeSpace, type PlacedSpace } from './placed.ts';

interface FollowedOptions {
  readonly laneOf: (sample: number) => number;
  /** Whether changes are jumped to. */
  readonly isCalm: () => boolean;
}

/** Milliseconds in which two thirds of a change are made up for. */
const ease = 90;
const settled = 5e-4;

/** The latest answer, and the places on their smooth way to it. Typed arrays live here and never in React's state. */
export class FollowedMapping {
  answer: MappingAnswer | undefined;
  /** Answers so far. */
  received = 0;
  /** Where everything is drawn now. */
  spaces: readonly PlacedSpace[] = [];
  /** Where it all belongs by the latest answer. */
  goal: readonly PlacedSpace[] = [];
  readonly #options: FollowedOptions;
  readonly #listeners = new Set<() => void>();
  #time = 0;
  #request = 0;

  constructor(options: FollowedOptions) {
    this.#options = options;
  }

  receive(answer: MappingAnswer): void {
    const isJump = !this.answer || !isAlike(this.answer, answer) || this.#options.isCalm();
    this.answer = answer;
    this.received++;
    this.goal = answer.spaces.map((space) => placeSpace(space, this.#options.laneOf));
    if (isJump) this.spaces = this.goal;
    else if (this.#request === 0) {
      this.#time = performance.now();
      this.#request = requestAnimationFrame(this.#follow);
    }
    this.#tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.spaces = this.goal;
  }

  readonly #follow = (now: number): void => {
    const part = 1 - Math.exp(-Math.max(0, now - this.#time) / ease);
    this.#time = now;
    let farthest = 0;
    this.spaces = this.spaces.map((shown, i) => {
      const goal = this.goal[i] ?? shown;
      const points = between(shown.points, goal.points, part);
      points.forEach((value, k) => {
        const away = Math.abs((goal.points[k] ?? value) - value);
        // What is no number is nowhere, and on no way.
        if (away > farthest) farthest = away;
      });
      // What says where values lie goes with the points, so that the rule stays true to them.
      const [x, y] = shown.middle;
      const middle = [x + (goal.middle[0] - x) * part, y + (goal.middle[1] - y) * part] as const;
      const reach = shown.reach + (goal.reach - shown.reach) * part;
      return { points, lines: between(shown.lines, goal.lines, part), middle, reach };
    });
    const isThere = farthest < settled;
    if (isThere) this.spaces = this.goal;
    this.#request = isThere ? 0 : requestAnimationFrame(this.#follow);
    this.#tell();
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
