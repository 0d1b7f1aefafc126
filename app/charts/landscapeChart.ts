import { scaleLinear, type ScaleLinear } from 'd3';
import { formatTick } from '../i18n/formatNumber.ts';
import { prepareCanvas } from './canvas.ts';
import { drawLossKey, lossColours } from './lossKey.ts';
import { drawLevelField } from './levelField.ts';
import { levelLabels } from './levelLabels.ts';
import { lossBetween, lossLevels, type LossLevels, type LossSurface } from './lossSurface.ts';
import { drawWay, type WayData } from './landscapeWay.ts';
import type { Palette } from './palette.ts';

export interface LandscapeChartData {
  /** One object as long as it is the same. */
  readonly surface: LossSurface;
  readonly a: readonly [low: number, high: number];
  readonly b: readonly [low: number, high: number];
  /** What the middle is called on the axes. */
  readonly origin: readonly [a: number, b: number];
  readonly axes: readonly [string, string];
  readonly way: Pick<WayData, 'track' | 'columns' | 'start' | 'now'>;
  /** What is written beside the lowest place that is known. */
  readonly lowest: string;
  readonly lossName: string;
  readonly format: (loss: number) => string;
  /** The place that is read. */
  readonly cross: readonly [a: number, b: number] | undefined;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

type Scale = ScaleLinear<number, number>;

const margin = { left: 50, right: 62, top: 8, bottom: 36 } as const;
/** Pixels between two marks that would lie on each other. */
const near = 18;
/** Points of the way so near to each other leave labels the same room. */
const alike = 8;

/** The loss over a plane as coloured level lines with a key, and the way of a run on it. */
export function createLandscapeChart(canvas: HTMLCanvasElement): {
  update(data: LandscapeChartData): void;
  /** The place under a point of the canvas, in CSS pixels; undefined beside the field. */
  placeAt(x: number, y: number): [a: number, b: number] | undefined;
  destroy(): void;
} {
  const field = document.createElement('canvas');
  let drawn: { readonly surface: LossSurface; readonly palette: Palette; readonly side: number } | undefined;
  let levels: LossLevels | undefined;
  let scales: { readonly x: Scale; readonly y: Scale } | undefined;
  return {
    update(data) {
      const { width, height, palette, surface, a, b, format } = data;
      const side = Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom);
      if (side < 60) return;
      const context = prepareCanvas(canvas, width, height);
      context.lineJoin = 'round';
      const x = scaleLinear(a, [margin.left, margin.left + side]);
      const y = scaleLinear(b, [margin.top + side, margin.top]);
      scales = { x, y };
      const way: WayData = { ...data.way, palette, x, y, side };
      if (drawn?.surface !== surface || drawn.palette !== palette || drawn.side !== side) {
        levels = lossLevels(surface);
        if (levels) drawField(field, surface, levels, { side, palette, format, way });
        drawn = { surface, palette, side };
      }
      if (levels) context.drawImage(field, margin.left, margin.top, side, side);
      drawFrame(context, data, x, y, side);
      if (!levels) return;
      drawLossKey(context, levels, { ...data, left: margin.left + side + 14, top: margin.top, height: side });
      drawLowest(context, data, levels, x, y);
      context.save();
      context.beginPath();
      context.rect(margin.left, margin.top, side, side);
      context.clip();
      drawWay(context, way);
      context.restore();
      if (data.cross) drawCross(context, data.cross, palette, x, y, side);
    },
    placeAt(px, py) {
      if (!scales) return undefined;
      const { x, y } = scales;
      const [left = 0, right = 0] = x.range();
      const [bottom = 0, top = 0] = y.range();
      const inside = px >= left && px <= right && py >= top && py <= bottom;
      return inside ? [x.invert(px), y.invert(py)] : undefined;
    },
    destroy() {
      drawn = undefined;
    },
  };
}

interface FieldOptions {
  readonly side: number;
  readonly palette: Palette;
  readonly format: (loss: number) => string;
  readonly way: WayData;
}

