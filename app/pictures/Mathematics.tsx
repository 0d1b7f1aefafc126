import type { Expression } from '../../engine/formula/expression.ts';
import { inNumbers, mathmlOf } from '../../engine/formula/printMathml.ts';
import { escapeMarkup, mathmlName } from '../../engine/formula/mathmlName.ts';
import { MathMarkup } from './MathMarkup.tsx';

interface MathematicsProps {
  /** Before the equals sign; nothing where empty. */
  readonly name: string;
  /** `←` where the name gets a new value. */
  readonly sign: '=' | '←';
  readonly formula: Expression;
  readonly otherwise: string;
  /** Numbers in the place of variables. */
  readonly values?: Readonly<Record<string, number>>;
}

const digits = 4;

/** A formula as it is set in print. */
export function Mathematics({ name, sign, formula, otherwise, values }: MathematicsProps) {
  const word = /^\w+$/.test(name) ? mathmlName(name) : `<mtext>${escapeMarkup(name)}</mtext>`;
  const left = name === '' ? '' : `${word}<mo>${sign}</mo>`;
  return (
    <MathMarkup
      markup={`${left}${mathmlOf(formula, { digits, otherwise, ...(values && inNumbers(values, digits)) })}`}
    />
  );
}
