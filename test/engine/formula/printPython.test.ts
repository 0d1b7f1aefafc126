import { describe, expect, it } from 'vitest';
import { call, variable } from '../../../engine/formula/expression.ts';
import { operation, operations, type Operator } from '../../../engine/formula/operations.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { dialects, printPython, pythonImports, type PythonDialect } from '../../../engine/formula/printPython.ts';

describe('printPython', () => {
  it.each<[string, PythonDialect, string]>([
    ['relu(x)', 'keras', 'ops.maximum(x, 0.0)'],
    ['relu(x)', 'numpy', 'np.maximum(x, 0.0)'],
    ['relu(x)', 'torch', 'torch.clamp(x, min=0.0)'],
    ['clip(x, 0, 6)', 'torch', 'torch.clamp(torch.clamp(x, min=0.0), max=6.0)'],
    ['max(x, y)', 'torch', 'torch.maximum(x, y)'],
    ['x > 0 ? x : 0.1 * x', 'keras', 'ops.where(x > 0.0, x, 0.1 * x)'],
    ['(x > y) * 2', 'numpy', '2.0 * np.where(x > y, 1.0, 0.0)'],
    ['x ? y : 1', 'torch', 'torch.where(x != 0.0, y, 1.0)'],
    ['x * sigmoid(x)', 'numpy', 'x * special.expit(x)'],
    ['x * tanh(softplus(x))', 'torch', 'x * torch.tanh(torch.nn.functional.softplus(x))'],
    ['logCosh(x)', 'keras', '(ops.logaddexp(x, -(x)) - 0.6931471805599453)'],
    ['x^3 + x^2.5', 'keras', 'x**3 + x**2.5'],
    ['-(x + 1)^2', 'numpy', '-(1.0 + x)**2'],
    ['mod(x + 1, 2)', 'torch', '(1.0 + x) % 2.0'],
    ['x - (y - 1)', 'numpy', 'x - (y - 1.0)'],
  ])('%s for %s', (text, dialect, python) => {
    expect(printPython(parse(text), dialect)).toBe(python);
  });
});

describe.each(Object.keys(dialects) as PythonDialect[])('%s', (dialect) => {
  it('imports every module that any operation names', () => {
    const imported = new Set(pythonImports(dialect).match(/\w+$/gm));
    for (const operator of Object.keys(operations) as Operator[]) {
      const args = ['x', 'y', 'z'].slice(0, operation(operator).arity).map(variable);
      for (const [, module = ''] of printPython(call(operator, ...args), dialect).matchAll(
        /(?<![\w.])([a-z]+)\.[a-z]/g,
      )) {
        expect(imported, operator).toContain(module);
      }
    }
  });
});
