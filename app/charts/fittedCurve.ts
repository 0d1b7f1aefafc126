import { extent, line, scaleLinear, type ScaleLinear } from 'd3';
import { formatTick } from '../i18n/formatNumber.ts';
import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';
import { drawPoints, type Points } from './points.ts';

export interface FittedCurveData {
  /** Outputs at evenly spaced places of the domain, [size, units]; the first unit is drawn. */
  readonly outputs: Float32Array | undefined;
  readonly size: number;
  readonly units: number;
  readonly points: Points;
  readonly domain: readonly [number, number];
  readonly showTest: boolean;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

const margin = { left: 34, right: 8, top: 8, bottom: 22 } as const;

/** A fitted function of one number over its samples. */
export function createFittedCurve(canvas: HTMLCanvasElement): { update(data: FittedCurveData): void; destroy(): void } {
  return {
    update(data) {
      const { palette, width, height, points, domain, outputs, size, units } = data;
      const context = prepareCanvas(canvas, width, height);
      const x = scaleLinear(domain, [margin.left, width - margin.right]);
      const y = scaleLinear(valueDomain(points), [height - margin.bottom, margin.top]).nice(5);
      drawAxes(context, x, y, data);
      context.save();
      context.beginPath();
      context.rect(margin.left, 0, width - margin.left, height - margin.bottom + 2);
      context.clip();
      drawPoints(context, points, palette, (px, py) => [x(px), y(py)], data.showTest);
      if (outputs) {
        const at = (i: number): number => domain[0] + ((domain[1] - domain[0]) * (i + 0.5)) / size;
        const path = line<number>()
          .x((i) => x(at(i)))
          .y((i) => y(outputs[i * units] ?? 0))
          .defined((i) => Number.isFinite(outputs[i * units]))
          .context(context);
        context.beginPath();
        path(Array.from({ length: size }, (_, i) => i));
        // A rim in the ground's colour keeps the curve apart from points of any colour.
        context.lineJoin = 'round';
        context.strokeStyle = palette.surface;
        context.lineWidth = 5;
        context.stroke();
        context.strokeStyle = palette.ink;
        context.lineWidth = 2;
        context.stroke();
      }
      context.restore();
    },
    destroy() {},
  };
}

function valueDomain({ positions, count }: Points): [number, number] {
  const [low = -1, high = 1] = extent(Array.from({ length: count }, (_, i) => positions[i * 2 + 1] ?? 0));
  const pad = (high - low || 1) * 0.08;
  return [low - pad, high + pad];
}

function drawAxes(
  context: CanvasRenderingContext2D,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  { palette, width, height }: FittedCurveData,
): void {
  context.font = `11px ${palette.sans}`;
  context.fillStyle = palette.caption;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of y.ticks(5)) {
    context.beginPath();
    context.moveTo(margin.left, y(tick));
    context.lineTo(width - margin.right, y(tick));
    context.stroke();
    context.fillText(formatTick(tick), margin.left - 6, y(tick));
  }
  context.textAlign = 'center';
  for (const tick of x.ticks(6)) context.fillText(formatTick(tick), x(tick), height - 8);
}
