import type { TimelineView } from '../../engine/protocol.ts';

/** Where along an axis a run's kept snapshots and its present lie. */
export interface TimelinePlaces {
  readonly axis: 'epoch' | 'step';
  readonly view: TimelineView;
  readonly now: { readonly step: number; readonly epoch: number };
}

/** Index of the kept snapshot nearest to a step; what lies nearest to now is the index after the last. */
export function indexNear({ view: { steps }, now }: TimelinePlaces, step: number): number {
  return nearest([...steps, now.step], step);
}

export function indexAt({ axis, view, now }: TimelinePlaces, place: number): number {
  return nearest([...(axis === 'epoch' ? view.epochs : view.steps), now[axis]], place);
}

/** The last of those that lie equally near. */
function nearest(places: readonly number[], wanted: number): number {
  let found = 0;
  places.forEach((place, i) => {
    if (Math.abs(place - wanted) <= Math.abs((places[found] ?? 0) - wanted)) found = i;
  });
  return found;
}

/** Place of a step, by the snapshots around it. */
export function placeOf({ axis, view: { steps, epochs }, now }: TimelinePlaces, step: number): number {
  if (axis === 'step') return step;
  const after = steps.findIndex((each) => each >= step);
  const [high, highStep] = after < 0 ? [now.epoch, now.step] : [epochs[after] ?? 0, steps[after] ?? 0];
  const before = after < 0 ? steps.length - 1 : after - 1;
  const [low, lowStep] = [epochs[before] ?? 0, steps[before] ?? 0];
  return highStep === lowStep ? high : low + ((high - low) * (step - lowStep)) / (highStep - lowStep);
}
