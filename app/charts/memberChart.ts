import { line, scaleLinear, type ScaleLinear } from 'd3';
import type { Picture } from '../pictures/picture.ts';
import { formatTick } from '../i18n/formatNumber.ts';
import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

export interface MemberChartData {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  /** With ticks and names at the ends; without, lines alone. */
  readonly large: boolean;
}

type Scale = ScaleLinear<number, number>;
type Of<Kind extends Picture['kind']> = Extract<Picture, { kind: Kind }>;

/** What a member of a registry does, in one small picture. */
export function createMemberChart(canvas: HTMLCanvasElement): { update(data: MemberChartData): void; destroy(): void } {
  return {
    update(data) {
      const { picture, width, height, large } = data;
      if (width < 2 || height < 2) return;
      const context = prepareCanvas(canvas, width, height);
      context.lineJoin = 'round';
      context.lineCap = 'round';
      if (picture.kind === 'curves') drawCurves(context, data, picture);
      else if (picture.kind === 'bars') drawBars(context, data, picture);
      else drawPath(context, data, picture, large ? 6 : 2);
    },
    destroy() {},
  };
}

/** From the lowest to the highest value, save for tails that would flatten all the rest. */
export function rangeOf(lists: readonly Float64Array[]): [number, number] {
  const values = Float64Array.from(lists.flatMap((list) => [...list]).filter(Number.isFinite)).toSorted();
  if (values.length === 0) return [-1, 1];
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  const [low, high] = [at(0.04), at(0.96)];
  const span = high - low;
  const bottom = low - at(0) < span ? at(0) : low;
  const top = at(1) - high < span ? at(1) : high;
  const pad = (top - bottom || 1) * 0.08;
  return [bottom - pad, top + pad];
}

function drawCurves(context: CanvasRenderingContext2D, data: MemberChartData, picture: Of<'curves'>): void {
  const { palette, width, height, large } = data;
  const inner = large ? { left: 36, right: width - 34, top: 8, bottom: height - 20 } : inset(width, height);
  const x = scaleLinear(picture.domain, [inner.left, inner.right]);
  const y = scaleLinear(rangeOf(picture.curves.map(({ values }) => values)), [inner.bottom, inner.top]);
  drawAxes(context, data, x, y, inner);
  context.save();
  context.beginPath();
  context.rect(inner.left, inner.top - 2, inner.right - inner.left + 1, inner.bottom - inner.top + 4);
  context.clip();
  for (const { values, dashed } of picture.curves.toReversed()) {
    const path = line<number>()
      .x((_, i) => x(picture.domain[0] + ((picture.domain[1] - picture.domain[0]) * i) / (values.length - 1)))
      .y((value) => y(value))
      .defined(Number.isFinite)
      .context(context);
    context.beginPath();
    path([...values]);
    context.setLineDash(dashed ? (large ? [5, 4] : [2, 2.5]) : []);
    context.strokeStyle = dashed ? palette.caption : palette.ink;
    context.lineWidth = large ? (dashed ? 1.5 : 2) : dashed ? 1 : 1.5;
    context.stroke();
  }
  context.restore();
  if (large) nameEnds(context, data, picture, y, inner);
}

