import { prepareCanvas } from './canvas.ts';
import { traceMark } from './classMark.ts';
import type { Palette } from './palette.ts';
import type { Look } from './points.ts';

interface Place {
  readonly x1: number;
  readonly x2: number;
}

export interface PaintLayerData {
  /** Points that the map does not show yet. */
  readonly added: readonly (Place & { readonly look: Look })[];
  /** Points that it shows still. */
  readonly gone: readonly Place[];
  /** Where the keyboard would place the next one. */
  readonly cursor: Place | undefined;
  readonly plane: readonly [number, number];
  readonly palette: Palette;
  readonly side: number;
}

/** What is being painted, before the network has the points. */
export function drawPaintLayer(canvas: HTMLCanvasElement, data: PaintLayerData): void {
  const { added, gone, cursor, plane, palette, side } = data;
  const context = prepareCanvas(canvas, side, side);
  const [low, high] = plane;
  const scale = side / (high - low);
  const at = ({ x1, x2 }: Place): readonly [number, number] => [(x1 - low) * scale, (high - x2) * scale];
  context.lineWidth = 1.5;
  for (const point of gone) {
    const [x, y] = at(point);
    traceMark(context, 0, x, y, 5);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = palette.lineStrong;
    context.setLineDash([2, 2]);
    context.stroke();
  }
  context.setLineDash([]);
  context.strokeStyle = palette.rimTrain;
  context.lineWidth = 1;
  for (const point of added) {
    traceMark(context, point.look.shape, ...at(point), 3.4);
    context.fillStyle = point.look.colour;
    context.fill();
    context.stroke();
  }
  if (!cursor) return;
  const [x, y] = at(cursor);
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.ink, 1.75],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.moveTo(x - 12, y);
    context.lineTo(x - 4, y);
    context.moveTo(x + 4, y);
    context.lineTo(x + 12, y);
    context.moveTo(x, y - 12);
    context.lineTo(x, y - 4);
    context.moveTo(x, y + 4);
    context.lineTo(x, y + 12);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
