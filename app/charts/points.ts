import { traceMark } from './classMark.ts';
import type { Palette } from './palette.ts';
import { ValueScale } from './valueScale.ts';

/** Samples as marks: raw coordinates, and what they stand for. */
export interface Points {
  /** [train then test, 2]; in a curve x and y. */
  readonly positions: ArrayLike<number>;
  readonly count: number;
  readonly trainCount: number;
  /** Look of point i. */
  readonly look: (i: number) => Look;
}

export interface Look {
  /** Number of the mark, as of a class. */
  readonly shape: number;
  readonly colour: string;
}

/** Classes of two are told on the value scale: 1 blue ●, 0 orange ◆. More have a colour and a mark each. */
export function classLook(palette: Palette, classes: number): (label: number) => Look {
  if (classes === 2) {
    const scale = ValueScale.of(palette.stops);
    const [one, zero] = [scale.css(0.75), scale.css(-0.75)];
    return (label) => (label === 1 ? { shape: 0, colour: one } : { shape: 1, colour: zero });
  }
  return (label) => ({ shape: label, colour: palette.classes[label % palette.classes.length] ?? palette.ink });
}

/** Test points first and smaller, with a dark rim; training points over them with a light one. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  { positions, count, trainCount, look }: Points,
  palette: Palette,
  place: (x: number, y: number) => readonly [number, number],
  showTest: boolean,
): void {
  const crowd = Math.max(0.55, Math.min(1, 22 / Math.sqrt(Math.max(1, count))));
  const draw = (from: number, to: number, radius: number, rim: string): void => {
    context.strokeStyle = rim;
    context.lineWidth = Math.max(0.75, radius * 0.36);
    for (let i = from; i < to; i++) {
      const [x, y] = place(positions[i * 2] ?? 0, positions[i * 2 + 1] ?? 0);
      const { shape, colour } = look(i);
      traceMark(context, shape, x, y, radius);
      context.fillStyle = colour;
      context.fill();
      context.stroke();
    }
  };
  if (showTest) draw(trainCount, count, 2.4 * crowd, palette.rimTest);
  draw(0, trainCount, 2.9 * crowd, palette.rimTrain);
}
