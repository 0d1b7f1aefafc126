import type { IntegerField, NumberField } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Slider } from '../ui/Slider.tsx';
import { nearestTick, sliderTicks } from './sliderTicks.ts';
import { useField } from './useField.ts';

interface NumberControlProps {
  readonly field: NumberField | IntegerField;
  readonly path: Path;
  /** Further places that hold the same number. */
  readonly also?: readonly Path[];
}

/** A number that is typed, and dragged where its range allows. */
export function NumberControl({ field, path, also = [] }: NumberControlProps) {
  const { say, t } = useText();
  const { id, value, problem, set, setProblem } = useField(path, also);
  const ticks = sliderTicks(field);
  const number = Number(value);
  const percent = field.kind === 'number' && field.percent === true;
  const commit = (next: number) => (Number.isNaN(next) ? t('numberNeeded') : set(next));
  return (
    <div className="field" data-field={path.join('.')} title={field.help && say(field.help)}>
      <label htmlFor={id}>{say(field.label)}</label>
      <NumberInput
        id={id}
        value={number}
        onCommit={commit}
        onProblem={setProblem}
        problem={problem}
        percent={percent}
      />
      {ticks && (
        <Slider
          label={say(field.label)}
          position={nearestTick(ticks, number)}
          last={ticks.length - 1}
          text={percent ? `${Number((number * 100).toPrecision(6))} %` : String(number)}
          onChange={(position) => setProblem(set(ticks[position]))}
          onReset={() => setProblem(set(field.default))}
        />
      )}
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
