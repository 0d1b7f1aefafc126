import { useText } from '../i18n/useText.ts';
import { Mathematics } from './Mathematics.tsx';
import type { FormulaLine } from './picture.ts';

/** Formulas under each other. */
export function FormulaLines({ lines }: { readonly lines: readonly FormulaLine[] }) {
  const { t } = useText();
  return (
    <div className="formula-lines">
      {lines.map(({ name, sign, formula }) =>
        typeof formula === 'string' ? (
          <span key={name} className="mathematics">
            {name === '' ? formula : `${name} = ${formula}`}
          </span>
        ) : (
          <Mathematics key={name} name={name} sign={sign ?? '='} formula={formula} otherwise={t('otherwise')} />
        ),
      )}
    </div>
  );
}
