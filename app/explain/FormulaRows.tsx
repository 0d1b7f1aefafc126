import type { FormulaRow } from '../../engine/protocol.ts';
import { numberMarkup } from '../../engine/formula/numberMarkup.ts';
import { MathMarkup } from '../pictures/MathMarkup.tsx';

interface FormulaRowsProps {
  readonly rows: readonly FormulaRow[];
  readonly decimals: number;
  /** Leaves a blank where the value stands. */
  readonly isBlank?: boolean;
  readonly isOnPaper?: boolean;
}

/** Each line in letters, then with the numbers in it, then what comes out; of a mean over samples the letters alone. */
export function FormulaRows({ rows, decimals, isBlank = false, isOnPaper = false }: FormulaRowsProps) {
  return (
    <div className="walk-formulas">
      {rows.map(({ name, sign, letters, numbers, value }, i) => {
        const result = numberMarkup(value, decimals).markup;
        // A value that is only read, or handed on, is told once, or asked for.
        const pieces = numbers.length === 1 && numbers[0] === result ? [] : numbers;
        return (
          // Lines have no name of their own: a rule may give the same letter a new value twice.
          <div key={i} className="walk-formula">
            <MathMarkup isLarge isOnPaper={isOnPaper} markup={`${name}<mo>${sign}</mo>${letters}`} />
            {numbers.length > 0 && (
              <p className="walk-numbers">
                {pieces.map((piece, n) => (
                  <MathMarkup key={n} isLarge isOnPaper={isOnPaper} markup={n === 0 ? `<mo>=</mo>${piece}` : piece} />
                ))}
                {isBlank ? (
                  <span className="blank">= </span>
                ) : (
                  <b>
                    <MathMarkup markup={`<mo>=</mo>${result}`} />
                  </b>
                )}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
