import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

export interface RocPlotData {
  readonly falsePositiveRate: readonly number[];
  readonly truePositiveRate: readonly number[];
  /** The point that is read. */
  readonly at: number;
  readonly side: number;
  readonly palette: Palette;
}

const margin = { left: 30, right: 6, top: 6, bottom: 18 } as const;

/** Found against false alarms, over the line of guessing (dashed). */
export function createRocPlot(canvas: HTMLCanvasElement): { update(data: RocPlotData): void; destroy(): void } {
  return {
    update({ falsePositiveRate, truePositiveRate, at, side, palette }) {
      const context = prepareCanvas(canvas, side, side);
      const x = (rate: number): number => margin.left + rate * (side - margin.left - margin.right);
      const y = (rate: number): number => side - margin.bottom - rate * (side - margin.top - margin.bottom);
      context.font = `11px ${palette.sans}`;
      context.fillStyle = palette.caption;
      context.strokeStyle = palette.line;
      context.lineWidth = 1;
      context.textBaseline = 'middle';
      for (const rate of [0, 0.5, 1]) {
        context.beginPath();
        context.moveTo(x(0), y(rate));
        context.lineTo(x(1), y(rate));
        context.stroke();
        context.textAlign = 'right';
        context.fillText(String(rate), margin.left - 6, y(rate));
        context.textAlign = rate === 1 ? 'right' : 'center';
        context.fillText(String(rate), x(rate), side - 6);
      }
      context.strokeStyle = palette.lineStrong;
      context.setLineDash([4, 3]);
      context.beginPath();
      context.moveTo(x(0), y(0));
      context.lineTo(x(1), y(1));
      context.stroke();
      context.setLineDash([]);
      context.strokeStyle = palette.ink;
      context.lineWidth = 2;
      context.lineJoin = 'round';
      context.beginPath();
      falsePositiveRate.forEach((rate, i) => context.lineTo(x(rate), y(truePositiveRate[i] ?? 0)));
      context.stroke();
      context.beginPath();
      context.arc(x(falsePositiveRate[at] ?? 0), y(truePositiveRate[at] ?? 0), 3.5, 0, 2 * Math.PI);
      context.fillStyle = palette.surface;
      context.fill();
      context.lineWidth = 1.5;
      context.stroke();
    },
    destroy() {},
  };
}
