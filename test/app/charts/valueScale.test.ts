import { describe, expect, test } from 'vitest';
import { channels, type Rgb } from '../../../app/charts/palette.ts';
import { largestSize, niceBound, ValueScale } from '../../../app/charts/valueScale.ts';

const light: readonly Rgb[] = [
  '#c25104',
  '#de6f12',
  '#ee9d55',
  '#f7d0a9',
  '#f4f3ee',
  '#b9d7ec',
  '#6fafdb',
  '#2380c4',
  '#0a5f9f',
].map(channels);

const painted = (scale: ValueScale, value: number): number[] => {
  const pixel = new Uint8ClampedArray(4);
  new Uint32Array(pixel.buffer)[0] = scale.colour(value);
  return [...pixel];
};

/** Relative luminance, as WCAG defines it. */
function lightOf(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('ValueScale', () => {
  const scale = ValueScale.of(light);

  test('has its stops at the ends, in the middle and between', () => {
    light.forEach((stop, i) => expect(painted(scale, i / 4 - 1)).toEqual([...stop, 255]));
  });

  test('clamps, and shows nothing where there is no number', () => {
    expect(painted(scale, 5)).toEqual(painted(scale, 1));
    expect(painted(scale, -Infinity)).toEqual([0, 0, 0, 0]);
    expect(painted(scale, Number.NaN)[3]).toBe(0);
  });

  test('its inner half ends at the stops of ±0.5', () => {
    const inner = ValueScale.of(light, 0.5);
    expect(painted(inner, 1)).toEqual([...(light[6] ?? []), 255]);
    expect(painted(inner, -1)).toEqual([...(light[2] ?? []), 255]);
  });

  test('writes in the ink that contrasts more', () => {
    expect(scale.inkOn(0)).toBe('#000000');
    expect(scale.inkOn(1)).toBe('#ffffff');
  });

  test('can be read on every value', () => {
    for (let step = -256; step <= 256; step++) {
      const value = step / 256;
      const [, ...colour] = /^rgb\((\d+) (\d+) (\d+)/.exec(scale.css(value))!;
      const [, ...ink] = /^#(..)(..)(..)$/.exec(scale.inkOn(value))!;
      const lights = [colour.map(Number), ink.map((channel) => Number.parseInt(channel, 16))].map(lightOf);
      expect((Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05), `at ${value}`).toBeGreaterThan(4.5);
    }
  });
});

test('niceBound is round, not below, and at most half as much again', () => {
  for (let value = 1e-5; value < 1e5; value *= 1.137) {
    const bound = niceBound(value);
    expect(bound).toBeGreaterThanOrEqual(value * 0.999);
    expect(bound).toBeLessThanOrEqual(value * 1.7);
    expect(String(Number(bound.toPrecision(2)))).toBe(String(bound));
  }
  expect(niceBound(0)).toBe(1);
});

test('largestSize passes over what is not finite', () => {
  expect(largestSize([1, -3, Number.NaN, Infinity])).toBe(3);
});
