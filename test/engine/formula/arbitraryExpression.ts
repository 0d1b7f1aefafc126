import * as fc from 'fast-check';
import { call, constant, variable, type Expression } from '../../../engine/formula/expression.ts';
import { operation, operations, type Operator } from '../../../engine/formula/operations.ts';

const operators = Object.keys(operations) as Operator[];

/** A power whose base is positive, as the language asks unless the exponent is a whole number. */
function positivePower([base = variable('x'), exponent = variable('y')]: readonly Expression[]): Expression {
  const whole = exponent.op === 'number' && Number.isInteger(exponent.value);
  return call('pow', whole ? base : call('add', constant(0.125), call('abs', base)), exponent);
}

/** Expressions in x and y over every operation; a part without a finite value becomes x. */
const expressions = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Expression> =>
  fc.letrec<{ e: Expression }>((tie) => ({
    e: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom('x', 'y').map(variable),
      numbers.map(constant),
      fc.constantFrom(...operators).chain((operator) => {
        const { arity } = operation(operator);
        return fc.array(tie('e'), { minLength: arity, maxLength: arity }).map((args) => {
          const built = operator === 'pow' ? positivePower(args) : call(operator, ...args);
          const noValue = built.args.length > 0 && built.args.every((arg) => arg.op === 'number');
          return noValue ? variable('x') : built;
        });
      }),
    ),
  })).e;

/** With numbers of ordinary size. */
export const tameExpression = expressions(
  fc.oneof(
    fc.constantFrom(-2, -1, 0, 0.5, 1, 2, 3, Math.PI, -0.75),
    fc.integer({ min: -64, max: 64 }).map((n) => n / 16),
  ),
);

/** With any finite numbers. */
export const wildExpression = expressions(
  fc.oneof(
    fc.constantFrom(-2, -1, 0, 0.5, 1, 2, 3, 1e-7, Math.PI, -0.75),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
);
