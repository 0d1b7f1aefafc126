import { scaleLinear } from 'd3';
import { formatTick } from '../i18n/formatNumber.ts';
import { prepareCanvas } from './canvas.ts';
import { traceMark } from './classMark.ts';
import { bandBetween, lineWithin, winningRegion, type Corner } from './halfPlanes.ts';
import type { Palette } from './palette.ts';
import type { Look } from './points.ts';

/** A straight rule in a space's own numbers, and how these lie on the square of −1 … 1. */
export interface DrawnRule {
  /** [units, 3]. */
  readonly sums: ArrayLike<number>;
  readonly levels: readonly { readonly sum: number; readonly output: number }[];
  readonly sides: readonly number[];
  readonly middle: readonly [number, number];
  readonly reach: number;
  /** 1 at its space, less on the way to it. */
  readonly weight: number;
}

export interface MappingViewData {
  /** Samples [n, 2] and polylines [lines · lineLength, 2] on the square of −1 … 1, y upwards. */
  readonly points: ArrayLike<number>;
  readonly lines: ArrayLike<number>;
  readonly lineLength: number;
  readonly look: (sample: number) => Look;
  /** Colour of a place of the lines: of what the network takes it for. */
  readonly lineColour: (place: number) => string;
  readonly rule?: DrawnRule | undefined;
  /** Colour of a class's side. */
  readonly classColour: (label: number) => string;
  /** Samples as pictures, each in its class's colour, in place of marks. */
  readonly pictures?: SamplePictures | undefined;
  readonly chosen: number | undefined;
  /** A number line through the middle: what value that is, how far the square reaches from it, and how much it is there. */
  readonly numberLine?: { readonly middle: number; readonly reach: number; readonly weight: number } | undefined;
  /** A small one: dots alone. */
  readonly isSmall: boolean;
  readonly side: number;
  readonly palette: Palette;
}

/** Pictures side by side on one canvas. */
export interface SamplePictures {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

const corners: readonly Corner[] = [
  [-1.02, -1.02],
  [1.02, -1.02],
  [1.02, 1.02],
  [-1.02, 1.02],
];

/** Samples, and the grid that the input was, somewhere between two spaces. */
export function createMappingView(canvas: HTMLCanvasElement): { update(data: MappingViewData): void; destroy(): void } {
  return {
    update(data) {
      const { side } = data;
      const context = prepareCanvas(canvas, side, side);
      const at = ([x, y]: Corner): Corner => [((x + 1) / 2) * side, ((1 - y) / 2) * side];
      if (data.rule && data.rule.weight > 0) drawSides(context, data, data.rule, at);
      if (data.numberLine) drawNumberLine(context, data, data.numberLine);
      drawLines(context, data, at);
      if (data.rule && data.rule.weight > 0) drawBorders(context, data, data.rule, at);
      drawSamples(context, data, at);
    },
    destroy() {},
  };
}

type Place = (corner: Corner) => Corner;

function trace(context: CanvasRenderingContext2D, polygon: readonly Corner[], at: Place): void {
  context.beginPath();
  polygon.forEach((corner, i) => (i === 0 ? context.moveTo(...at(corner)) : context.lineTo(...at(corner))));
  context.closePath();
}

/** The frame in the space's own numbers, and back. */
function framesOf({ middle, reach }: DrawnRule) {
  const out = ([x, y]: Corner): Corner => [x * reach + middle[0], y * reach + middle[1]];
  const back = ([x, y]: Corner): Corner => [(x - middle[0]) / reach, (y - middle[1]) / reach];
  return { frame: corners.map(out), back };
}

/** Each class's side, pale. */
function drawSides(
  context: CanvasRenderingContext2D,
  { classColour, isSmall }: MappingViewData,
  rule: DrawnRule,
  at: Place,
): void {
  const { frame, back } = framesOf(rule);
  const fill = (polygon: readonly Corner[], label: number): void => {
    if (polygon.length < 3) return;
    trace(context, polygon, (corner) => at(back(corner)));
    context.fillStyle = classColour(label);
    context.fill();
  };
  context.globalAlpha = (isSmall ? 0.2 : 0.16) * rule.weight;
  const units = rule.sums.length / 3;
  if (units > 1) for (let unit = 0; unit < units; unit++) fill(winningRegion(frame, rule.sums, unit), unit);
  const ends = [-Infinity, ...rule.levels.map(({ sum }) => sum), Infinity];
  rule.sides.forEach((label, i) => fill(bandBetween(frame, rule.sums, ends[i] ?? 0, ends[i + 1] ?? 0), label));
  context.globalAlpha = 1;
}

/** Where the decision changes: straight lines. Those of a regression bear their values. */
function drawBorders(
  context: CanvasRenderingContext2D,
  { palette, isSmall, side }: MappingViewData,
  rule: DrawnRule,
  at: Place,
): void {
  const { frame, back } = framesOf(rule);
  const { sums, levels, sides, weight } = rule;
  context.globalAlpha = weight * (sides.length > 0 || sums.length > 3 ? 0.9 : 0.55);
  context.strokeStyle = palette.contour;
  context.lineWidth = isSmall ? 1 : sides.length > 0 ? 2 : 1.5;
  if (sums.length > 3)
    for (let unit = 0; unit < sums.length / 3; unit++) {
      const region = winningRegion(frame, sums, unit);
      if (region.length < 3) continue;
      trace(context, region, (corner) => at(back(corner)));
      context.stroke();
    }
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  for (const { sum, output } of levels) {
    const ends = lineWithin(frame, sums, sum);
    if (!ends) continue;
    const [from, to] = ends.map((end) => at(back(end))) as [Corner, Corner];
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    if (isSmall || sides.length > 0) continue;
    const [x, y] = [from[0] + (to[0] - from[0]) * 0.12, from[1] + (to[1] - from[1]) * 0.12];
    context.fillStyle = palette.caption;
    context.fillText(formatTick(output), Math.min(side - 24, Math.max(2, x + 3)), Math.min(side - 2, Math.max(12, y)));
  }
  context.globalAlpha = 1;
}

function drawNumberLine(
  context: CanvasRenderingContext2D,
  { side, palette, isSmall }: MappingViewData,
  { middle, reach, weight }: NonNullable<MappingViewData['numberLine']>,
): void {
  const at = scaleLinear([middle - reach, middle + reach], [0, side]);
  context.globalAlpha = weight;
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, side / 2);
  context.lineTo(side, side / 2);
  const ticks = isSmall ? [] : at.ticks(5);
  for (const tick of ticks) {
    context.moveTo(at(tick), side / 2 - 3);
    context.lineTo(at(tick), side / 2 + 3);
  }
  context.stroke();
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = palette.ink;
  for (const tick of ticks)
    if (at(tick) > 12 && at(tick) < side - 12) context.fillText(formatTick(tick), at(tick), side / 2 + 6);
  context.globalAlpha = 1;
}

