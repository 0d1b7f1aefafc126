import { prepareCanvas } from './canvas.ts';
import type { PadPoint, Stroke } from './drawnSample.ts';

export interface DigitPadData {
  readonly strokes: readonly Stroke[];
  /** Where the keyboard's pen is, while the pad has the focus. */
  readonly cursor: PadPoint | undefined;
  readonly side: number;
}

const width = 0.075;

/** White strokes on black, as the data have them in either theme. */
export function createDigitPad(canvas: HTMLCanvasElement): { update(data: DigitPadData): void; destroy(): void } {
  return {
    update({ strokes, cursor, side }) {
      const context = prepareCanvas(canvas, side, side);
      context.fillStyle = '#000';
      context.fillRect(0, 0, side, side);
      context.strokeStyle = '#fff';
      context.lineWidth = side * width;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      for (const [first, ...rest] of strokes) {
        if (!first) continue;
        context.beginPath();
        context.moveTo(first[0] * side, first[1] * side);
        if (rest.length === 0) context.lineTo(first[0] * side + 0.01, first[1] * side);
        // Through the middles between points: hands draw curves, not corners.
        rest.forEach(([x, y], i) => {
          const [nx, ny] = rest[i + 1] ?? [x, y];
          context.quadraticCurveTo(x * side, y * side, ((x + nx) / 2) * side, ((y + ny) / 2) * side);
        });
        context.stroke();
      }
      if (!cursor) return;
      context.lineWidth = 1.5;
      context.strokeStyle = '#9a9a9a';
      context.beginPath();
      context.arc(cursor[0] * side, cursor[1] * side, 6, 0, 2 * Math.PI);
      context.stroke();
    },
    destroy() {},
  };
}
