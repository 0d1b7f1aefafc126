import { Bitmap, prepareCanvas } from './canvas.ts';
import { packedGrey } from './packed.ts';

export interface SampleImageData {
  /** Grey levels 0–255, [rows, columns]. */
  readonly pixels: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** The value of white: 255 for bytes, 1 or 16 for others. */
  readonly white: number;
  readonly side: number;
}

/** One image sample, white on black as the data have it in either theme. */
export function createSampleImage(canvas: HTMLCanvasElement): { update(data: SampleImageData): void; destroy(): void } {
  const bitmap = new Bitmap();
  return {
    update({ pixels, rows, columns, white, side }) {
      const context = prepareCanvas(canvas, side, side);
      bitmap.draw(columns, rows, (i) => packedGrey((pixels[i] ?? 0) / white));
      context.imageSmoothingEnabled = side < columns * 3;
      context.drawImage(bitmap.canvas, 0, 0, side, side);
    },
    destroy() {},
  };
}
