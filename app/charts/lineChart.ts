import {
  bisector,
  line,
  max,
  min,
  scaleLinear,
  scaleLog,
  select,
  type ScaleContinuousNumeric,
  type Selection,
} from 'd3';

export interface Series {
  readonly name: string;
  /** `past` is a run before; `raw` lies pale behind its smoothed line and has no name of its own. */
  readonly style: 'solid' | 'dashed' | 'past' | 'raw';
  /** Which of the colours for runs it has; ink where it has none. */
  readonly colour?: number;
  /** [x, y], x rising. */
  readonly points: readonly (readonly [number, number])[];
}

export interface LineChartData {
  readonly series: readonly Series[];
  readonly scale: 'log' | 'linear';
  readonly format: (y: number) => string;
  /** Bounds of y that are always shown, e.g. shares from 0 to 1. */
  readonly bounds?: readonly [number, number] | undefined;
  /** Of the chart, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the curve is read. */
  readonly cross?: number | undefined;
  /** Where runs branched off. */
  readonly forks?: readonly number[];
}

type Y = ScaleContinuousNumeric<number, number>;

/** Between the edges of the chart and its plot, in CSS pixels. */
export const plotMargin = { left: 38, right: 76, top: 8, bottom: 22 } as const;
const lineHeight = 13;

/** What the scale starts at where a logarithm would have no end. */
const smallest = 1e-7;

/** The value of a series at x: that of its last point up to there. */
export function valueAt(points: Series['points'], x: number): number | undefined {
  const after = bisector((point: readonly [number, number]) => point[0]).right(points, x);
  return points[Math.max(0, after - 1)]?.[1];
}

/** Curves over epochs, named at their ends, with a crosshair. */
export function createLineChart(parent: HTMLDivElement): {
  update(data: LineChartData): void;
  /** The x at a distance from the left edge, in CSS pixels. */
  xAt(pixels: number): number;
  destroy(): void;
} {
  const svg = select(parent).append('svg').attr('class', 'line-chart').attr('aria-hidden', 'true');
  const [grid, ticks, forks, curves, names, cross] = ['grid', 'ticks', 'forks', 'curves', 'names', 'cross'].map(
    (name) => svg.append('g').attr('class', name),
  );
  let x = scaleLinear([0, 1], [0, 1]);
  return {
    update(data) {
      const { width, height } = data;
      if (width < 60 || height < 40 || !grid || !ticks || !forks || !curves || !names || !cross) return;
      svg.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
      const last = max(data.series, ({ points }) => points.at(-1)?.[0]) ?? 0;
      x = scaleLinear([0, Math.max(1, last)], [plotMargin.left, width - plotMargin.right]);
      const y = yScale(data, [height - plotMargin.bottom, plotMargin.top]);
      drawGrid(grid, ticks, y, x, data, width, height);
      drawForks(forks, data.forks ?? [], x, height);
      drawCurves(curves, data.series, x, y);
      drawNames(names, data.series, x, y, height);
      drawCross(cross, data, x, y, height);
    },
    xAt: (pixels) => Math.max(0, x.invert(pixels)),
    destroy: () => void svg.remove(),
  };
}

type Group = Selection<SVGGElement, unknown, null, undefined>;

function yScale({ series, scale, bounds }: LineChartData, range: [number, number]): Y {
  const all = series.flatMap(({ points }) => points.map((point) => point[1])).filter(Number.isFinite);
  if (scale === 'linear') {
    const [low, high] = bounds ?? [Math.min(0, min(all) ?? 0), max(all) ?? 1];
    return scaleLinear([low, high > low ? high : low + 1], range).nice(5);
  }
  const positive = all.filter((value) => value > smallest);
  const [low, high] = [min(positive) ?? 0.1, max(positive) ?? 1];
  const pad = low === high ? 2 : 1.1;
  return scaleLog([low / pad, high * pad], range).clamp(true);
}

/** About five round ticks: on a log scale 1, 2, 5 × 10ⁿ where there is room, else powers of ten. */
function yTicks(y: Y, scale: LineChartData['scale'], height: number): number[] {
  const [low = 0, high = 1] = y.domain();
  if (scale === 'linear') return y.ticks(Math.max(2, Math.round(height / 44)));
  const decades = Math.log10(high / low);
  const steps = decades < 0.7 ? undefined : decades < 2.6 ? [1, 2, 5] : [1];
  if (!steps) return scaleLinear([low, high], [0, 1]).ticks(4);
  const every = Math.max(1, Math.ceil((decades * 26) / height));
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    if (steps.length === 1 && power % every !== 0) continue;
    for (const step of steps) found.push(step * 10 ** power);
  }
  return found.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}

