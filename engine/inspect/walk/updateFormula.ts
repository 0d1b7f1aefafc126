import { mathmlOf } from '../../formula/printMathml.ts';
import { mathmlName } from '../../formula/mathmlName.ts';
import { evaluate } from '../../formula/evaluate.ts';
import { call, variable, type Expression } from '../../formula/expression.ts';
import { parse } from '../../formula/parse.ts';
import { clippings } from '../../optimizers/clipping.ts';
import { optimizers } from '../../optimizers/index.ts';
import type { OptimizerDefinition } from '../../optimizers/optimizer.ts';
import { variablesOf } from '../../formula/substitute.ts';
import { optimizerRule } from '../../optimizers/optimizerRule.ts';
import { schedules } from '../../schedules/index.ts';
import type { ScheduleDefinition } from '../../schedules/schedule.ts';
import { warmup } from '../../schedules/warmup.ts';
import type { ModelSpec } from '../../spec/model.ts';
import { memberFormula } from '../../spec/memberFormula.ts';
import type { Capture } from './capture.ts';
import { positionAt, shapeOf, valuesOf } from './elementReader.ts';
import { termMarkup, type FormulaStyle } from './nodeFormula.ts';
import { numberMarkup } from '../../formula/numberMarkup.ts';
import type { UpdateStep } from './walkSteps.ts';

/** One line of a computation: its name, in letters, in numbers, and what comes out. */
export interface FormulaRow {
  readonly name: string;
  /** `←` where the name gets a new value. */
  readonly sign: '=' | '←';
  readonly letters: string;
  /** Pieces that a line may break between; none where it cannot be told in numbers. */
  readonly numbers: readonly string[];
  readonly value: number;
}

/** A sum or difference in its two parts, so that a long line can break between them. */
function inPieces(formula: Expression, options: Parameters<typeof termMarkup>[1]): string[] {
  const [first, second] = formula.args;
  const sign = { add: '+', sub: '−' }[formula.op as string];
  return sign !== undefined && first && second
    ? [mathmlOf(first, options), `<mo form="infix">${sign}</mo>${termMarkup(second, options)}`]
    : [mathmlOf(formula, options)];
}

/** Numbers of steps are whole. */
const counts = new Set(['t', 'warmupSteps']);

/** How the optimizer moves one element of a parameter, line by line, in 64 bits from the captured numbers. */
export function updateRows(capture: Capture, step: UpdateStep, element: number, style: FormulaStyle): FormulaRow[] {
  const { parameter, gradient, square, isFrozen } = step;
  const { plan, spec, uniforms, carried } = capture;
  const { decimals, otherwise } = style;
  const known = new Map<string, number>(Object.entries(carried));
  for (const [name, value] of Object.entries(spec.optimizer)) if (typeof value === 'number') known.set(name, value);
  const rows: FormulaRow[] = [];
  const own: Readonly<Record<string, string>> = {
    learningRate: '<mi>η</mi>',
    norm: '<mrow><mo>‖</mo><mi>g</mi><mo>‖</mo></mrow>',
  };
  const letters = (name: string) => ({ markup: own[name] ?? mathmlName(name) });
  const line = (name: string, formula: Expression): void => {
    const numbers = (each: string) =>
      counts.has(each)
        ? { markup: `<mn>${known.get(each)}</mn>` }
        : numberMarkup(known.get(each) ?? Number.NaN, decimals);
    const value = evaluate(formula, Object.fromEntries(known));
    rows.push({
      name: letters(name).markup,
      sign: known.has(name) ? '←' : '=',
      letters: mathmlOf(formula, { variable: letters, otherwise }),
      numbers: inPieces(formula, { variable: numbers, otherwise, dots: true }),
      value,
    });
    known.set(name, value);
  };

  const g = valuesOf(capture, gradient.id)[element] ?? 0;
  known.set('g', g);
  const place = positionAt(shapeOf(capture, parameter.id), element).map((at) => String(at + 1));
  const given = style.symbols.tensor(gradient.id, place);
  rows.push({
    name: letters('g').markup,
    sign: '=',
    letters: given,
    numbers: [numberMarkup(g, decimals).markup],
    value: g,
  });
  known.set('w', valuesOf(capture, parameter.id)[element] ?? 0);
  if (isFrozen) {
    line('w', variable('w'));
    return rows;
  }
  if (spec.clipping.type !== 'none') {
    const { formula } = clippings[spec.clipping.type];
    known.set('threshold', spec.clipping.threshold);
    const length = Math.sqrt(square ? (valuesOf(capture, square.id)[0] ?? 0) : g * g);
    // As in the plan: a gradient of 0 has no length to divide by.
    known.set('norm', Math.max(length, 1e-30));
    line('g', parse(formula, { variables: ['g', 'threshold', 'norm'] }));
  }
  scheduleLines(spec, capture.step, known, line);
  const scheduled = uniforms.get('optimizer.learningRate');
  if (scheduled !== undefined) known.set('learningRate', scheduled);

  // The optimizer counts steps from 1.
  known.set('t', capture.step + 1);
  const definition = optimizers[spec.optimizer.type] as OptimizerDefinition;
  const { state } = optimizerRule(spec.optimizer);
  for (const [name, text] of Object.entries(definition.scalars ?? {})) line(name, parse(text));
  for (const name of Object.keys(state))
    known.set(name, valuesOf(capture, plan.tensor(`${parameter.name}.${name}`).id)[element] ?? 0);
  const texts = typeof definition.update === 'function' ? definition.update(spec.optimizer) : definition.update;
  const isHeld = spec.holds[parameter.name]?.includes(element) ?? false;
  for (const [name, formula] of neededLines(texts, state)) {
    line(name, name === 'w' && isHeld ? variable('w') : formula);
  }
  return rows;
}

/** The lines of a rule that reach the weight, now or as a state of the next step. */
function neededLines(
  texts: Readonly<Record<string, string>>,
  state: Readonly<Record<string, number>>,
): [string, Expression][] {
  const needed = new Set(['w', ...Object.keys(state)]);
  const lines = Object.entries(texts).map(([name, text]): [string, Expression] => [name, parse(text)]);
  for (const [name, formula] of lines.toReversed())
    if (needed.has(name)) for (const used of variablesOf(formula)) needed.add(used);
  return lines.filter(([name]) => needed.has(name));
}

/** The learning rate of this step, where it is not the one that was set. */
function scheduleLines(
  spec: ModelSpec,
  step: number,
  known: Map<string, number>,
  line: (name: string, formula: Expression) => void,
): void {
  const { schedule, warmupSteps } = spec;
  if (!known.has('learningRate')) return;
  if (schedule.type !== 'constant') {
    known.set('t', Math.max(0, step - warmupSteps));
    const { formula } = schedules[schedule.type] as ScheduleDefinition;
    line('learningRate', memberFormula(schedule, formula, ['t', 'learningRate']));
  }
  if (step < warmupSteps) {
    known.set('t', step);
    known.set('warmupSteps', warmupSteps);
    const share = parse(warmup.formula, { variables: ['t', 'warmupSteps'] });
    line('learningRate', call('mul', variable('learningRate'), share));
  }
}
