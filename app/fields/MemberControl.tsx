import { memberDefaults, type MemberField, type Registry } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';
import { MemberPicker } from './MemberPicker.tsx';
import { useField } from './useField.ts';

interface MemberControlProps {
  readonly field: MemberField<Registry>;
  readonly path: Path;
}

/** Which member of a registry; the settings of its own are listed by who shows this. */
export function MemberControl({ field, path }: MemberControlProps) {
  const { say } = useText();
  const { id, value, problem, set } = useField(path);
  const label = say(field.label);
  return (
    <div className="field field-select" data-field={path.join('.')}>
      <label htmlFor={id}>{label}</label>
      <MemberPicker
        id={id}
        label={label}
        registry={field.registry}
        value={value as { readonly type: string }}
        path={path}
        onChange={(next) => void set(memberDefaults(field.registry, next))}
        problem={problem}
      />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
