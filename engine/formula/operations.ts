import { cos, erf, exp, expm1, log, log1p, logCosh, pow, sigmoid, sin, softplus, tanh } from './elementary.ts';

export interface Operation {
  readonly arity: 1 | 2 | 3;
  /** The value in 64 bits. Comparisons give 1 or 0. */
  readonly evaluate: (a: number, b: number, c: number) => number;
  /** For the list of what a formula may use. */
  readonly label: { readonly en: string; readonly zh: string };
}

const floored = (a: number, b: number): number => {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
};

/** Every operation of the formula language; its derivative stands in derivatives.ts, which the compiler keeps complete. */
export const operations = {
  neg: { arity: 1, evaluate: (a) => -a, label: { en: 'opposite', zh: '相反数' } },
  add: { arity: 2, evaluate: (a, b) => a + b, label: { en: 'sum', zh: '加' } },
  sub: { arity: 2, evaluate: (a, b) => a - b, label: { en: 'difference', zh: '减' } },
  mul: { arity: 2, evaluate: (a, b) => a * b, label: { en: 'product', zh: '乘' } },
  div: { arity: 2, evaluate: (a, b) => a / b, label: { en: 'quotient', zh: '除' } },
  /** The base is positive unless the exponent is a whole number. */
  pow: { arity: 2, evaluate: pow, label: { en: 'power', zh: '幂' } },
  gt: { arity: 2, evaluate: (a, b) => (a > b ? 1 : 0), label: { en: 'greater than', zh: '大于' } },
  ge: { arity: 2, evaluate: (a, b) => (a >= b ? 1 : 0), label: { en: 'greater than or equal', zh: '大于等于' } },
  eq: { arity: 2, evaluate: (a, b) => (a === b ? 1 : 0), label: { en: 'equal', zh: '等于' } },
  /** The second argument where the first is not 0, else the third. */
  where: { arity: 3, evaluate: (a, b, c) => (a !== 0 ? b : c), label: { en: 'choice', zh: '条件选择' } },
  min: { arity: 2, evaluate: (a, b) => Math.min(a, b), label: { en: 'smaller of two', zh: '较小值' } },
  max: { arity: 2, evaluate: (a, b) => Math.max(a, b), label: { en: 'larger of two', zh: '较大值' } },
  abs: { arity: 1, evaluate: (a) => Math.abs(a), label: { en: 'absolute value', zh: '绝对值' } },
  sign: {
    arity: 1,
    evaluate: (a) => (a === 0 ? 0 : Math.sign(a)),
    label: { en: 'sign: −1, 0 or 1', zh: '符号:−1、0 或 1' },
  },
  floor: { arity: 1, evaluate: (a) => Math.floor(a), label: { en: 'round down', zh: '向下取整' } },
  /** The remainder with the sign of the divisor: mod(−1, 3) = 2. */
  mod: { arity: 2, evaluate: floored, label: { en: 'remainder, with the sign of the divisor', zh: '余数,符号同除数' } },
  exp: { arity: 1, evaluate: exp, label: { en: 'exponential', zh: '指数' } },
  expm1: { arity: 1, evaluate: expm1, label: { en: 'exp(x) − 1, exact near 0', zh: 'exp(x) − 1,在 0 附近精确' } },
  log: { arity: 1, evaluate: log, label: { en: 'natural logarithm', zh: '自然对数' } },
  log1p: { arity: 1, evaluate: log1p, label: { en: 'log(1 + x), exact near 0', zh: 'log(1 + x),在 0 附近精确' } },
  sqrt: { arity: 1, evaluate: (a) => Math.sqrt(a), label: { en: 'square root', zh: '平方根' } },
  sin: { arity: 1, evaluate: sin, label: { en: 'sine', zh: '正弦' } },
  cos: { arity: 1, evaluate: cos, label: { en: 'cosine', zh: '余弦' } },
  tanh: { arity: 1, evaluate: tanh, label: { en: 'hyperbolic tangent', zh: '双曲正切' } },
  sigmoid: { arity: 1, evaluate: sigmoid, label: { en: '1 / (1 + exp(−x))', zh: '1 / (1 + exp(−x))' } },
  softplus: { arity: 1, evaluate: softplus, label: { en: 'log(1 + exp(x))', zh: 'log(1 + exp(x))' } },
  erf: { arity: 1, evaluate: erf, label: { en: 'error function', zh: '误差函数' } },
  logCosh: { arity: 1, evaluate: logCosh, label: { en: 'log(cosh(x))', zh: 'log(cosh(x))' } },
} as const satisfies Record<string, Operation>;

export type Operator = keyof typeof operations;

/** The same operations, looked up by any operator. */
export const operation = (operator: Operator): Operation => operations[operator];
