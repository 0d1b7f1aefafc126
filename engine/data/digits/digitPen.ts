import { Chance } from './chance.ts';
import { distort } from './distort.ts';
import { box, fit } from './fit.ts';
import { mixPoses } from './mixPoses.ts';
import { penPath, type PenPath } from './penPath.ts';
import { place } from './place.ts';
import { Polyline } from './polyline.ts';
import { press } from './press.ts';
import { rasterise } from './rasterise.ts';
import { skeletons } from './skeletons.ts';
import { spread } from './spread.ts';

interface Way {
  readonly share: number;
  readonly poses: readonly PenPath[];
}

/** Draws handwritten digits, each from its own random numbers. */
export class DigitPen {
  readonly #ways: readonly (readonly Way[])[];
  readonly #line = new Polyline();
  readonly #points = new Float64Array(64);
  readonly #ink = new Float64Array(box * box);

  constructor() {
    this.#ways = Array.from({ length: 10 }, (_, digit) =>
      skeletons
        .filter((skeleton) => skeleton.digit === digit)
        .map(({ share, poses }) => ({ share, poses: poses.map(penPath) })),
    );
  }

  /** Draws the digit with number `index` of a seed into `out` (28 × 28 bytes from `offset`). */
  draw(seed: number, index: number, digit: number, out: Uint8Array, offset: number): void {
    const chance = new Chance(seed, index);
    const { poses } = this.#choose(this.#ways[digit] ?? [], chance);
    const path = poses[0];
    if (path === undefined) throw new RangeError(`digit must be 0–9, got ${digit}`);
    mixPoses(poses, chance, this.#points);
    this.#line.trace(path, this.#points);
    distort(this.#line, chance);
    press(this.#line, chance);
    const softness = chance.uniform(spread.softness.low, spread.softness.high);
    fit(this.#line);
    rasterise(this.#line, softness, this.#ink);
    place(this.#ink, out, offset);
  }

  #choose(ways: readonly Way[], chance: Chance): Way {
    let left = chance.uniform() * ways.reduce((sum, { share }) => sum + share, 0);
    for (const way of ways) {
      left -= way.share;
      if (left < 0) return way;
    }
    return ways.at(-1) ?? { share: 0, poses: [] };
  }
}
