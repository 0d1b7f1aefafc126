import type { Frame } from '../frame.ts';

/** The memory of a frame's arrays: it goes over to the page without a copy. */
export function transferables(frame: Frame): Transferable[] {
  const { timeline, grid, predictions, tensors, neurons, track, mapping } = frame;
  const arrays = [
    timeline?.steps,
    timeline?.epochs,
    grid,
    predictions,
    track?.rows,
    ...Object.values(tensors ?? {}),
    ...Object.values(neurons ?? {}),
    ...(mapping ? [mapping.samples, mapping.predicted, mapping.linePredicted] : []),
    ...(mapping?.spaces.flatMap(({ points, lines, values }) => [points, lines, values]) ?? []),
  ];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
