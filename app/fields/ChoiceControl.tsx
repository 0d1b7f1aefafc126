import type { ChoiceField } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';
import { Select } from '../ui/Select.tsx';
import { useField } from './useField.ts';

export function ChoiceControl({ field, path }: { readonly field: ChoiceField<string>; readonly path: Path }) {
  const { say } = useText();
  const { id, value, problem, set } = useField(path);
  const choices = field.options.map((option) => {
    const name = field.names?.[option];
    return { value: option, label: name ? say(name) : option };
  });
  return (
    <div className="field field-select" title={field.help && say(field.help)}>
      <label htmlFor={id}>{say(field.label)}</label>
      <Select id={id} value={String(value)} choices={choices} onChange={(next) => void set(next)} problem={problem} />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
