import { numberText } from '../../engine/formula/numberMarkup.ts';
import { mostDecimals } from './walkAddress.ts';

/** As many decimals as asked for, or so many more that two numbers do not look the same. */
export function decimalsApart(one: number, other: number, decimals: number): number {
  if (one === other) return decimals;
  for (let enough = decimals; enough < mostDecimals; enough++)
    if (numberText(one, enough) !== numberText(other, enough)) return enough;
  return mostDecimals;
}
