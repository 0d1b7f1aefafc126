import { Bitmap, prepareCanvas } from '../charts/canvas.ts';
import type { Palette } from '../charts/palette.ts';
import { ValueScale } from '../charts/valueScale.ts';

export interface ResponseTilesData {
  /** [units, size, size], or [units, size] of data on a line. */
  readonly values: Float32Array;
  readonly units: number;
  readonly size: number;
  readonly isLine: boolean;
  /** Values are divided by this: 1.3 for bounded activations, so that their ends keep their shades. */
  readonly bound: number;
  /** The value that is drawn as zero: 0.5 where 0.5 is the border between two classes. */
  readonly middle: number;
  readonly biases: Float32Array | undefined;
  readonly palette: Palette;
  /** Of a tile's picture, in CSS pixels. */
  readonly side: number;
}

/** The square that tells the bias is as wide as this share of the value scale is long. */
const biasReach = 2;

/** Paints each unit's answer into its own canvas `[data-unit]` within the element, and its bias into the square beside it. */
export function createResponseTiles(element: HTMLElement): { update(data: ResponseTilesData): void; destroy(): void } {
  const bitmap = new Bitmap();
  return {
    update(data) {
      const { values, size, isLine, bound, middle, biases, palette, side } = data;
      const scale = ValueScale.of(palette.stops);
      const each = isLine ? size : size * size;
      for (const canvas of element.querySelectorAll<HTMLCanvasElement>('canvas[data-unit]')) {
        const unit = Number(canvas.dataset['unit']);
        const own = values.subarray(unit * each, (unit + 1) * each);
        if (own.length < each) continue;
        if (isLine) drawCurve(prepareCanvas(canvas, side, side), own, side, bound, palette);
        else {
          bitmap.draw(size, size, (i) => scale.colour(((own[i] ?? 0) - middle) / bound), canvas);
        }
        const tile = canvas.parentElement;
        const dead = own.every((value) => value === 0);
        if (tile && (tile.dataset['dead'] === 'true') !== dead) tile.dataset['dead'] = String(dead);
        const square = tile?.querySelector<HTMLElement>('.bias-square');
        if (square && biases) square.style.background = scale.css((biases[unit] ?? 0) / biasReach);
      }
    },
    destroy() {},
  };
}

function drawCurve(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  side: number,
  bound: number,
  palette: Palette,
): void {
  const y = (value: number): number => side / 2 - (Math.max(-1, Math.min(1, value / bound)) * (side - 4)) / 2;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, side, side);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(-1, y(0), side + 2, 0);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  values.forEach((value, i) => context.lineTo((side * (i + 0.5)) / values.length, y(value)));
  context.stroke();
}
