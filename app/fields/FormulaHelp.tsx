import { functions } from '../../engine/formula/functions.ts';
import type { Language } from '../../engine/spec/words.ts';
import { translate } from '../i18n/translate.ts';
import { More } from '../ui/More.tsx';

interface FormulaHelpProps {
  readonly variables: readonly string[];
  readonly language: Language;
}

const signs = ['+', '−', '*', '/', '^', '<', '<=', '>', '>=', '=='];

/** What may stand in a formula, for those who ask. */
export function FormulaHelp({ variables, language }: FormulaHelpProps) {
  const rows = [
    { key: 'variablesAre', words: [...variables, 'pi', 'e'] },
    { key: 'signsAre', words: [...signs, `x > 0 ? ${translate(language, 'choiceSign')}`] },
    { key: 'functionsAre', words: [...functions.keys()] },
  ] as const;
  return (
    <div className="formula-help">
      <More label={translate(language, 'functionList')}>
        <dl>
          {rows.map(({ key, words }) => (
            <div key={key}>
              <dt>{translate(language, key)}</dt>
              <dd>{words.join('  ')}</dd>
            </div>
          ))}
        </dl>
      </More>
    </div>
  );
}
