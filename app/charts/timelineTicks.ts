import { select } from 'd3';

export interface TimelineTicksData {
  /** Of the picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** From where to where the run lies. */
  readonly start: number;
  readonly end: number;
  /** Places of the kept snapshots, rising. */
  readonly kept: readonly number[];
  /** Places at which settings were changed, and where the run branched off. */
  readonly edits: readonly number[];
  readonly fork: number | undefined;
}

const tick = 3;

/** The track of a timeline with what lies along it; the handle over it is the slider's own. */
export function createTimelineTicks(parent: HTMLDivElement): {
  update(data: TimelineTicksData): void;
  destroy(): void;
} {
  const svg = select(parent).append('svg').attr('class', 'timeline-ticks').attr('aria-hidden', 'true');
  const rail = svg.append('path').attr('class', 'rail');
  const ticks = svg.append('path').attr('class', 'kept');
  const edits = svg.append('path').attr('class', 'edits');
  const fork = svg.append('path').attr('class', 'fork');
  return {
    update({ width, height, start, end, kept, edits: changes, fork: branched }) {
      const middle = height / 2;
      svg.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
      rail.attr('d', `M${start} ${middle}H${end}`);
      ticks.attr(
        'd',
        apart(kept)
          .map((x) => `M${x.toFixed(1)} ${middle - tick}v${2 * tick}`)
          .join(''),
      );
      edits.attr(
        'd',
        apart(changes)
          .map((x) => `M${x.toFixed(1)} ${middle - 9}l3 3-3 3-3-3z`)
          .join(''),
      );
      fork.attr('d', branched === undefined ? '' : `M${branched} ${middle - 8}v16`);
    },
    destroy: () => void svg.remove(),
  };
}

/** Of places that would touch, the first. */
const apart = (places: readonly number[]): readonly number[] => {
  let last = -Infinity;
  return places.filter((place) => {
    if (place - last < 1.5) return false;
    last = place;
    return true;
  });
};
