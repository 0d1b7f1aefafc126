import type { Expression } from './expression.ts';
import type { Operator } from './operations.ts';
import { LEVEL, printInfix, type At, type InfixStyle, type Printed } from './printInfix.ts';

type Form = (a: string, b: string, c: string) => string;

interface Dialect {
  readonly imports: string;
  /** What stands before the functions that the forms below do not name. */
  readonly module: string;
  /** Functions whose name or form is not the module's function of the same name. */
  readonly forms: Readonly<Partial<Record<Operator, Form>>>;
}

const logCosh = (module: string): Form => {
  return (a) => `(${module}.logaddexp(${a}, -(${a})) - ${Math.LN2})`;
};

export const dialects = {
  keras: {
    imports: 'from keras import ops',
    module: 'ops',
    forms: {
      max: (a, b) => `ops.maximum(${a}, ${b})`,
      min: (a, b) => `ops.minimum(${a}, ${b})`,
      logCosh: logCosh('ops'),
    },
  },
  numpy: {
    imports: 'import numpy as np\nfrom scipy import special',
    module: 'np',
    forms: {
      max: (a, b) => `np.maximum(${a}, ${b})`,
      min: (a, b) => `np.minimum(${a}, ${b})`,
      sigmoid: (a) => `special.expit(${a})`,
      softplus: (a) => `np.logaddexp(0.0, ${a})`,
      erf: (a) => `special.erf(${a})`,
      logCosh: logCosh('np'),
    },
  },
  torch: {
    imports: 'import torch',
    module: 'torch',
    forms: {
      softplus: (a) => `torch.nn.functional.softplus(${a})`,
      logCosh: logCosh('torch'),
    },
  },
} as const satisfies Record<string, Dialect>;

export type PythonDialect = keyof typeof dialects;

const COMPARISONS: Readonly<Partial<Record<string, string>>> = { gt: '>', ge: '>=', eq: '==' };

/** torch.maximum takes tensors only, so a bound that is a number goes to clamp. */
const clamped = (op: 'max' | 'min', a: Expression, b: Expression, at: At): string => {
  const text = at(b, LEVEL.choice);
  if (b.op === 'number') return `torch.clamp(${at(a, LEVEL.choice)}, ${op === 'max' ? 'min' : 'max'}=${text})`;
  return `torch.${op}imum(${at(a, LEVEL.choice)}, ${text})`;
};

/** A condition as a Python truth value. */
const compare = (e: Expression, at: At): string => {
  const [a, b] = e.args;
  const sign = COMPARISONS[e.op];
  if (a && b && sign !== undefined) return `${at(a, LEVEL.sum)} ${sign} ${at(b, LEVEL.sum)}`;
  return `${at(e, LEVEL.sum)} != 0.0`;
};

function styleOf(name: PythonDialect): InfixStyle {
  const dialect: Dialect = dialects[name];
  const { module } = dialect;
  const chosen = (condition: string, yes: string, no: string): Printed => ({
    text: `${module}.where(${condition}, ${yes}, ${no})`,
    level: LEVEL.atom,
  });
  return {
    number: (value) => (Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)),
    power: '**',
    apply: (op, args, at) => {
      const [a, b, c] = args;
      if (a && b && c) return chosen(compare(a, at), at(b, LEVEL.choice), at(c, LEVEL.choice));
      const sign = COMPARISONS[op];
      if (a && b && sign !== undefined) {
        return chosen(`${at(a, LEVEL.sum)} ${sign} ${at(b, LEVEL.sum)}`, '1.0', '0.0');
      }
      if (a && b && op === 'mod')
        return { text: `${at(a, LEVEL.product)} % ${at(b, LEVEL.signed)}`, level: LEVEL.product };
      if (a && b && name === 'torch' && (op === 'max' || op === 'min')) {
        return { text: clamped(op, a, b, at), level: LEVEL.atom };
      }
      const texts = args.map((arg) => at(arg, LEVEL.choice));
      const [first = '', second = '', third = ''] = texts;
      const form = dialect.forms[op];
      const text = form ? form(first, second, third) : `${module}.${op}(${texts.join(', ')})`;
      return { text, level: LEVEL.atom };
    },
  };
}

const styles = { keras: styleOf('keras'), numpy: styleOf('numpy'), torch: styleOf('torch') } satisfies Record<
  PythonDialect,
  InfixStyle
>;

/** The Python statements that the printed expression needs before it. */
export const pythonImports = (dialect: PythonDialect): string => dialects[dialect].imports;

/** A Python expression over arrays (tensors) of floats. Throws FormulaError tooLarge. */
export const printPython = (e: Expression, dialect: PythonDialect): string => printInfix(e, styles[dialect]);
