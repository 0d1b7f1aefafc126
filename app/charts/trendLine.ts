import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

export interface TrendLineData {
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** A value over the last moments, on a logarithmic scale of its own. */
export function createTrendLine(canvas: HTMLCanvasElement): { update(data: TrendLineData): void; destroy(): void } {
  return {
    update({ values, width, height, palette }) {
      const context = prepareCanvas(canvas, width, height);
      const logs = values.map((value) => Math.log10(Math.max(1e-12, value)));
      const [low, high] = [Math.min(...logs), Math.max(...logs)];
      const span = Math.max(0.2, high - low);
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.5;
      context.beginPath();
      logs.forEach((value, i) =>
        context.lineTo((i / Math.max(1, logs.length - 1)) * width, height - 2 - ((value - low) / span) * (height - 4)),
      );
      context.stroke();
    },
    destroy() {},
  };
}
