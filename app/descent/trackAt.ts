import type { DescentTrack } from '../charts/descentChart.ts';
import type { DescentPath } from './descentPath.ts';

/** What is drawn of a path after some steps, or at its end if it has fewer. */
export function trackAt({ places }: DescentPath, step: number, colour: number): DescentTrack {
  const passed = places.slice(0, step + 1);
  const here = passed.at(-1);
  return {
    colour,
    places: passed.map(({ place }) => place),
    next: here?.move?.after.coordinates.map(({ w = Number.NaN }) => w),
    gradient: here?.gradient ?? [],
  };
}
