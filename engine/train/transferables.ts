import type { Frame } from '../protocol.ts';

/** What of a frame goes to the page without being copied. */
export function transferables({ timeline, grid, predictions, tensors, neurons }: Frame): Transferable[] {
  const pictures = [grid, predictions, ...Object.values(tensors ?? {}), ...Object.values(neurons ?? {})];
  return [timeline?.steps, timeline?.epochs, ...pictures].flatMap((array) => (array ? [array.buffer] : []));
}
