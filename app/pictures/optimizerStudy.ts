import { compile } from '../../engine/formula/evaluate.ts';
import { parse } from '../../engine/formula/parse.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import type { OptimizerDefinition } from '../../engine/optimizers/optimizer.ts';
import { optimizerRule, type Optimizer } from '../../engine/optimizers/optimizerRule.ts';
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
  const rule = optimizerRule(optimizer);
  const states = Object.keys(rule.state);
  const settings: Record<string, number> = {};
  for (const [name, value] of Object.entries(optimizer)) if (typeof value === 'number') settings[name] = value;
  let carried = rule.carriedStart;
  const names = ['w', 'g', ...states, ...rule.uniforms.map((name) => `optimizer.${name}`)];
  const update = rule.update.map(({ name, expression }) => ({ name, compute: compile(expression, names) }));
  const places: Point[] = [start];
  const memory = start.map(() => Object.values(rule.state));
  for (let step = 1; step <= steps; step++) {
    const place = places.at(-1) ?? start;
    const made = rule.step(step, { ...settings, learningRate }, carried);
    ({ carried } = made);
    const [x = Number.NaN, y = Number.NaN] = place.map((w, axis) => {
      const values = [w, slope(place)[axis] ?? 0, ...(memory[axis] ?? []), ...made.values];
      const after = new Map(update.map(({ name, compute }) => [name, compute(values)]));
      memory[axis] = states.map((name, i) => after.get(name) ?? memory[axis]?.[i] ?? 0);
      return after.get('w') ?? w;
    });
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
  const definition = optimizers[optimizer.type] as OptimizerDefinition;
  const texts = typeof definition.update === 'function' ? definition.update(optimizer) : definition.update;
  const { rate, places } = bestPath(optimizer);
  const lines = (formulas: Readonly<Record<string, string>>, sign: Pick<FormulaLine, 'sign'>): FormulaLine[] =>
    Object.entries(formulas).map(([name, text]) => ({ name, ...sign, formula: parse(text) }));
  return {
    picture: { kind: 'path', domain: [-5, 3], range: [-2.4, 2.4], places, height },
    formulas: [...lines(definition.scalars ?? {}, {}), ...lines(texts, { sign: '←' })],
    caption: {
      en: `${steps} steps of this rule through a valley, at the rate that suits it there (${formatValue(rate)}).`,
      zh: `此规则在谷中走 ${steps} 步，用在那里最合适的学习率（${formatValue(rate)}）。`,
    },
  };
}
