import type { BooleanField } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useField } from './useField.ts';

export function BooleanControl({ field, path }: { readonly field: BooleanField; readonly path: Path }) {
  const { say } = useText();
  const { value, set } = useField(path);
  return (
    <Checkbox
      checked={value === true}
      onChange={(checked) => void set(checked)}
      label={say(field.label)}
      title={field.help && say(field.help)}
    />
  );
}
