import type { Samples } from '../../engine/data/dataset.ts';
import { Bitmap, prepareCanvas } from '../charts/canvas.ts';
import { packedGrey } from '../charts/packed.ts';
import { largestSize } from '../charts/valueScale.ts';

interface DigitSheet {
  readonly samples: Samples;
  /** [rows, columns] of one picture. */
  readonly sample: readonly number[];
  readonly width: number;
  readonly height: number;
}

const across = 6;

/** Pictures in rows, white on black in either theme, as the data have them; they run over the lower edge. */
export function drawDigitSheet(canvas: HTMLCanvasElement, { samples, sample, width, height }: DigitSheet): void {
  const [rows = 1, columns = 1] = sample;
  const context = prepareCanvas(canvas, width, height);
  const white = largestSize(samples.features) || 1;
  const bitmap = new Bitmap();
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  const cell = width / across;
  const count = Math.min(samples.count, across * Math.ceil(height / cell));
  for (let i = 0; i < count; i++) {
    bitmap.draw(columns, rows, (pixel) => packedGrey((samples.features[i * rows * columns + pixel] ?? 0) / white));
    const [x, y] = [(i % across) * cell, Math.floor(i / across) * cell];
    context.drawImage(bitmap.canvas, x + cell * 0.08, y + cell * 0.08, cell * 0.84, cell * 0.84);
  }
}