interface Inner {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const inset = (width: number, height: number): Inner => ({ left: 2, right: width - 2, top: 2, bottom: height - 2 });

/** Names at the ends of the lines, at least a line of text apart. */
function nameEnds(
  context: CanvasRenderingContext2D,
  { palette }: MemberChartData,
  { curves }: Of<'curves'>,
  y: Scale,
  inner: Inner,
): void {
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const ends = curves
    .map(({ name, dashed, values }) => {
      const last = values.findLast(Number.isFinite) ?? 0;
      return { name, dashed, at: Math.max(inner.top + 4, Math.min(inner.bottom - 4, y(last))) };
    })
    .toSorted((a, b) => a.at - b.at);
  let before = -Infinity;
  for (const { name, dashed, at } of ends) {
    before = Math.max(at, before + 13);
    context.fillStyle = dashed ? palette.caption : palette.ink;
    context.fillText(name, inner.right + 4, before);
  }
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { palette, large }: MemberChartData,
  x: Scale,
  y: Scale,
  inner: Inner,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  const stroke = (x0: number, y0: number, x1: number, y1: number): void => {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  };
  const zero = x.domain()[0] === 0 ? undefined : x(0);
  if (!large) {
    if (y(0) > inner.top && y(0) < inner.bottom) stroke(inner.left, y(0), inner.right, y(0));
    if (zero !== undefined && zero > inner.left && zero < inner.right) stroke(zero, inner.top, zero, inner.bottom);
    return;
  }
  context.font = `11px ${palette.sans}`;
  context.fillStyle = palette.caption;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of y.ticks(4)) {
    context.strokeStyle = tick === 0 ? palette.lineStrong : palette.line;
    stroke(inner.left, y(tick), inner.right, y(tick));
    context.fillText(formatTick(tick), inner.left - 5, y(tick));
  }
  context.textAlign = 'center';
  for (const tick of x.ticks(4)) context.fillText(formatTick(tick), x(tick), inner.bottom + 12);
  context.strokeStyle = palette.line;
  if (zero !== undefined && zero > inner.left && zero < inner.right) stroke(zero, inner.top, zero, inner.bottom);
}

function drawBars(context: CanvasRenderingContext2D, data: MemberChartData, { shares, domain }: Of<'bars'>): void {
  const { palette, width, height, large } = data;
  const inner = large ? { left: 8, right: width - 8, top: 8, bottom: height - 20 } : inset(width, height);
  const most = Math.max(...shares);
  const step = (inner.right - inner.left) / shares.length;
  context.fillStyle = palette.caption;
  shares.forEach((share, i) => {
    const tall = (share / most) * (inner.bottom - inner.top);
    context.fillRect(inner.left + i * step, inner.bottom - tall, Math.max(1, step - (large ? 1 : 0)), tall);
  });
  context.fillStyle = palette.lineStrong;
  context.fillRect(inner.left, inner.bottom, inner.right - inner.left, 1);
  if (!large) return;
  const x = scaleLinear(domain, [inner.left, inner.right]);
  context.font = `11px ${palette.sans}`;
  context.fillStyle = palette.caption;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const tick of x.ticks(4)) {
    const at = x(tick);
    if (at > 16 && at < width - 16) context.fillText(formatTick(tick), at, inner.bottom + 12);
  }
}

/** Level lines of the valley, the way through it, and where it starts and ends. */
function drawPath(
  context: CanvasRenderingContext2D,
  { palette, width, height, large }: MemberChartData,
  { places, domain, range, height: valley }: Of<'path'>,
  levels: number,
): void {
  const x = scaleLinear(domain, [0, width]);
  const y = scaleLinear(range, [height, 0]);
  const highest = valley(domain[0], 0);
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  for (let level = 1; level <= levels; level++) {
    const at = highest * (level / levels) ** 2;
    context.beginPath();
    for (let i = 0; i <= 72; i++) {
      const angle = (i / 72) * 2 * Math.PI;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const reach = Math.sqrt(at / valley(dx, dy));
      context.lineTo(x(reach * dx), y(reach * dy));
    }
    context.stroke();
  }
  context.beginPath();
  for (const [px, py] of places) if (Number.isFinite(px) && Number.isFinite(py)) context.lineTo(x(px), y(py));
  context.strokeStyle = palette.ink;
  context.lineWidth = large ? 1.75 : 1.25;
  context.stroke();
  const dot = (px: number, py: number, radius: number): void => {
    context.beginPath();
    context.arc(x(px), y(py), radius, 0, 2 * Math.PI);
    context.fill();
  };
  context.fillStyle = palette.ink;
  if (large) for (const [px, py] of places) dot(px, py, 2);
  context.fillStyle = palette.surface;
  context.strokeStyle = palette.ink;
  context.beginPath();
  context.arc(x(0), y(0), large ? 4 : 2, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
