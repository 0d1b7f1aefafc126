import { scaleLinear, type ScaleLinear } from 'd3';
import { formatTick } from '../i18n/formatNumber.ts';
import { strokeArrow } from './arrow.ts';
import { prepareCanvas } from './canvas.ts';
import { traceMark } from './classMark.ts';
import { drawLevelField, type LevelFieldData } from './levelField.ts';
import { rangeOf } from './memberChart.ts';
import type { Palette } from './palette.ts';

type Point = readonly [x: number, y: number];

/** The way of one optimizer up to now, as places of the picture. */
export interface DescentTrack {
  /** Which colour and mark of the classes is its own. */
  readonly colour: number;
  /** The last is where it stands now. */
  readonly places: readonly (readonly number[])[];
  /** Where the step from there leads. */
  readonly next: readonly number[] | undefined;
  /** ∂f/∂x, ∂f/∂y where it stands. */
  readonly gradient: readonly number[];
}

export interface DescentChartData {
  readonly axes: readonly string[];
  readonly f: (place: readonly number[]) => number;
  readonly centre: Point;
  /** From the centre to the nearer edge. */
  readonly reach: number;
  readonly tracks: readonly DescentTrack[];
  /** The track whose force and step are drawn. */
  readonly chosen: number;
  /** How much of the next step is gone already, 0 to 1. */
  readonly part: number;
  /** Length of the gradient whose arrow is half as long as an arrow can be. */
  readonly usualGradient: number;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

type Scale = ScaleLinear<number, number>;
interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const margin = { left: 40, right: 8, top: 8, bottom: 24 } as const;
const longestForce = 96;
/** Dots of steps on longer ways would run into each other. */
const mostDots = 300;

/** Paths of optimizers on the curve of f(x), or on the level lines of f(x, y). */
export function createDescentChart(canvas: HTMLCanvasElement): {
  update(data: DescentChartData): void;
  /** The place under a point of the canvas, in CSS pixels. */
  placeAt(x: number, y: number): [number, number];
  destroy(): void;
} {
  const field = document.createElement('canvas');
  let drawn: LevelFieldData | undefined;
  let frame: Frame | undefined;
  return {
    update(data) {
      const { width, height, palette, f } = data;
      if (width < 120 || height < 100) return;
      const context = prepareCanvas(canvas, width, height);
      context.lineJoin = 'round';
      context.lineCap = 'round';
      frame = frameOf(data);
      const { x, y, left, right, top, bottom } = frame;
      const inner = { width: right - left, height: bottom - top };
      if (data.axes.length > 1) {
        const next = { f, x: spanOf(x), y: spanOf(y), ...inner, palette };
        if (!drawn || isOther(drawn, next)) drawLevelField(field, next);
        drawn = next;
        context.drawImage(field, left, top, inner.width, inner.height);
      }
      drawAxes(context, data, frame);
      context.save();
      context.beginPath();
      context.rect(left, top, inner.width, inner.height);
      context.clip();
      if (data.axes.length === 1) drawCurve(context, data, frame);
      // The chosen one lies on top.
      const order = data.tracks.toSorted((a, b) => Number(isChosen(a, data)) - Number(isChosen(b, data)));
      for (const track of order) drawTrack(context, data, track, frame);
      context.restore();
    },
    placeAt: (px, py) => (frame ? [frame.x.invert(px), frame.y.invert(py)] : [0, 0]),
    destroy() {
      drawn = undefined;
    },
  };
}

const spanOf = (scale: Scale): readonly [number, number] => {
  const [a = 0, b = 1] = scale.domain();
  return [a, b];
};

const isOther = (a: LevelFieldData, b: LevelFieldData): boolean =>
  a.f !== b.f ||
  a.palette !== b.palette ||
  a.width !== b.width ||
  a.height !== b.height ||
  a.x.join() !== b.x.join() ||
  a.y.join() !== b.y.join();

const isChosen = (track: DescentTrack, { tracks, chosen }: DescentChartData): boolean => tracks[chosen] === track;

/** Over a plane both axes have one scale, so that the force stands upright on the level lines. */
function frameOf({ axes, f, centre: [cx, cy], reach, width, height }: DescentChartData): Frame {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const [w, h] = [right - left, bottom - top];
  const unit = axes.length > 1 ? reach / (Math.min(w, h) / 2) : reach / (w / 2);
  const x = scaleLinear([cx - (unit * w) / 2, cx + (unit * w) / 2], [left, right]);
  if (axes.length > 1)
    return { x, y: scaleLinear([cy - (unit * h) / 2, cy + (unit * h) / 2], [bottom, top]), left, right, top, bottom };
  const values = Float64Array.from({ length: 200 }, (_, i) => f([x.invert(left + (w * i) / 199)]));
  return { x, y: scaleLinear(rangeOf([values]), [bottom, top]), left, right, top, bottom };
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { palette, axes, width, height }: DescentChartData,
  { x, y, left, right, top, bottom }: Frame,
): void {
  context.font = `11px ${palette.sans}`;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  const isCurve = axes.length === 1;
  const line = (x0: number, y0: number, x1: number, y1: number, strong: boolean): void => {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.strokeStyle = strong ? palette.lineStrong : palette.line;
    context.stroke();
  };
  context.fillStyle = palette.caption;
  context.textAlign = 'right';
  for (const tick of y.ticks(Math.max(3, Math.round(height / 70)))) {
    if (isCurve) line(left, y(tick), right, y(tick), tick === 0);
    if (y(tick) > top + 12) context.fillText(formatTick(tick), left - 6, y(tick));
  }
  context.textAlign = 'center';
  for (const tick of x.ticks(Math.max(3, Math.round(width / 90)))) {
    if (isCurve && tick === 0) line(x(0), top, x(0), bottom, true);
    if (x(tick) > left + 8 && x(tick) < right - 24) context.fillText(formatTick(tick), x(tick), bottom + 12);
  }
  context.fillStyle = palette.ink;
  context.textAlign = 'right';
  context.fillText('x', right, bottom + 12);
  context.fillText(axes[1] ?? 'f', left - 6, top + 4);
}

function drawCurve(
  context: CanvasRenderingContext2D,
  { f, palette }: DescentChartData,
  { x, y, left, right, top, bottom }: Frame,
): void {
  context.beginPath();
  let isOn = false;
  for (let px = left; px <= right; px++) {
    const value = f([x.invert(px)]);
    if (!Number.isFinite(value)) isOn = false;
    else {
      // Far outside the picture a canvas loses its way.
      const py = Math.max(top - 1000, Math.min(bottom + 1000, y(value)));
      if (isOn) context.lineTo(px, py);
      else context.moveTo(px, py);
      isOn = true;
    }
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.stroke();
}

const clamp = (value: number): number => Math.max(-1e5, Math.min(1e5, value));

function drawTrack(context: CanvasRenderingContext2D, data: DescentChartData, track: DescentTrack, frame: Frame): void {
  const { palette, f, part, axes } = data;
  const point = (place: readonly number[]): Point => [
    clamp(frame.x(place[0] ?? 0)),
    clamp(frame.y(axes.length > 1 ? (place[1] ?? 0) : f(place))),
  ];
  const colour = palette.classes[track.colour] ?? palette.ink;
  const points = track.places.map(point);
  const [start] = points;
  const here = points.at(-1);
  if (!start || !here) return;
  const next = track.next && point(track.next);
  const now: Point = next ? [here[0] + (next[0] - here[0]) * part, here[1] + (next[1] - here[1]) * part] : here;
  context.beginPath();
  for (const [px, py] of points) context.lineTo(px, py);
  context.lineTo(...now);
  stroke(context, palette.surface, 4.5);
  stroke(context, colour, 2);
  context.fillStyle = colour;
  for (const [px, py] of points.slice(-mostDots)) dot(context, px, py, 2.75);
  ring(context, start, palette);
  if (isChosen(track, data) && part === 0) drawForces(context, data, track, frame, here, next, colour);
  traceMark(context, track.colour, now[0], now[1], 6.5);
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

/** Downhill, dashed: longer where it is steeper. The step that will be made, to scale. */
function drawForces(
  context: CanvasRenderingContext2D,
  { palette, usualGradient, f, axes }: DescentChartData,
  { gradient, places }: DescentTrack,
  { x, y }: Frame,
  here: Point,
  next: Point | undefined,
  colour: string,
): void {
  const [gx = 0, gy = 0] = gradient;
  const size = Math.hypot(gx, gy);
  if (axes.length === 1 && Number.isFinite(size)) {
    // The tangent: what the slope says of the curve.
    const at = places.at(-1)?.[0] ?? 0;
    const across = x.invert(70) - x.invert(0);
    const value = f([at]);
    context.beginPath();
    context.moveTo(x(at - across), clamp(y(value - gx * across)));
    context.lineTo(x(at + across), clamp(y(value + gx * across)));
    context.setLineDash([2, 4]);
    stroke(context, palette.caption, 1.5);
    context.setLineDash([]);
  }
  if (next) {
    strokeArrow(context, here, next, { colour: palette.surface, width: 6 });
    strokeArrow(context, here, next, { colour, width: 3.5 });
  }
  if (size > 0 && Number.isFinite(size)) {
    const length = 14 + (longestForce - 14) * (size / (size + usualGradient));
    const end: Point = [here[0] - (gx / size) * length, here[1] + (gy / size) * length];
    strokeArrow(context, here, end, { colour: palette.surface, width: 4.5 });
    strokeArrow(context, here, end, { colour: palette.ink, width: 2, dash: [5, 4] });
  }
}

function stroke(context: CanvasRenderingContext2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Where all began, and can be dragged. */
function ring(context: CanvasRenderingContext2D, [x, y]: Point, palette: Palette): void {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  stroke(context, palette.surface, 4);
  stroke(context, palette.ink, 1.75);
}
