import { useState } from 'react';
import type { Field } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';
import { useField } from './useField.ts';

type TypedField = Extract<Field, { kind: 'text' | 'formulas' | 'numbers' }>;

interface Written {
  readonly text: (value: unknown) => string;
  readonly value: (text: string) => unknown;
}

const lines = (text: string): string[] => text.split('\n').flatMap((each) => each.trim() || []);
const numbersIn = (text: string): (number | string)[] =>
  text.split(/[\s,;，；]+/).flatMap((each) => (each === '' ? [] : [Number.isNaN(Number(each)) ? each : Number(each)]));

/** How each kind of value is written in a box, and read from it. */
const written: { readonly [K in TypedField['kind']]: Written } = {
  text: { text: String, value: (text) => text },
  formulas: { text: (value) => (value as readonly string[]).join('\n'), value: lines },
  numbers: { text: (value) => (value as readonly number[]).join(', '), value: numbersIn },
};

/** Acts as it is typed; what cannot be read stays in the box with the reason below. */
export function TextControl({ field, path }: { readonly field: TypedField; readonly path: Path }) {
  const { say, t } = useText();
  const { id, value, problem, set, setProblem } = useField(path);
  const [draft, setDraft] = useState<string>();
  const { text, value: read } = written[field.kind];
  const change = (next: string) => {
    setDraft(next);
    setProblem(set(read(next)));
  };
  const leave = () => {
    if (problem === undefined) setDraft(undefined);
  };
  const hint = field.kind === 'formulas' ? t('perLine') : field.kind === 'numbers' ? t('listOfNumbers') : undefined;
  const attributes = {
    id,
    className: field.kind === 'text' ? 'text-input' : 'text-input text-formula',
    value: draft ?? text(value),
    spellCheck: false,
    'aria-invalid': problem !== undefined,
    onBlur: leave,
  };
  return (
    <div className="field" title={[field.help && say(field.help), hint].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{say(field.label)}</label>
      {field.kind === 'formulas' ? (
        <textarea
          {...attributes}
          rows={Math.max(2, attributes.value.split('\n').length)}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <input {...attributes} onChange={(event) => change(event.target.value)} />
      )}
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
