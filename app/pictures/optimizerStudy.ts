import { descent } from '../../engine/optimizers/descent.ts';
import { optimizerFormulas } from '../../engine/optimizers/optimizerFormulas.ts';
import type { Optimizer } from '../../engine/optimizers/optimizerRule.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import type { FormulaLine, Study } from './picture.ts';

type Point = readonly [x: number, y: number];

/** A long valley, nine times as steep across as along. */
const height = (x: number, y: number): number => (x * x + 9 * y * y) / 2;
const slope = ([x, y]: Point): Point => [x, 9 * y];
const start: Point = [-4, 1.6];
const steps = 40;
const rates = Array.from({ length: 5 }, (_, i) => [1, 2, 5].map((each) => each * 10 ** (i - 3))).flat();

/** The way that the optimizer's own rule takes through the valley. */
export function valleyPath(optimizer: Optimizer, learningRate: number): Point[] {
  const { start: startAt, step } = descent(optimizer);
  const places: Point[] = [start];
  let stand = startAt(start);
  for (let i = 0; i < steps; i++) {
    stand = step(stand, slope(places.at(-1) ?? start), learningRate).after;
    const [x = Number.NaN, y = Number.NaN] = stand.coordinates.map(({ w = Number.NaN }) => w);
    places.push([x, y]);
  }
  return places;
}

/** Of many rates the one with which the whole way lies lowest, so that rules are compared at their best. */
function bestPath(optimizer: Optimizer): { readonly rate: number; readonly places: Point[] } {
  let best: { rate: number; places: Point[] } = { rate: 0, places: [start] };
  let lowest = Infinity;
  for (const rate of rates) {
    const places = valleyPath(optimizer, rate);
    const sum = places.reduce((total, [x, y]) => total + height(x, y), 0);
    if (sum < lowest) {
      lowest = sum;
      best = { rate, places };
    }
  }
  return best;
}

export function optimizerStudy(optimizer: Optimizer): Study {
  const { rate, places } = bestPath(optimizer);
  const { scalars, update } = optimizerFormulas(optimizer);
  return {
    picture: { kind: 'path', domain: [-5, 3], range: [-2.4, 2.4], places, height },
    formulas: [...scalars, ...update.map((line): FormulaLine => ({ ...line, sign: '←' }))],
    caption: {
      en: `${steps} steps of this rule through a valley, at the rate that suits it there (${formatValue(rate)}).`,
      zh: `此规则在谷中走 ${steps} 步，用在那里最合适的学习率（${formatValue(rate)}）。`,
    },
  };
}
