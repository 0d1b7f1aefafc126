import { useState } from 'react';

interface NumberInputProps {
  readonly id: string;
  readonly value: number;
  /** Gets what was typed, NaN where it is no number; answers why it cannot be, or nothing. */
  readonly onCommit: (value: number) => string | undefined;
  readonly onProblem: (problem: string | undefined) => void;
  readonly label?: string;
  readonly problem?: string | undefined;
  /** A share, written in percent; one typed as a fraction is understood too. */
  readonly percent?: boolean | undefined;
}

/** Typed text stays as it is until Enter or leaving; what cannot be stays too, with the reason told to `onProblem`. */
export function NumberInput({ id, value, onCommit, onProblem, label, problem, percent = false }: NumberInputProps) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft === undefined) return;
    const refused = onCommit(numberIn(draft, percent));
    onProblem(refused);
    if (refused === undefined) setDraft(undefined);
  };
  const giveUp = () => {
    setDraft(undefined);
    onProblem(undefined);
  };
  return (
    <input
      id={id}
      className="number-input number"
      inputMode="decimal"
      value={draft ?? (percent ? `${Number((value * 100).toPrecision(6))} %` : String(value))}
      aria-label={label}
      aria-invalid={problem !== undefined}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') giveUp();
      }}
    />
  );
}

function numberIn(draft: string, percent: boolean): number {
  const text = draft
    .replace('−', '-')
    .replace(/[%％]\s*$/, '')
    .trim();
  if (text === '') return Number.NaN;
  const value = Number(text);
  const isFraction = text === draft.trim() && value > 0 && value < 1;
  return percent && !isFraction ? Number((value / 100).toPrecision(12)) : value;
}
