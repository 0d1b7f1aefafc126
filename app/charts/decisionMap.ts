import { Bitmap, prepareCanvas } from './canvas.ts';
import { channels, type Palette } from './palette.ts';
import { drawPoints, type Points } from './points.ts';
import { ValueScale } from './valueScale.ts';
import { traceZeroLine } from './zeroLine.ts';

/** How outputs [size, size, units] become colour. */
export type MapReading =
  /** One number in −1 … +1 per place; the boundary is drawn where it is zero. */
  | {
      readonly kind: 'field';
      readonly value: (outputs: ArrayLike<number>, at: number) => number;
      readonly line: boolean;
    }
  /** The largest of `units` outputs wins, its share is the confidence. */
  | { readonly kind: 'classes' };

export interface DecisionMapData {
  readonly outputs: Float32Array | undefined;
  readonly size: number;
  readonly units: number;
  readonly reading: MapReading;
  readonly points: Points;
  /** Bounds of both axes. */
  readonly plane: readonly [number, number];
  readonly showTest: boolean;
  readonly palette: Palette;
  /** Of the picture, in CSS pixels. */
  readonly side: number;
}

/** Fields under points use the inner half of the scale, so that points of the same hue stand out. */
const reach = 0.5;
const saturated = 1 - 1e-7;

/** Regions of a network over the plane, with the samples on top. */
export function createDecisionMap(canvas: HTMLCanvasElement): { update(data: DecisionMapData): void; destroy(): void } {
  const field = new Bitmap();
  const marks = document.createElement('canvas');
  let drawn: DecisionMapData | undefined;
  return {
    update(data) {
      const { side, outputs, reading } = data;
      const context = prepareCanvas(canvas, side, side);
      if (outputs && reading.kind === 'field') drawField(context, field, data, outputs, reading);
      else if (outputs) drawRegions(context, field, data, outputs);
      if (!drawn || isOtherMarks(drawn, data)) drawMarks(marks, data);
      drawn = data;
      context.drawImage(marks, 0, 0, side, side);
    },
    destroy() {
      drawn = undefined;
    },
  };
}

const isOtherMarks = (a: DecisionMapData, b: DecisionMapData): boolean =>
  a.points !== b.points ||
  a.showTest !== b.showTest ||
  a.side !== b.side ||
  a.palette !== b.palette ||
  a.plane !== b.plane;

function drawMarks(canvas: HTMLCanvasElement, { points, plane, palette, side, showTest }: DecisionMapData): void {
  const context = prepareCanvas(canvas, side, side);
  const [low, high] = plane;
  const scale = side / (high - low);
  drawPoints(context, points, palette, (x, y) => [(x - low) * scale, (high - y) * scale], showTest);
}

function drawField(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { size, side, palette, units }: DecisionMapData,
  outputs: Float32Array,
  { value, line }: Extract<MapReading, { kind: 'field' }>,
): void {
  const scale = new ValueScale(palette.stops, reach);
  const values = Float32Array.from({ length: size * size }, (_, i) => value(outputs, i * units));
  bitmap.draw(size, size, (pixels, at, i) => scale.paint(values[i] ?? 0, pixels, at));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap.canvas, 0, 0, side, side);
  if (!line) return;
  // Between saturated outputs the border would run in steps; what goes into a tanh runs evenly.
  const sums = values.map((each) => Math.atanh(Math.max(-saturated, Math.min(saturated, each))));
  traceZeroLine(context, sums, size, side, side);
  context.strokeStyle = palette.contour;
  context.lineWidth = 1.25;
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
}

/** Outputs are blended between grid places before the largest is taken, so that borders are smooth lines. */
function drawRegions(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { size, side, palette, units }: DecisionMapData,
  outputs: Float32Array,
): void {
  const pixels = Math.round(side);
  const colours = palette.classes.map(channels);
  const ground = channels(palette.surface);
  const border = channels(palette.contour);
  const winners = new Uint8Array(pixels * pixels);
  const alphas = new Float32Array(pixels * pixels);
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const { winner, confidence } = winnerAt(outputs, size, units, (column * size) / pixels, (row * size) / pixels);
      winners[row * pixels + column] = winner;
      alphas[row * pixels + column] = 0.12 + 0.42 * confidence;
    }
  }
  bitmap.draw(pixels, pixels, (data, at, i) => {
    const winner = winners[i] ?? 0;
    const isBorder =
      (i % pixels < pixels - 1 && winners[i + 1] !== winner) ||
      (i + pixels < winners.length && winners[i + pixels] !== winner);
    const colour = isBorder ? border : (colours[winner % colours.length] ?? ground);
    const alpha = isBorder ? 0.7 : (alphas[i] ?? 0);
    for (let c = 0; c < 3; c++) data[at + c] = (ground[c] ?? 0) * (1 - alpha) + (colour[c] ?? 0) * alpha;
    data[at + 3] = 255;
  });
  context.drawImage(bitmap.canvas, 0, 0, side, side);
}

function winnerAt(
  outputs: Float32Array,
  size: number,
  units: number,
  x: number,
  y: number,
): { winner: number; confidence: number } {
  const [cx, cy] = [Math.min(size - 1, Math.max(0, x - 0.5)), Math.min(size - 1, Math.max(0, y - 0.5))];
  const [column, row] = [Math.min(size - 2, Math.floor(cx)), Math.min(size - 2, Math.floor(cy))];
  const [fx, fy] = [cx - column, cy - row];
  const at = (row * size + column) * units;
  let [winner, best, sum, low] = [0, -Infinity, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    const top = (outputs[at + unit] ?? 0) * (1 - fx) + (outputs[at + units + unit] ?? 0) * fx;
    const below = at + size * units + unit;
    const bottom = (outputs[below] ?? 0) * (1 - fx) + (outputs[below + units] ?? 0) * fx;
    const value = top * (1 - fy) + bottom * fy;
    low = Math.min(low, value);
    sum += value;
    if (value > best) [winner, best] = [unit, value];
  }
  // Shares where outputs are probabilities; other outputs are measured from their lowest.
  const share = (best - low) / Math.max(1e-9, sum - low * units);
  return { winner, confidence: Math.max(0, Math.min(1, (share - 1 / units) / (1 - 1 / units))) };
}