/** Pieces of one colour are one path. */
function drawLines(
  context: CanvasRenderingContext2D,
  { lines, lineLength, lineColour, isSmall }: MappingViewData,
  at: Place,
): void {
  if (lineLength < 2) return;
  const paths = new Map<string, Path2D>();
  for (let i = 0; i < lines.length / 2; i++) {
    if (i % lineLength === lineLength - 1) continue;
    const colour = lineColour(i);
    const path = paths.get(colour) ?? new Path2D();
    paths.set(colour, path);
    path.moveTo(...at([lines[2 * i] ?? 0, lines[2 * i + 1] ?? 0]));
    path.lineTo(...at([lines[2 * i + 2] ?? 0, lines[2 * i + 3] ?? 0]));
  }
  const isOne = lines.length / 2 === lineLength;
  context.lineWidth = isSmall ? 0.6 : isOne ? 2 : 1;
  context.globalAlpha = isOne ? 0.9 : isSmall ? 0.45 : 0.5;
  for (const [colour, path] of paths) {
    context.strokeStyle = colour;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function drawSamples(context: CanvasRenderingContext2D, data: MappingViewData, at: Place): void {
  const { points, look, pictures, chosen, isSmall, side, palette } = data;
  const count = points.length / 2;
  const place = (i: number): Corner => at([points[2 * i] ?? 0, points[2 * i + 1] ?? 0]);
  const size = Math.max(13, Math.min(24, side / 17));
  const radius = isSmall ? 1.3 : Math.max(2.6, Math.min(3.6, side / 105));
  context.strokeStyle = palette.rimTrain;
  context.lineWidth = 0.9;
  for (let i = 0; i < count; i++) {
    const [x, y] = place(i);
    if (pictures && !isSmall) {
      drawPicture(context, pictures, i, x, y, size);
      continue;
    }
    const { shape, colour } = look(i);
    traceMark(context, isSmall ? 0 : shape, x, y, radius);
    context.fillStyle = colour;
    context.fill();
    if (!isSmall) context.stroke();
  }
  if (chosen === undefined || chosen >= count) return;
  const [x, y] = place(chosen);
  if (pictures && !isSmall) drawPicture(context, pictures, chosen, x, y, size * 1.5);
  const ring = isSmall ? 3.5 : pictures ? size * 0.95 : radius + 4;
  context.beginPath();
  context.arc(x, y, ring, 0, 2 * Math.PI);
  context.strokeStyle = palette.surface;
  context.lineWidth = isSmall ? 3 : 4;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = isSmall ? 1.5 : 2;
  context.stroke();
}

function drawPicture(
  context: CanvasRenderingContext2D,
  { canvas, width, height }: SamplePictures,
  i: number,
  x: number,
  y: number,
  size: number,
): void {
  context.drawImage(canvas, i * width, 0, width, height, x - size / 2, y - size / 2, size, size);
}

/** Grey pictures as ink of each one's colour on nothing, side by side. */
export function tintedPictures(
  pictures: readonly ArrayLike<number>[],
  [height, width]: readonly [rows: number, columns: number],
  white: number,
  colourOf: (i: number) => readonly [number, number, number],
): SamplePictures {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, pictures.length * width);
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context && pictures.length > 0) {
    const image = context.createImageData(canvas.width, height);
    pictures.forEach((pixels, i) => {
      const colour = colourOf(i);
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++) {
          const at = 4 * (row * canvas.width + i * width + column);
          image.data.set(colour, at);
          image.data[at + 3] = (255 * (pixels[row * width + column] ?? 0)) / white;
        }
    });
    context.putImageData(image, 0, 0);
  }
  return { canvas, width, height };
}
