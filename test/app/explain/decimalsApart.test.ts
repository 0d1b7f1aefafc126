import { expect, test } from 'vitest';
import { decimalsApart } from '../../../app/explain/decimalsApart.ts';

test.each([
  [-0.09451, -0.0943, 4, 4],
  [-0.09452, -0.09451, 4, 5],
  [0.5, 0.5, 4, 4],
  [1, 1 + 1e-14, 4, 10],
  [0.4, 0.3, 9, 9],
])('%f and %f with %i decimals need %i', (one, other, asked, needed) => {
  expect(decimalsApart(one, other, asked)).toBe(needed);
});
