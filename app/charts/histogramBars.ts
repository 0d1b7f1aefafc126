import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

export interface HistogramBarsData {
  /** Counts over equal bins around zero. */
  readonly counts: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** Bars of a histogram: negative values in the colour of minus, positive in that of plus. */
export function createHistogramBars(canvas: HTMLCanvasElement): {
  update(data: HistogramBarsData): void;
  destroy(): void;
} {
  return {
    update({ counts, width, height, palette }) {
      const context = prepareCanvas(canvas, width, height);
      let most = 1;
      for (let i = 0; i < counts.length; i++) most = Math.max(most, counts[i] ?? 0);
      const step = width / counts.length;
      const middle = (counts.length - 1) / 2;
      for (let i = 0; i < counts.length; i++) {
        const tall = ((height - 1) * (counts[i] ?? 0)) / most;
        context.fillStyle = i === middle ? palette.lineStrong : i < middle ? palette.minus : palette.plus;
        context.fillRect(i * step, height - tall, Math.max(1, step - 1), tall);
      }
      context.fillStyle = palette.lineStrong;
      context.fillRect(0, height - 1, width, 1);
    },
    destroy() {},
  };
}
