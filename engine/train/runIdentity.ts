/** Which run a session trains, and how it came about. */
export interface RunIdentity {
  /** Of all runs of this page, rising. */
  readonly id: number;
  /** Hash of the weights that it started from; a run kept by an older page does not tell. */
  readonly start?: string;
  /** The run that it went on from, and where. */
  readonly from?: RunOrigin;
}

export interface RunOrigin {
  readonly run: number;
  readonly step: number;
  /** Epochs done there, with the part of the one under way. */
  readonly epoch: number;
  /** Its own steps are counted from there (a branch), or from 0 (another network that took the weights over). */
  readonly counts: 'on' | 'anew';
  /** Somebody went back in time to begin it. */
  readonly isBranch: boolean;
}
