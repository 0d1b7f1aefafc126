import { expect, test } from 'vitest';
import {
  formatCount,
  formatLoss,
  formatBytes,
  formatLarge,
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
  [formatLarge(0), '0'],
  [formatLarge(4.25), '4.3'],
  [formatLarge(412_345), '412k'],
  [formatLarge(1_234_567), '1.23M'],
  [formatLarge(14_338_776_000), '14.3G'],
  [formatBytes(812), '812 B'],
  [formatBytes(21_412), '21.4 kB'],
  [formatBytes(3_396_000), '3.40 MB'],
  [formatValue(-3.7149), '−3.71'],
  [formatTick(0.05), '0.05'],
  [formatTick(0.00001), '1e−5'],
  [formatTick(-200), '−200'],
  [formatTick(1e35), '1e35'],
  [formatLoss(6.2e36), '6.2e36'],
])('%s', (got, expected) => {
  expect(got).toBe(expected);
});
