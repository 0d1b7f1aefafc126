import { rgb } from 'd3';

/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** The colours of the page's present theme, as pictures need them. */
export interface Palette {
  /** Nine stops of the value scale, −1 … 0 … +1. */
  readonly stops: readonly Rgb[];
  readonly classes: readonly string[];
  /** Lines and bars of negative and of positive values. */
  readonly minus: string;
  readonly plus: string;
  readonly surface: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly caption: string;
  readonly contour: string;
  readonly rimTrain: string;
  readonly rimTest: string;
  readonly sans: string;
}

export const channels = (colour: string): Rgb => {
  const { r, g, b } = rgb(colour);
  return [r, g, b];
};

/** Reads the custom properties of the stylesheet: the tokens stand there and nowhere else. */
export function readPalette(root: Element): Palette {
  const style = getComputedStyle(root);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    stops: Array.from({ length: 9 }, (_, i) => channels(token(`s${i}`))),
    classes: Array.from({ length: 10 }, (_, i) => token(`c${i}`)),
    minus: token('neg'),
    plus: token('pos'),
    surface: token('surface'),
    line: token('line'),
    lineStrong: token('line-strong'),
    ink: token('ink'),
    caption: token('ink-3'),
    contour: token('contour'),
    rimTrain: token('rim-train'),
    rimTest: token('rim-test'),
    sans: token('sans'),
  };
}
