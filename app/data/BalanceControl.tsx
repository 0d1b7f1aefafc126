import { useText } from '../i18n/useText.ts';
import type { Words } from '../../engine/spec/words.ts';
import { number } from '../../engine/spec/field.ts';
import { useField } from '../fields/useField.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Slider } from '../ui/Slider.tsx';
import { nearestTick, sliderTicks } from '../fields/sliderTicks.ts';

const share = number({ label: { en: 'Share', zh: '占比' }, min: 0.02, max: 0.98, default: 0.5 });
const ticks = sliderTicks(share) ?? [];
const even = 0.5;

/** Of two classes: how many of the samples belong to the second. */
export function BalanceControl({ name }: { readonly name: Words }) {
  const { t, say } = useText();
  const { id, value, problem, set, setProblem } = useField(['data', 'balance']);
  const [zero = even, one = even] = value as readonly number[];
  const part = zero + one > 0 ? one / (zero + one) : even;
  const rounded = Number(part.toFixed(4));
  const commit = (next: number) => {
    if (Number.isNaN(next)) return t('numberNeeded');
    return set(next === even ? [] : [Number((1 - next).toFixed(4)), next]);
  };
  const label = t('balanceOf', { name: say(name) });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <NumberInput id={id} value={rounded} onCommit={commit} onProblem={setProblem} problem={problem} percent />
      <Slider
        label={label}
        position={nearestTick(ticks, rounded)}
        last={ticks.length - 1}
        text={`${Math.round(rounded * 100)} %`}
        onChange={(position) => setProblem(commit(ticks[position] ?? even))}
        onReset={() => setProblem(commit(even))}
      />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
