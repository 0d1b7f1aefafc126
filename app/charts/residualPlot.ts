import { scaleLinear } from 'd3';
import { formatTick } from '../i18n/formatNumber.ts';
import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

export interface ResidualPlotData {
  /** What the network says, and by how much it is too high. */
  readonly predicted: ArrayLike<number>;
  readonly residuals: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

const margin = { left: 38, right: 8, top: 8, bottom: 18 } as const;

/** One dot a sample; a good fit is a level cloud around the line of 0. */
export function createResidualPlot(canvas: HTMLCanvasElement): {
  update(data: ResidualPlotData): void;
  destroy(): void;
} {
  return {
    update({ predicted, residuals, width, height, palette }) {
      const context = prepareCanvas(canvas, width, height);
      let [low, high, most] = [Infinity, -Infinity, 0];
      for (let i = 0; i < predicted.length; i++) {
        low = Math.min(low, predicted[i] ?? 0);
        high = Math.max(high, predicted[i] ?? 0);
        most = Math.max(most, Math.abs(residuals[i] ?? 0));
      }
      if (!(high >= low) || !Number.isFinite(most)) return;
      const x = scaleLinear([low, high > low ? high : low + 1], [margin.left, width - margin.right]).nice(4);
      const y = scaleLinear([-most || -1, most || 1], [height - margin.bottom, margin.top]).nice(4);
      context.font = `11px ${palette.sans}`;
      context.fillStyle = palette.caption;
      context.textBaseline = 'middle';
      context.lineWidth = 1;
      context.textAlign = 'right';
      for (const tick of y.ticks(4)) {
        context.strokeStyle = tick === 0 ? palette.ink : palette.line;
        context.beginPath();
        context.moveTo(margin.left, y(tick));
        context.lineTo(width - margin.right, y(tick));
        context.stroke();
        context.fillText(formatTick(tick), margin.left - 6, y(tick));
      }
      context.textAlign = 'center';
      for (const tick of x.ticks(4)) context.fillText(formatTick(tick), x(tick), height - 6);
      context.fillStyle = palette.ink;
      context.globalAlpha = predicted.length > 200 ? 0.45 : 0.7;
      for (let i = 0; i < predicted.length; i++) {
        context.beginPath();
        context.arc(x(predicted[i] ?? 0), y(residuals[i] ?? 0), 2, 0, 2 * Math.PI);
        context.fill();
      }
      context.globalAlpha = 1;
    },
    destroy() {},
  };
}
