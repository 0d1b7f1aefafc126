import { memberDefaults, type MemberField, type Registry } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';
import { Select } from '../ui/Select.tsx';
import { useField } from './useField.ts';

interface MemberControlProps {
  readonly field: MemberField<Registry>;
  readonly path: Path;
  /** Why a type cannot serve here; it stays listed. */
  readonly unfit?: ((type: string) => string | undefined) | undefined;
}

type Member = { readonly type: string };

/** Words that every definition of a registry has, though a registry promises only fields. */
export const wordsOf = (registry: Registry, type: string): { readonly label: Words; readonly about: Words } => {
  const { label, about } = registry[type] as Partial<{ label: Words; about: Words }>;
  return { label: label ?? { en: type, zh: type }, about: about ?? { en: '', zh: '' } };
};

/** Which member of a registry; the settings of its own are listed by who shows this. */
export function MemberControl({ field, path, unfit }: MemberControlProps) {
  const { say } = useText();
  const { id, value, problem, set } = useField(path);
  const { type } = value as Member;
  const choices = Object.keys(field.registry).map((each) => {
    const why = each === type ? undefined : unfit?.(each);
    return { value: each, label: say(wordsOf(field.registry, each).label), disabled: why !== undefined, title: why };
  });
  return (
    <div className="field field-select" title={say(wordsOf(field.registry, type).about)}>
      <label htmlFor={id}>{say(field.label)}</label>
      <Select
        id={id}
        value={type}
        choices={choices}
        onChange={(next) => void set(memberDefaults(field.registry, next))}
        problem={problem}
      />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
