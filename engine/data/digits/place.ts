import { box } from './fit.ts';

/** Side of the picture in pixels. */
export const side = 28;
/** Where MNIST has the centre of mass: the middle of the pixel with index 14. */
const middle = 14;

/** Writes the box into a picture of 28 × 28 bytes, moved by whole pixels so that its mass is centred. */
export function place(ink: Float64Array, out: Uint8Array, offset: number): void {
  let [mass, massX, massY] = [0, 0, 0];
  for (let p = 0; p < ink.length; p++) {
    const value = ink[p] ?? 0;
    mass += value;
    massX += value * (p % box);
    massY += value * Math.floor(p / box);
  }
  const shift = (moment: number): number => Math.min(side - box, Math.max(0, Math.floor(middle - moment / mass + 0.5)));
  const corner = offset + shift(massY) * side + shift(massX);
  for (let p = 0; p < ink.length; p++) {
    out[corner + Math.floor(p / box) * side + (p % box)] = Math.floor(255 * (ink[p] ?? 0) + 0.5);
  }
}
