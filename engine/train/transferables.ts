import type { Frame } from '../frame.ts';

/** The memory of a frame's arrays: it goes over to the page without a copy. */
export function transferables({ timeline, grid, predictions, tensors, neurons, track }: Frame): Transferable[] {
  const arrays = [
    timeline?.steps,
    timeline?.epochs,
    grid,
    predictions,
    track?.rows,
    ...Object.values(tensors ?? {}),
    ...Object.values(neurons ?? {}),
  ];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
