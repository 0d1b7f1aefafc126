import { expect, test } from 'vitest';
import {
  formatCount,
  formatLoss,
  formatRate,
  formatShare,
  formatTick,
  formatValue,
} from '../../../app/i18n/formatNumber.ts';

test.each([
  [formatCount(3725), '3,725'],
  [formatLoss(0.1316), '0.132'],
  [formatLoss(12.345), '12.35'],
  [formatLoss(0.00026), '2.6e−4'],
  [formatLoss(-0.004), '−0.004'],
  [formatLoss(0), '0.000'],
  [formatLoss(Number.NaN), '–'],
  [formatLoss(undefined), '–'],
  [formatShare(0.952), '95.2 %'],
  [formatShare(1), '100.0 %'],
  [formatRate(0), '0'],
  [formatRate(4.25), '4.3'],
  [formatRate(412_345), '412k'],
  [formatRate(1_234_567), '1.23M'],
  [formatValue(-3.7149), '−3.71'],
  [formatTick(0.05), '0.05'],
  [formatTick(0.00001), '1e−5'],
  [formatTick(-200), '−200'],
  [formatTick(1e35), '1e35'],
  [formatLoss(6.2e36), '6.2e36'],
])('%s', (got, expected) => {
  expect(got).toBe(expected);
});
