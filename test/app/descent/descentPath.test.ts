import { describe, expect, test } from 'vitest';
import { descentFunction } from '../../../app/descent/descentFunction.ts';
import { descentPath } from '../../../app/descent/descentPath.ts';
import { stepLines } from '../../../app/descent/stepLines.ts';
import { stepSentence } from '../../../app/descent/stepSentence.ts';
import { translate } from '../../../app/i18n/translate.ts';
import type { Text } from '../../../app/i18n/useText.ts';
import { evaluate } from '../../../engine/formula/evaluate.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { optimizerRule, type Optimizer } from '../../../engine/optimizers/optimizerRule.ts';
import { schedules } from '../../../engine/schedules/index.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';

const constant = memberDefaults(schedules, 'constant');
const types = Object.keys(optimizers) as (keyof typeof optimizers)[];
const close = (got: number, expected: number, what: string): void =>
  expect(Math.abs(got - expected), what).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));

/** The rule on one number, formula by formula, with nothing of the descent's own. */
function referencePath(optimizer: Optimizer, slope: (w: number) => number, start: number, steps: number): number[] {
  const rule = optimizerRule(optimizer);
  const settings = Object.fromEntries(
    Object.entries(optimizer).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  let carried = rule.carriedStart;
  let known: Record<string, number> = { ...rule.state, w: start };
  return Array.from({ length: steps }, (_, i) => {
    const made = rule.step(i + 1, settings, carried);
    ({ carried } = made);
    const uniforms = Object.fromEntries(rule.uniforms.map((name, k) => [`optimizer.${name}`, made.values[k]!]));
    const env = { ...known, ...uniforms, g: slope(known['w']!) };
    known = Object.fromEntries(rule.update.map(({ name, expression }) => [name, evaluate(expression, env)]));
    return known['w']!;
  });
}

describe.each(types)('%s', (type) => {
  const optimizer = { ...memberDefaults(optimizers, type), learningRate: 0.05 } as Optimizer;

  test('walks 20 steps as its rule says', () => {
    const f = descentFunction('x^4 / 4 + y^2');
    const { places } = descentPath(f, { x: 1.5, y: -2, schedule: constant }, optimizer, 20);
    expect(places).toHaveLength(21);
    const x = referencePath(optimizer, (w) => w ** 3, 1.5, 20);
    const y = referencePath(optimizer, (w) => 2 * w, -2, 20);
    places.slice(1).forEach(({ place }, i) => {
      close(place[0]!, x[i]!, `x after step ${i + 1}`);
      close(place[1]!, y[i]!, `y after step ${i + 1}`);
    });
  });

  test.each(['x^4 / 4 + x', 'x^4 / 4 + sin(y) * x'])(
    'every line of 20 steps on %s comes out as its numbers say',
    (text) => {
      const f = descentFunction(text);
      const { places } = descentPath(f, { x: 1.5, y: -2, schedule: constant }, optimizer, 20);
      places.slice(0, 20).forEach((here, i) => {
        const lines = stepLines(f, optimizer, here)!;
        expect(lines.gradient).toHaveLength(f.axes.length);
        for (const { cases } of [...lines.gradient, ...lines.scalars, ...lines.update])
          for (const { name, formula, values, result } of cases)
            close(evaluate(formula, values), result, `step ${i + 1}: ${name}`);
        // What the last line announces is where the next step begins.
        const announced = lines.update.find(({ name }) => name === 'w')!.cases.map(({ result }) => result);
        expect(announced).toEqual(places[i + 1]!.place);
      });
    },
  );
});

const descend = { ...memberDefaults(optimizers, 'gradientDescent'), learningRate: 0.1 };
const text = { language: 'en', t: (key, values) => translate('en', key, values) } as Text;
const told = (formula: string, x: number, optimizer: Optimizer, step: number): string => {
  const f = descentFunction(formula);
  const path = descentPath(f, { x, y: 0, schedule: constant }, optimizer, 2000);
  return stepSentence({ f, path, step, name: 'It', rate: optimizer.learningRate }, text);
};

test('a schedule lowers the rate of each step', () => {
  const f = descentFunction('x');
  const schedule = { ...memberDefaults(schedules, 'exponential') };
  const { places } = descentPath(f, { x: 0, y: 0, schedule }, descend, 400);
  const moves = places.slice(1).map(({ place }, i) => places[i]!.place[0]! - place[0]!);
  expect(moves[0]).toBeCloseTo(0.1, 12);
  expect(moves.at(-1)).toBeLessThan(0.1);
  expect(places[399]?.move?.shared['learningRate']).toBeCloseTo(moves.at(-1)!, 12);
});

test('a path that leaves every bound ends, and that is told with the rate', () => {
  const wild = { ...descend, learningRate: 1.5 };
  const { places, end } = descentPath(descentFunction('x^2'), { x: 1, y: 0, schedule: constant }, wild, 2000);
  expect(end).toBe('diverged');
  expect(places.every(({ place, value }) => [...place, value].every(Number.isFinite))).toBe(true);
  expect(told('x^2', 1, wild, 2000)).toMatch(/^It runs away: after step \d+ .* below 1\.5\.$/);
});

test('where f has no value the path ends, and the place is told', () => {
  const far = { ...descend, learningRate: 2 };
  expect(descentPath(descentFunction('log(x) + x'), { x: 1, y: 0, schedule: constant }, far, 50).end).toBe('undefined');
  expect(told('log(x) + x', 1, far, 50)).toContain('no value or slope at x = −3');
});

test.each([
  ['x^2', 1, descend, 0, 'f falls from 1 to 0.64.'],
  ['x^2', 1, { ...descend, learningRate: 1.2 }, 0, 'f rises from 1 to 1.96: the step is too long.'],
  ['x^2', 0, descend, 0, 'The slope here is 0: no force pulls. f stays at 0.'],
] as const)('on %s from %s it says what the step does', (formula, x, optimizer, step, sentence) => {
  expect(told(formula, x, optimizer, step)).toBe(sentence);
});

test('a ball that rolls uphill is not told that its step is too long', () => {
  const momentum = { ...memberDefaults(optimizers, 'momentum'), learningRate: 0.05 };
  const f = descentFunction('x^2');
  const { places } = descentPath(f, { x: 1, y: 0, schedule: constant }, momentum, 60);
  const uphill = places.findIndex(
    ({ place, value }, i) =>
      place[0]! < 0 && (places[i + 1]?.value ?? 0) > value && place[0]! > places[i + 1]!.place[0]!,
  );
  expect(uphill).toBeGreaterThan(0);
  expect(told('x^2', 1, momentum, uphill)).toContain('rolls on, uphill');
});
