import type { Samples } from './dataset.ts';

/** `samples` points with one number each; `place` gives a point's coordinates and, last, its value. */
export function valuedPoints(samples: number, coordinates: number, place: () => readonly number[]): Samples {
  const features = new Float32Array(coordinates * samples);
  const values = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const point = place();
    features.set(point.slice(0, coordinates), coordinates * i);
    values[i] = point[coordinates] ?? Number.NaN;
  }
  return { count: samples, features, values };
}
