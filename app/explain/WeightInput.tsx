import { useId, useState } from 'react';
import { describe } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { editor } from '../state/playground.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';

interface WeightInputProps {
  readonly tensor: string;
  /** Row-major. */
  readonly index: number;
  readonly value: number;
}

/** The weight that is followed, to be typed: the walk starts from it then. */
export function WeightInput({ tensor, index, value }: WeightInputProps) {
  const { t, language } = useText();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const set = (next: number): string | undefined => {
    if (Number.isNaN(next)) return t('numberNeeded');
    const [found] = editor.weights.set(tensor, index, next);
    return found && describe({ ...found, path: [] }, language);
  };
  return (
    <p className="walk-weight">
      <label htmlFor={id}>{t('walkChange')}</label>
      <NumberInput
        id={id}
        value={Number(value.toPrecision(7))}
        onCommit={set}
        onProblem={setProblem}
        problem={problem}
      />
      {problem !== undefined && <Problem text={problem} />}
    </p>
  );
}
