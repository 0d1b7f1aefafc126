import { Bitmap, prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';
import { ValueScale } from './valueScale.ts';
import { cornerOf, type WeightLayout, type WeightPlace } from './weightLayout.ts';

export interface WeightMapData {
  /** A kernel [inputs, units]. */
  readonly values: ArrayLike<number> | undefined;
  readonly layout: WeightLayout;
  /** The value at the end of the scale. */
  readonly bound: number;
  readonly palette: Palette;
  /** The weight that is read. */
  readonly focus?: WeightPlace | undefined;
  /** Weights that go together: the first and last input and unit. */
  readonly lit?: { readonly inputs: Span; readonly units: Span } | undefined;
  /** The part of a larger picture that is drawn; all of it where absent. */
  readonly window?: Window | undefined;
}

type Span = readonly [first: number, last: number];

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Weights as colours, cell by cell. */
export function createWeightMap(canvas: HTMLCanvasElement): { update(data: WeightMapData): void; destroy(): void } {
  const bitmap = new Bitmap();
  return {
    update(data) {
      const { layout, values, palette, bound, focus } = data;
      const window = data.window ?? { left: 0, top: 0, width: layout.width, height: layout.height };
      const context = prepareCanvas(canvas, window.width, window.height);
      if (!values) return;
      context.translate(-window.left, -window.top);
      const scale = ValueScale.of(palette.stops);
      if (layout.kind === 'pictures') drawPictures(context, bitmap, data, values, scale);
      else if (layout.gap > 0) drawCells(context, layout, values, bound, scale, palette.sans, window);
      else drawDense(context, bitmap, layout, values, bound, scale);
      if (data.lit) drawLit(context, layout, data.lit, palette);
      if (focus) drawFocus(context, layout, focus, palette);
    },
    destroy() {},
  };
}

/** `.76`, `−1.2`, `12`: three characters and a sign; `0` where it rounds to nothing. */
function cellText(value: number): string {
  const size = Math.abs(value);
  const text = size < 0.005 ? '0' : size < 0.995 ? size.toFixed(2).slice(1) : size.toFixed(size < 9.95 ? 1 : 0);
  return value < 0 && text !== '0' ? `−${text}` : text;
}

function drawCells(
  context: CanvasRenderingContext2D,
  { inputs, units, cell, gap }: WeightLayout,
  values: ArrayLike<number>,
  bound: number,
  scale: ValueScale,
  sans: string,
  window: Window,
): void {
  const radius = cell.height >= 10 ? 2 : 1;
  const written = cell.width >= 34 && cell.height >= 14;
  context.font = `11px ${sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // Only what can be seen: a large matrix has more cells than a frame has time for.
  const lastUnit = Math.min(units, Math.ceil((window.top + window.height) / cell.height));
  const lastInput = Math.min(inputs, Math.ceil((window.left + window.width) / cell.width));
  for (let unit = Math.floor(window.top / cell.height); unit < lastUnit; unit++) {
    for (let input = Math.floor(window.left / cell.width); input < lastInput; input++) {
      const value = values[input * units + unit] ?? 0;
      const [x, y] = [input * cell.width, unit * cell.height];
      context.fillStyle = scale.css(value / bound);
      context.beginPath();
      context.roundRect(x, y, cell.width - gap, cell.height - gap, radius);
      context.fill();
      if (!written) continue;
      context.fillStyle = scale.inkOn(value / bound);
      context.fillText(cellText(value), x + (cell.width - gap) / 2, y + (cell.height - gap) / 2 + 0.5);
    }
  }
}

/** Cells too small for gaps: one pixel each, stretched. */
function drawDense(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { inputs, units, width, height }: WeightLayout,
  values: ArrayLike<number>,
  bound: number,
  scale: ValueScale,
): void {
  bitmap.draw(inputs, units, (i) => {
    const [input, unit] = [i % inputs, Math.floor(i / inputs)];
    return scale.colour((values[input * units + unit] ?? 0) / bound);
  });
  context.imageSmoothingEnabled = width < inputs || height < units;
  context.drawImage(bitmap.canvas, 0, 0, width, height);
}

function drawPictures(
  context: CanvasRenderingContext2D,
  bitmap: Bitmap,
  { layout, bound }: WeightMapData,
  values: ArrayLike<number>,
  scale: ValueScale,
): void {
  const { units, cell, picture } = layout;
  const { rows, columns, across } = picture;
  const down = Math.ceil(units / across);
  // All pictures as one bitmap, so that hundreds of them are painted at once.
  bitmap.draw(across * columns, down * rows, (i) => {
    const [x, y] = [i % (across * columns), Math.floor(i / (across * columns))];
    const unit = Math.floor(y / rows) * across + Math.floor(x / columns);
    const input = (y % rows) * columns + (x % columns);
    return scale.colour(unit < units ? (values[input * units + unit] ?? 0) / bound : Number.NaN);
  });
  context.imageSmoothingEnabled = cell.width < 1;
  context.imageSmoothingQuality = 'high';
  for (let unit = 0; unit < units; unit++) {
    const [x, y] = cornerOf(layout, { input: 0, unit });
    const [sx, sy] = [(unit % across) * columns, Math.floor(unit / across) * rows];
    context.drawImage(bitmap.canvas, sx, sy, columns, rows, x, y, columns * cell.width, rows * cell.height);
  }
}

function drawFocus(
  context: CanvasRenderingContext2D,
  layout: WeightLayout,
  focus: WeightPlace,
  palette: Palette,
): void {
  const { cell, gap, picture } = layout;
  const [x, y] = layout.kind === 'pictures' ? cornerOf(layout, { ...focus, input: 0 }) : cornerOf(layout, focus);
  const [w, h] =
    layout.kind === 'pictures'
      ? [picture.columns * cell.width, picture.rows * cell.height]
      : [cell.width - gap, cell.height - gap];
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.strokeRect(Math.max(1, x), Math.max(1, y), Math.min(w, layout.width - 2), Math.min(h, layout.height - 2));
}

/** A frame around a row, a column or a part, on a rim of the ground, so that it shows on every colour. */
function drawLit(
  context: CanvasRenderingContext2D,
  layout: WeightLayout,
  { inputs, units }: NonNullable<WeightMapData['lit']>,
  palette: Palette,
): void {
  const { cell, gap } = layout;
  const [x, y] = [inputs[0] * cell.width, units[0] * cell.height];
  const [w, h] = [(inputs[1] - inputs[0] + 1) * cell.width - gap, (units[1] - units[0] + 1) * cell.height - gap];
  const frame = [
    Math.max(1, x),
    Math.max(1, y),
    Math.min(w, layout.width - 2),
    Math.min(h, layout.height - 2),
  ] as const;
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.ink, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(...frame);
  }
}
