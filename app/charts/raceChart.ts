import { line, max, min, scaleLog, select, type ScaleLogarithmic } from 'd3';

/** Powers of ten of steps that the axis spans: no net comes further in a race. */
export const decades = 7;

/** How far along the axis so many steps are, 0–1. */
export const shareOf = (steps: number): number => Math.min(1, Math.log10(Math.max(1, steps)) / decades);

export interface RaceChartData {
  readonly lanes: readonly {
    readonly name: string;
    /** [step, loss], steps rising. */
    readonly points: readonly (readonly [number, number])[];
  }[];
  readonly format: (loss: number) => string;
  /** In CSS pixels; the axis takes the whole width, like the bars above. */
  readonly width: number;
  readonly height: number;
}

type Point = RaceChartData['lanes'][number]['points'][number];

/** Room that a name takes, in pixels. */
const nameWidth = 58;
const margin = { top: 10, bottom: 20 } as const;
const powers = Array.from({ length: decades + 1 }, (_, power) => power);
const powerText = (power: number): string => `${10 ** (power % 3)}${['', 'k', 'M'][Math.floor(power / 3)] ?? ''}`;

/** Losses over the same steps as the bars, both on logarithmic scales; a thread ties each curve's end to its bar. */
export function createRaceChart(parent: HTMLDivElement): { update(data: RaceChartData): void; destroy(): void } {
  const svg = select(parent).append('svg').attr('class', 'race-chart').attr('aria-hidden', 'true');
  const [ticks, levels, threads, curves, ends] = ['ticks', 'levels', 'threads', 'curves', 'ends'].map((name) =>
    svg.append('g').attr('class', name),
  );
  return {
    update({ lanes, format, width, height }) {
      if (width < 60 || !ticks || !levels || !threads || !curves || !ends) return;
      svg.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
      const x = (step: number): number => shareOf(step) * width;
      const y = lossScale(
        lanes.flatMap(({ points }) => points.map(([, loss]) => loss)),
        height,
      );
      ticks
        .selectAll('text')
        .data(powers)
        .join('text')
        .attr('x', (power) => (power / decades) * width)
        .attr('y', height - 4)
        .attr('text-anchor', (power) => (power === 0 ? 'start' : power === decades ? 'end' : 'middle'))
        .text(powerText);
      const shown = lanes.some(({ points }) => points.length > 1) ? y.domain() : [];
      levels
        .selectAll('text')
        .data(shown)
        .join('text')
        .attr('x', width - 2)
        .attr('y', (loss, i) => y(loss) + (i === 0 ? -3 : 10))
        .attr('text-anchor', 'end')
        .text(format);
      const path = line<Point>()
        .x(([step]) => x(step))
        .y(([, loss]) => y(loss))
        .defined(([, loss]) => loss > 0 && Number.isFinite(loss));
      curves
        .selectAll('path')
        .data(lanes)
        .join('path')
        .attr('d', ({ points }) => path(points));
      const places = endsOf(lanes, x, y);
      threads
        .selectAll('line')
        .data(places)
        .join('line')
        .attr('x1', (place) => place.x)
        .attr('x2', (place) => place.x)
        .attr('y1', 0)
        .attr('y2', (place) => place.y);
      const named = ends
        .selectAll('g')
        .data(places)
        .join((enter) => {
          const group = enter.append('g');
          group.append('circle').attr('r', 3.5);
          group.append('text');
          return group;
        })
        .attr('transform', (place) => `translate(${place.x},${place.y})`);
      named
        .select('text')
        .attr('y', (place) => (place.isBelow ? 17 : -8))
        .attr('text-anchor', (place) => (place.x > width - 60 ? 'end' : 'middle'))
        .text((place) => place.name);
    },
    destroy: () => void svg.remove(),
  };
}

/** Where the curves end, from left to right; of two names that would run into each other one stands below. */
function endsOf(lanes: RaceChartData['lanes'], x: (step: number) => number, y: (loss: number) => number) {
  const ends = lanes.flatMap(({ name, points }) => {
    const [step, loss] = points.at(-1) ?? [];
    return step === undefined || loss === undefined || !Number.isFinite(loss)
      ? []
      : [{ name, x: x(step), y: y(loss), isBelow: false }];
  });
  const sorted = ends.toSorted((a, b) => a.x - b.x);
  for (const [i, end] of sorted.entries()) {
    const before = sorted[i - 1];
    end.isBelow = before !== undefined && end.x - before.x < nameWidth && !before.isBelow;
  }
  return sorted;
}

/** From the smallest loss at the bottom to the largest at the top. */
function lossScale(losses: readonly number[], height: number): ScaleLogarithmic<number, number> {
  const positive = losses.filter((loss) => loss > 0 && Number.isFinite(loss));
  const [low, high] = [min(positive) ?? 0.1, max(positive) ?? 1];
  const domain = low < high ? [low, high] : [low / 2, high * 2];
  return scaleLog(domain, [height - margin.bottom - 8, margin.top + 8]).clamp(true);
}
