import { Bitmap, prepareCanvas } from './canvas.ts';
import { packed } from './packed.ts';
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
  /** Only the sign of each place is shown. */
  readonly discretize: boolean;
  readonly palette: Palette;
  /** Of the picture, in CSS pixels. */
  readonly side: number;
  /** Fields [size, size] of which the border is drawn where they are zero: the first solid, others dashed. */
  readonly borders?: readonly Float32Array[];
  /** Points [n, 2] that are pointed out. */
  readonly rings?: ArrayLike<number> | undefined;
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
      data.borders?.forEach((values, i) => drawBorder(context, values, data, i > 0));
      if (!drawn || isOtherMarks(drawn, data)) drawMarks(marks, data);
      drawn = data;
      context.drawImage(marks, 0, 0, side, side);
      if (data.rings) drawRings(context, data, data.rings);
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

/** An ink ring in a ring of ground, seen on any colour. */
function drawRings(
  context: CanvasRenderingContext2D,
  { plane: [low, high], palette, side }: DecisionMapData,
  rings: ArrayLike<number>,
): void {
  const scale = side / (high - low);
  // Few are pointed out boldly; many would hide what they point at.
  const [radius, width] = rings.length > 60 ? [4.5, 1.25] : [7, 2];
  context.beginPath();
  for (let i = 0; i + 1 < rings.length; i += 2) {
    const [x, y] = [((rings[i] ?? 0) - low) * scale, (high - (rings[i + 1] ?? 0)) * scale];
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = palette.surface;
  context.lineWidth = 2 * width;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = width;
  context.stroke();
}

function drawField(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { size, side, palette, units, discretize }: DecisionMapData,
  outputs: Float32Array,
  { value, line }: Extract<MapReading, { kind: 'field' }>,
): void {
  const scale = ValueScale.of(palette.stops, reach);
  const values = new Float32Array(size * size);
  for (let i = 0; i < values.length; i++) values[i] = value(outputs, i * units);
  const shown = discretize ? values.map(Math.sign) : values;
  bitmap.draw(size, size, (i) => scale.colour(shown[i] ?? 0));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap.canvas, 0, 0, side, side);
  if (line) drawBorder(context, values, { size, side, palette }, false);
}

function drawBorder(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  { size, side, palette }: Pick<DecisionMapData, 'size' | 'side' | 'palette'>,
  isDashed: boolean,
): void {
  // Between saturated outputs the border would run in steps; what goes into a tanh runs evenly.
  const evenly = (each: number): number => Math.atanh(Math.max(-saturated, Math.min(saturated, each)));
  traceZeroLine(context, values, size, side, side, evenly);
  context.setLineDash(isDashed ? [4, 3] : []);
  context.strokeStyle = palette.contour;
  context.lineWidth = 1.25;
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Outputs are blended between grid places before the largest is taken, so that borders are smooth lines. */
function drawRegions(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { size, side, palette, units, discretize }: DecisionMapData,
  outputs: Float32Array,
): void {
  const pixels = Math.round(side);
  const colours = palette.classes.map(channels);
  const ground = channels(palette.surface);
  const border = channels(palette.contour);
  const { winners, shares } = regionsOf(outputs, size, units, pixels);
  bitmap.draw(pixels, pixels, (i) => {
    const winner = winners[i] ?? 0;
    const isBorder =
      (i % pixels < pixels - 1 && winners[i + 1] !== winner) ||
      (i + pixels < winners.length && winners[i + pixels] !== winner);
    const colour = isBorder ? border : (colours[winner % colours.length] ?? ground);
    const alpha = isBorder ? 0.7 : 0.12 + 0.42 * (discretize ? 1 : (shares[i] ?? 0));
    const channel = (c: 0 | 1 | 2): number => ground[c] + (colour[c] - ground[c]) * alpha;
    return packed(channel(0), channel(1), channel(2));
  });
  context.drawImage(bitmap.canvas, 0, 0, side, side);
}

/** Of each pixel: which output is the largest, and by how much (0: all alike, 1: it has all). */
function regionsOf(
  outputs: Float32Array,
  size: number,
  units: number,
  pixels: number,
): { readonly winners: Uint8Array; readonly shares: Float32Array } {
  const winners = new Uint8Array(pixels * pixels);
  const shares = new Float32Array(pixels * pixels);
  const places = Array.from({ length: pixels }, (_, i) => {
    const at = Math.min(size - 1, Math.max(0, ((i + 0.5) * size) / pixels - 0.5));
    const cell = Math.min(size - 2, Math.floor(at));
    return { cell, part: at - cell };
  });
  const row = new Float32Array(size * units);
  for (let y = 0; y < pixels; y++) {
    const { cell, part } = places[y] ?? { cell: 0, part: 0 };
    const [above, below] = [cell * size * units, (cell + 1) * size * units];
    for (let i = 0; i < row.length; i++)
      row[i] = (outputs[above + i] ?? 0) * (1 - part) + (outputs[below + i] ?? 0) * part;
    for (let x = 0; x < pixels; x++) {
      const place = places[x] ?? { cell: 0, part: 0 };
      const at = place.cell * units;
      let winner = 0;
      let best = -Infinity;
      let low = Infinity;
      let sum = 0;
      for (let unit = at; unit < at + units; unit++) {
        const value = (row[unit] ?? 0) * (1 - place.part) + (row[unit + units] ?? 0) * place.part;
        sum += value;
        if (value < low) low = value;
        if (value <= best) continue;
        best = value;
        winner = unit - at;
      }
      // Shares where outputs are probabilities; where some are negative they are measured from the lowest.
      const base = Math.min(0, low);
      const share = (best - base) / Math.max(1e-9, sum - base * units);
      winners[y * pixels + x] = winner;
      shares[y * pixels + x] = Math.max(0, Math.min(1, (share * units - 1) / (units - 1)));
    }
  }
  return { winners, shares };
}