function drawField(
  field: HTMLCanvasElement,
  surface: LossSurface,
  { isLog, levels }: LossLevels,
  { side, palette, format, way }: FieldOptions,
): void {
  const between = lossBetween(surface, isLog);
  const shown = isLog ? levels.map(Math.log10) : levels;
  const lines = drawLevelField(field, {
    f: ([u = 0, v = 0]) => between(u, v),
    x: [0, 1],
    y: [0, 1],
    width: side,
    height: side,
    palette,
    levels: shown,
    colours: lossColours(palette, levels.length + 1),
  });
  const context = field.getContext('2d');
  if (!context) return;
  context.font = `10px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const { track, columns, x, y } = way;
  // What is written beside the ends of the way stands to the right of them, or to the left.
  const kept: (readonly [number, number])[] = [];
  for (let i = 0; i < (track?.length ?? 0); i += columns) {
    const [px, py] = [x(track?.[i + 1] ?? 0) - margin.left, y(track?.[i + 2] ?? 0) - margin.top];
    const isEnd = i === 0 || i + columns >= (track?.length ?? 0);
    const [bx, by] = kept.at(-1) ?? [Infinity, Infinity];
    if (!isEnd && Math.hypot(px - bx, py - by) < alike) continue;
    if (isEnd) for (const aside of [26, -26]) kept.push([px + aside, py - 11]);
    kept.push([px, py]);
  }
  for (const label of levelLabels(lines, side, side, kept)) {
    const at = shown.indexOf(label.level);
    halo(context, format(levels[at] ?? Number.NaN), label.x, label.y, palette, 0.82);
  }
}

/** Text that can be read on any colour. */
function halo(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  palette: Palette,
  strength = 1,
): void {
  context.lineJoin = 'round';
  context.globalAlpha = strength;
  context.strokeStyle = palette.surface;
  context.lineWidth = 3;
  context.strokeText(words, x, y);
  context.globalAlpha = 1;
  context.fillStyle = palette.ink;
  context.fillText(words, x, y);
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { palette, axes, origin }: LandscapeChartData,
  x: Scale,
  y: Scale,
  side: number,
): void {
  const [left, bottom] = [margin.left, margin.top + side];
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, margin.top + 0.5, side - 1, side - 1);
  context.font = `11px ${palette.sans}`;
  context.fillStyle = palette.caption;
  const count = Math.max(3, Math.round(side / 75));
  // Ticks are round on the axis, whatever the middle is called.
  const named = (scale: Scale, from: number): number[] =>
    scale
      .copy()
      .domain(scale.domain().map((each) => each + from))
      .ticks(count);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of named(y, origin[1])) context.fillText(formatTick(tick), left - 6, y(tick - origin[1]));
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const tick of named(x, origin[0])) {
    const at = x(tick - origin[0]);
    if (at < left + side - 4) context.fillText(formatTick(tick), at, bottom + 14);
  }
  context.fillStyle = palette.ink;
  context.fillText(axes[0], left + side / 2, bottom + 30);
  context.save();
  context.translate(11, margin.top + side / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(axes[1], 0, 0);
  context.restore();
}

function drawLowest(
  context: CanvasRenderingContext2D,
  { surface: { size }, a, b, lowest, palette, way }: LandscapeChartData,
  { lowAt, levels }: LossLevels,
  x: Scale,
  y: Scale,
): void {
  // All is as low.
  if (levels.length === 0) return;
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((high - low) * i) / (size - 1);
  const [px, py] = [x(at(a, lowAt % size)), y(at(b, Math.floor(lowAt / size)))];
  // Where the run stands on it, that is mark enough.
  const now = way.track?.subarray(-way.columns);
  if (now && Math.hypot(px - x(now[1] ?? 0), py - y(now[2] ?? 0)) < near) return;
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.ink, 1.75],
  ] as const) {
    context.beginPath();
    for (const turn of [1, -1]) {
      context.moveTo(px - 4, py - 4 * turn);
      context.lineTo(px + 4, py + 4 * turn);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  context.font = `11px ${palette.sans}`;
  context.textBaseline = 'middle';
  const isRight = px > (x.range()[1] ?? 0) - 90;
  context.textAlign = isRight ? 'right' : 'left';
  const [top = 0, bottom = 0] = [...y.range()].toReversed();
  halo(context, lowest, px + (isRight ? -9 : 9), Math.max(top + 9, Math.min(bottom - 9, py)), palette);
}

function drawCross(
  context: CanvasRenderingContext2D,
  [a, b]: readonly [number, number],
  palette: Palette,
  x: Scale,
  y: Scale,
  side: number,
): void {
  for (const [colour, width] of [
    [palette.surface, 3],
    [palette.ink, 1],
  ] as const) {
    context.beginPath();
    context.moveTo(x(a), margin.top);
    context.lineTo(x(a), margin.top + side);
    context.moveTo(margin.left, y(b));
    context.lineTo(margin.left + side, y(b));
    context.globalAlpha = 0.6;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  context.globalAlpha = 1;
}
