import { inputFeatures } from '../../engine/data/inputFeatures.ts';
import { Bitmap, prepareCanvas } from '../charts/canvas.ts';
import type { Palette } from '../charts/palette.ts';
import { largestSize, ValueScale } from '../charts/valueScale.ts';

const grid = 24;
const reach = 6;

/** A formula of x1 and x2 over the plane ±6, scaled to its largest value there. Throws a FormulaError. */
export function drawFeature(canvas: HTMLCanvasElement, formula: string, palette: Palette, side: number): void {
  const context = prepareCanvas(canvas, side, side);
  const feature = inputFeatures([formula]);
  const at = (cell: number): number => ((cell + 0.5) / grid) * 2 * reach - reach;
  const values = Float32Array.from(
    { length: grid * grid },
    (_, i) => feature([at(i % grid), -at(Math.floor(i / grid))])[0] ?? Number.NaN,
  );
  const scale = ValueScale.of(palette.stops);
  const bound = largestSize(values) || 1;
  const bitmap = new Bitmap();
  bitmap.draw(grid, grid, (i) => scale.colour((values[i] ?? 0) / bound));
  context.drawImage(bitmap.canvas, 0, 0, side, side);
}
