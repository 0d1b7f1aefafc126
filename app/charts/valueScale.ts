import { packed, unpacked } from './packed.ts';
import type { Rgb } from './palette.ts';

const levels = 512;
const known = new WeakMap<readonly Rgb[], Map<number, ValueScale>>();

/** Gives values their colours, by a table of the nine stops; clamped at ±1, nothing where a value is not finite. */
export class ValueScale {
  readonly #table: Uint32Array;

  /** One for the same stops, made once. `reach` is the part of the scale that ±1 spans: 0.5 is its inner half. */
  static of(stops: readonly Rgb[], reach = 1): ValueScale {
    const made = known.get(stops) ?? new Map<number, ValueScale>();
    known.set(stops, made);
    const scale = made.get(reach) ?? new ValueScale(stops, reach);
    made.set(reach, scale);
    return scale;
  }

  private constructor(stops: readonly Rgb[], reach: number) {
    this.#table = Uint32Array.from({ length: levels + 1 }, (_, level) => {
      const at = ((level / levels) * 2 - 1) * reach * 4 + 4;
      const i = Math.min(stops.length - 2, Math.floor(at));
      const [from, to] = [stops[i] ?? [0, 0, 0], stops[i + 1] ?? [0, 0, 0]];
      const channel = (c: 0 | 1 | 2): number => from[c] + (to[c] - from[c]) * (at - i);
      return packed(channel(0), channel(1), channel(2));
    });
  }

  /** For a `Bitmap`; 0 is transparent. */
  colour(value: number): number {
    if (!Number.isFinite(value)) return 0;
    const level = Math.round((Math.min(1, Math.max(-1, value)) + 1) * 0.5 * levels);
    return this.#table[level] ?? 0;
  }

  /** Black or white, whichever contrasts more with the colour of a value: 4.58 to 1 at least, as neither is softened. */
  inkOn(value: number): string {
    const [r, g, b] = unpacked(this.colour(value)).map((channel) => {
      const share = channel / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as unknown as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
  }

  css(value: number): string {
    const colour = this.colour(value);
    return `rgb(${unpacked(colour).join(' ')} / ${colour === 0 ? 0 : 1})`;
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
