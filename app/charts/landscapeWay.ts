import type { ScaleLinear } from 'd3';
import { strokeArrow } from './arrow.ts';
import type { Palette } from './palette.ts';

export interface WayData {
  /** Rows of `columns` numbers: step, place along both directions, … The last is where the run stands. */
  readonly track: Float32Array | undefined;
  readonly columns: number;
  /** What is written beside its ends. */
  readonly start: string;
  readonly now: string;
  readonly palette: Palette;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly side: number;
}

/** Pixels between two marks that have words of their own. */
const apart = 20;

type Point = readonly [x: number, y: number];

const clamp = (value: number): number => Math.max(-1e5, Math.min(1e5, value));

/** From where the run started to where it stands; where that is beside the picture, an arrow points to it. */
export function drawWay(
  context: CanvasRenderingContext2D,
  { track, columns, start, now, palette, x, y }: WayData,
): void {
  if (!track) return;
  const points = Array.from({ length: track.length / columns }, (_, i): Point => [
    clamp(x(track[i * columns + 1] ?? 0)),
    clamp(y(track[i * columns + 2] ?? 0)),
  ]);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  for (const [px, py] of points) context.lineTo(px, py);
  stroke(context, palette.surface, 4.5);
  stroke(context, palette.minus, 2);
  const [left = 0, right = 0] = x.range();
  const [bottom = 0, top = 0] = y.range();
  const inside: Point = [
    Math.max(left + 4, Math.min(right - 4, last[0])),
    Math.max(top + 4, Math.min(bottom - 4, last[1])),
  ];
  const isOut = inside[0] !== last[0] || inside[1] !== last[1];
  // One word is enough where the run stands at its start.
  if (Math.hypot(last[0] - first[0], last[1] - first[1]) > apart) {
    circle(context, first, 5.5);
    stroke(context, palette.surface, 4);
    stroke(context, palette.minus, 2);
    write(context, start, first, palette, right);
  }
  if (isOut) {
    const middle: Point = [(left + right) / 2, (top + bottom) / 2];
    const length = Math.hypot(inside[0] - middle[0], inside[1] - middle[1]);
    const from: Point = [
      inside[0] - (22 * (inside[0] - middle[0])) / length,
      inside[1] - (22 * (inside[1] - middle[1])) / length,
    ];
    strokeArrow(context, from, inside, { colour: palette.surface, width: 6 });
    strokeArrow(context, from, inside, { colour: palette.minus, width: 3 });
    write(context, now, from, palette, right);
    return;
  }
  circle(context, last, 6);
  stroke(context, palette.surface, 4);
  context.fillStyle = palette.minus;
  context.fill();
  stroke(context, palette.ink, 1.5);
  write(context, now, last, palette, right);
}

function circle(context: CanvasRenderingContext2D, [px, py]: Point, radius: number): void {
  context.beginPath();
  context.arc(px, py, radius, 0, 2 * Math.PI);
}

function stroke(context: CanvasRenderingContext2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Above the point, and to the side on which there is room. */
function write(
  context: CanvasRenderingContext2D,
  words: string,
  [px, py]: Point,
  palette: Palette,
  right: number,
): void {
  const isLeft = px > right - 60;
  context.font = `600 11px ${palette.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = isLeft ? 'right' : 'left';
  const [tx, ty] = [px + (isLeft ? -10 : 10), py < 22 ? py + 12 : py - 11];
  context.strokeStyle = palette.surface;
  context.lineWidth = 3.5;
  context.strokeText(words, tx, ty);
  context.fillStyle = palette.ink;
  context.fillText(words, tx, ty);
}
