import type { LossLevels } from './lossSurface.ts';
import type { Palette } from './palette.ts';
import { ValueScale } from './valueScale.ts';

/** How strong the colour is at a share of the height, 0 at the deepest place: the lower, the stronger. */
export const strengthAt = (height: number): number => 0.92 * (1 - height) ** 1.4;

/** Colours of bands from the deepest up. */
export const lossColours = (palette: Palette, count: number): string[] =>
  Array.from({ length: count }, (_, i) => ValueScale.of(palette.stops).css(strengthAt(i / Math.max(1, count - 1))));

interface LossKeyOptions {
  readonly palette: Palette;
  readonly format: (loss: number) => string;
  readonly lossName: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const title = 18;

/** Bands of colour with the losses that part them. */
export function drawLossKey(
  context: CanvasRenderingContext2D,
  { levels }: LossLevels,
  { palette, format, lossName, left, top, height }: LossKeyOptions,
): void {
  const colours = lossColours(palette, levels.length + 1);
  const first = top + title;
  const band = (height - title) / colours.length;
  context.font = `11px ${palette.sans}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.ink;
  context.fillText(lossName, left, top + 9);
  colours.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(left, first + band * (colours.length - 1 - i), 10, band + 0.5);
  });
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  context.strokeRect(left + 0.5, first + 0.5, 9, height - title - 1);
  context.textBaseline = 'middle';
  context.fillStyle = palette.caption;
  const every = Math.ceil(13 / band);
  levels.forEach((level, i) => {
    if (i % every === 0) context.fillText(format(level), left + 15, first + band * (levels.length - i));
  });
}
