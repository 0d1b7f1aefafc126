import type { FormulaField } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { useValue } from './fieldHost.ts';
import { FormulaInput } from './FormulaInput.tsx';
import { useField } from './useField.ts';

/** A formula of the document; it acts as soon as it can be read. */
export function FormulaControl({ field, path }: { readonly field: FormulaField; readonly path: Path }) {
  const { say } = useText();
  const { id, value, problem, set } = useField(path);
  const low = useBound(path, 'min');
  const high = useBound(path, 'max');
  const label = say(field.label);
  return (
    <div className="field" title={field.help && say(field.help)}>
      <label htmlFor={id}>{label}</label>
      <FormulaInput
        id={id}
        name={label.endsWith('=') ? label.slice(0, -1).trim() : 'f'}
        value={String(value)}
        variables={field.variables}
        onChange={set}
        problem={problem}
        domain={low === undefined || high === undefined ? undefined : [low, high]}
      />
    </div>
  );
}

/** The bounds that stand beside a formula say where its curve is looked at. */
function useBound(path: Path, name: 'min' | 'max'): number | undefined {
  const value = useValue([...path.slice(0, -1), name]);
  return typeof value === 'number' ? value : undefined;
}
