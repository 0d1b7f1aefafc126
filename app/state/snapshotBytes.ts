import type { Snapshot } from './trainer.ts';

/** Memory that the numbers of a snapshot take. */
export const snapshotBytes = ({ tensors, bestTensors = {} }: Snapshot): number =>
  [...Object.values(tensors), ...Object.values(bestTensors)].reduce((sum, { byteLength }) => sum + byteLength, 0);
