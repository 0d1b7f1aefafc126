import type { TensorValues } from '../../train/start.ts';
import { weightsAt, type Plane } from './plane.ts';
import { meshAfter, surfacePlaces, type SurfaceGrid, type SurfacePlace } from './surfaceGrid.ts';

/** The loss over a grid, worked out place by place, coarse places first. */
export class GrowingSurface {
  readonly #plane: Plane;
  readonly #size: number;
  readonly #places: readonly SurfacePlace[];
  readonly #lossAt: (weights: TensorValues) => number | Promise<number>;
  /** [size, size], b by row, both rising; NaN where the loss is not known yet. */
  readonly values: Float32Array;
  done = 0;

  /** Throws RangeError for a grid with fewer than 2 places a side. */
  constructor(plane: Plane, grid: SurfaceGrid, lossAt: (weights: TensorValues) => number | Promise<number>) {
    this.#plane = plane;
    this.#size = grid.size;
    this.#places = surfacePlaces(grid);
    this.#lossAt = lossAt;
    this.values = new Float32Array(grid.size ** 2).fill(Number.NaN);
  }

  get total(): number {
    return this.#places.length;
  }

  /** Every so many-th place in both directions is known. */
  get mesh(): number {
    return meshAfter(this.#size, this.done);
  }

  /** Asks for the loss at the next place, where there is one. */
  async grow(): Promise<void> {
    const place = this.#places[this.done];
    if (!place) return;
    this.values[place.at] = await this.#lossAt(weightsAt(this.#plane, place.a, place.b));
    this.done++;
  }
}