function drawGrid(
  grid: Group,
  ticks: Group,
  y: Y,
  x: X,
  { scale, format, cross }: LineChartData,
  width: number,
  height: number,
): void {
  const levels = yTicks(y, scale, height);
  grid
    .selectAll('line')
    .data(levels)
    .join('line')
    .attr('x1', plotMargin.left)
    .attr('x2', width - plotMargin.right)
    .attr('y1', (level) => y(level))
    .attr('y2', (level) => y(level));
  const epochs = x.ticks(4).filter((epoch) => Number.isInteger(epoch) && !isNear(epoch, cross, x));
  const bottom = height - 6;
  const places = [
    ...levels.map((level) => ({ text: format(level), x: plotMargin.left - 6, y: y(level) + 4, anchor: 'end' })),
    ...epochs.map((epoch) => ({ text: String(epoch), x: x(epoch), y: bottom, anchor: 'middle' })),
    ...(cross === undefined ? [] : [{ text: epochText(cross, x), x: x(cross), y: bottom, anchor: 'middle' }]),
  ];
  ticks
    .selectAll('text')
    .data(places)
    .join('text')
    .attr('x', (place) => place.x)
    .attr('y', (place) => place.y)
    .attr('text-anchor', (place) => place.anchor)
    .classed('here', (_, i) => cross !== undefined && i === places.length - 1)
    .text((place) => place.text);
}

type X = ScaleContinuousNumeric<number, number>;

/** Whether a tick would stand under the epoch that the crosshair writes. */
const isNear = (epoch: number, cross: number | undefined, x: X): boolean =>
  cross !== undefined && Math.abs(x(epoch) - x(cross)) < 28;

/** Within few epochs their parts count too. */
const epochText = (epoch: number, x: X): string => epoch.toFixed((x.domain()[1] ?? 0) > 20 ? 0 : 1);

const classOf = ({ style, colour }: Pick<Series, 'style'> & { readonly colour?: number | undefined }): string =>
  colour === undefined ? style : `${style} run-${colour}`;

/** Faint lines where one run became two. */
function drawForks(group: Group, forks: readonly number[], x: X, height: number): void {
  group
    .selectAll('line')
    .data(forks)
    .join('line')
    .attr('x1', (fork) => x(fork))
    .attr('x2', (fork) => x(fork))
    .attr('y1', plotMargin.top - 4)
    .attr('y2', height - plotMargin.bottom);
}

function drawCurves(curves: Group, series: readonly Series[], x: X, y: Y): void {
  const path = line<readonly [number, number]>()
    .x((point) => x(point[0]))
    .y((point) => y(point[1]))
    .defined((point) => Number.isFinite(point[1]));
  curves
    .selectAll('path')
    .data(series)
    .join('path')
    .attr('class', classOf)
    .attr('d', ({ points }) => path(points));
}

/** Names at the ends of their lines, kept a line apart. */
function drawNames(names: Group, series: readonly Series[], x: X, y: Y, height: number): void {
  const ends = series
    .flatMap(({ name, style, colour, points }) => {
      const end = points.at(-1);
      return name !== '' && end && Number.isFinite(end[1])
        ? [{ name, style, colour, x: x(end[0]), at: y(end[1]), y: y(end[1]) }]
        : [];
    })
    .toSorted((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) {
    const [above, here] = [ends[i - 1], ends[i]];
    if (above && here) here.y = Math.max(here.y, above.y + lineHeight);
  }
  for (let i = ends.length - 1; i >= 0; i--) {
    const here = ends[i];
    if (here) here.y = Math.min(here.y, height - plotMargin.bottom - (ends.length - 1 - i) * lineHeight);
  }
  const right = max(ends, (end) => end.x) ?? 0;
  names
    .selectAll('circle')
    .data(ends)
    .join('circle')
    .attr('class', classOf)
    .attr('r', 2.5)
    .attr('cx', (end) => end.x)
    .attr('cy', (end) => end.at);
  names
    .selectAll('text')
    .data(ends)
    .join('text')
    .attr('class', classOf)
    .attr('x', right + 8)
    .attr('y', (end) => end.y + 4)
    .text((end) => end.name);
}

function drawCross(group: Group, { cross, series }: LineChartData, x: X, y: Y, height: number): void {
  const at = cross === undefined ? [] : [x(cross)];
  group
    .selectAll('line')
    .data(at)
    .join('line')
    .attr('x1', (place) => place)
    .attr('x2', (place) => place)
    .attr('y1', plotMargin.top - 4)
    .attr('y2', height - plotMargin.bottom);
  const dots = series.flatMap(({ style, points }) => {
    if (style === 'past' || style === 'raw') return [];
    const value = cross === undefined ? undefined : valueAt(points, cross);
    return value === undefined || !Number.isFinite(value) ? [] : [value];
  });
  group
    .selectAll('circle')
    .data(dots)
    .join('circle')
    .attr('r', 3.5)
    .attr('cx', at[0] ?? 0)
    .attr('cy', (value) => y(value));
}
