import type { Axis } from './axesPlane.ts';

/** What lays a plane through the weights: chance, the run's own way, or the only two weights that are free. */
export const planeKinds = ['random', 'run', 'exact'] as const;
export type PlaneKind = (typeof planeKinds)[number];

/** Of more free numbers the plane and a program beside the run's would take too much time and memory. */
export const mostFree = 1_000_000;

/** A surface as it is asked for. */
export interface LandscapeRequest {
  readonly plane: PlaneKind;
  /** Of the random directions. */
  readonly seed: number;
  /** So many times as far as usual. */
  readonly reach: number;
  /** Places in each direction. */
  readonly size: number;
}

/** Why there is no such plane, or no room to work it out. */
export type LandscapeRefusal = 'fewSteps' | 'straight' | 'unrecorded' | 'notTwo' | 'large' | 'failed';

/** The loss over a plane through the weights, as far as it is known. */
export interface Landscape {
  /** Each that is begun has another. */
  readonly id: number;
  readonly request: LandscapeRequest;
  readonly state: 'growing' | 'done' | 'stopped';
  /** Steps that led to the weights in the middle. */
  readonly step: number;
  /** From low to high along the first and the second direction, counted from the middle. */
  readonly a: readonly [low: number, high: number];
  readonly b: readonly [low: number, high: number];
  /** What the middle is called on the axes: the two weights themselves where the surface is exact, else 0. */
  readonly origin: readonly [a: number, b: number];
  /** The two free weights, where these are the axes. */
  readonly axes?: readonly [Axis, Axis];
  /** Of the way's squared distances from its mean, what each direction explains; of the run's own plane. */
  readonly shares?: readonly [number, number];
  /** Dot products of the directions, [first · first, first · second, second · second]: they measure distances. */
  readonly metric: readonly [number, number, number];
  /** Numbers that training may change. */
  readonly free: number;
  /** Training samples that the loss is the mean of, and all there are. */
  readonly samples: number;
  readonly trainCount: number;
  /** Whether the way of the run is written down: of a large model it is not. */
  readonly isRecorded: boolean;
  readonly done: number;
  readonly total: number;
  /** Since it was asked for. */
  readonly milliseconds: number;
  /** Every so many-th place in both directions is known; 0 where not even these are. */
  readonly mesh: number;
  /** [size, size], b by row, both rising; NaN where it is not known yet, or the loss is not finite. */
  readonly values: Float32Array;
}

/** Numbers in a row of a track: step, place along both directions, distance from the plane. */
export const trackColumns = 4;
