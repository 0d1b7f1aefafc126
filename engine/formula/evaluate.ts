import type { Expression, Op } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import { nodesOf } from './nodesOf.ts';
import { operation, type Operation } from './operations.ts';

/** Done in the loop itself, in this order; every other operation is a call. */
const IN_LINE: readonly Op[] = ['add', 'sub', 'mul', 'div'];
const CALL = IN_LINE.length;

/**
 * A function of the values of `names` (in that order) in 64 bits: a flat program over registers in which every shared
 * node is computed once. `round` is applied to every number and step: pass Math.fround to see what 32 bits give.
 * Throws FormulaError unknownVariable if `e` uses another name.
 */
export function compile(
  e: Expression,
  names: readonly string[],
  round?: (value: number) => number,
): (values: ArrayLike<number>) => number {
  const isLeaf = (node: Expression): boolean => node.op === 'number' || node.op === 'variable';
  const nodes = nodesOf(e);
  const leaves = nodes.filter(isLeaf);
  // leaves come first, so that the i-th step writes register leaves.length + i
  const register = new Map([...leaves, ...nodes.filter((node) => !isLeaf(node))].map((node, i) => [node, i]));
  const registers = new Float64Array(nodes.length);
  const inputs: { readonly index: number; readonly target: number }[] = [];
  const calls: Operation['evaluate'][] = [];
  const code: number[] = [];
  for (const [node, target] of register) {
    if (node.op === 'number') registers[target] = round ? round(node.value) : node.value;
    else if (node.op === 'variable') {
      const index = names.indexOf(node.name);
      if (index < 0) {
        const values = { name: node.name, known: names };
        throw new FormulaError('unboundVariable', { position: 0, length: 0 }, values);
      }
      inputs.push({ index, target });
    } else {
      const exact = operation(node.op).evaluate;
      calls.push(round ? (a, b, c) => round(exact(a, b, c)) : exact);
      const kind = round ? -1 : IN_LINE.indexOf(node.op);
      const [a = 0, b = 0, c = 0] = node.args.map((arg) => register.get(arg) ?? 0);
      code.push(kind < 0 ? CALL : kind, a, b, c);
    }
  }
  const program = Int32Array.from(code);
  const result = register.get(e) ?? 0;

  return (values) => {
    for (const { index, target } of inputs) {
      const value = values[index] ?? Number.NaN;
      registers[target] = round ? round(value) : value;
    }
    let target = leaves.length;
    let at = 0;
    for (const evaluateStep of calls) {
      const a = registers[program[at + 1] ?? 0] ?? 0;
      const b = registers[program[at + 2] ?? 0] ?? 0;
      const kind = program[at];
      if (kind === 0) registers[target] = a + b;
      else if (kind === 1) registers[target] = a - b;
      else if (kind === 2) registers[target] = a * b;
      else if (kind === 3) registers[target] = a / b;
      else registers[target] = evaluateStep(a, b, registers[program[at + 3] ?? 0] ?? 0);
      target++;
      at += 4;
    }
    return registers[result] ?? Number.NaN;
  };
}

/** The value of `e` in 64 bits with its variables taken from `env`. Throws FormulaError unknownVariable. */
export const evaluate = (e: Expression, env: Readonly<Record<string, number>>): number =>
  compile(e, Object.keys(env))(Object.values(env));
