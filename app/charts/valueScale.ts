import type { Rgb } from './palette.ts';

const levels = 512;
const known = new WeakMap<readonly Rgb[], Map<number, ValueScale>>();

/** Paints values into pixels through a table of the nine stops; clamped at ±1, nothing where a value is not finite. */
export class ValueScale {
  readonly #table = new Uint8ClampedArray((levels + 1) * 3);

  /** One for the same stops, made once. `reach` is the part of the scale that ±1 spans: 0.5 is its inner half. */
  static of(stops: readonly Rgb[], reach = 1): ValueScale {
    const made = known.get(stops) ?? new Map<number, ValueScale>();
    known.set(stops, made);
    const scale = made.get(reach) ?? new ValueScale(stops, reach);
    made.set(reach, scale);
    return scale;
  }

  private constructor(stops: readonly Rgb[], reach: number) {
    for (let level = 0; level <= levels; level++) {
      const at = ((level / levels) * 2 - 1) * reach * 4 + 4;
      const i = Math.min(stops.length - 2, Math.floor(at));
      const [from, to] = [stops[i] ?? [0, 0, 0], stops[i + 1] ?? [0, 0, 0]];
      for (let c = 0; c < 3; c++)
        this.#table[level * 3 + c] = (from[c] ?? 0) + ((to[c] ?? 0) - (from[c] ?? 0)) * (at - i);
    }
  }

  paint(value: number, pixels: Uint8ClampedArray, at: number): void {
    if (!Number.isFinite(value)) {
      pixels[at + 3] = 0;
      return;
    }
    const level = Math.round((Math.min(1, Math.max(-1, value)) + 1) * 0.5 * levels) * 3;
    pixels[at] = this.#table[level] ?? 0;
    pixels[at + 1] = this.#table[level + 1] ?? 0;
    pixels[at + 2] = this.#table[level + 2] ?? 0;
    pixels[at + 3] = 255;
  }

  /** Black or white, whichever contrasts more with the colour of a value. */
  inkOn(value: number): string {
    const pixel = new Uint8ClampedArray(4);
    this.paint(value, pixel, 0);
    const [r = 0, g = 0, b = 0] = [...pixel].map((channel) => {
      const share = channel / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.182 ? '#111214' : '#ffffff';
  }

  css(value: number): string {
    const pixel = new Uint8ClampedArray(4);
    this.paint(value, pixel, 0);
    return `rgb(${pixel[0]} ${pixel[1]} ${pixel[2]} / ${pixel[3] === 0 ? 0 : 1})`;
  }
}

/** The next of 1, 1.5, 2, 3, 5, 7 … × 10ⁿ: a bound that stays while the largest value moves a little. */
export function niceBound(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 5, 7, 10].find((each) => each * unit >= value * 0.9999) ?? 10;
  return Number((step * unit).toPrecision(2));
}

export function largestSize(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] ?? 0);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}
