import { optimizers } from '../../engine/optimizers/index.ts';
import type { OptimizerDefinition } from '../../engine/optimizers/optimizer.ts';
import { trainingFields } from '../../engine/spec/training.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Slider } from '../ui/Slider.tsx';
import { batchTicks } from './batchTicks.ts';
import { nearestTick } from './sliderTicks.ts';
import { useField } from './useField.ts';

const selectCount = ({ summary }: PageState) => summary?.counts.train;
const selectOptimizer = ({ current }: PageState) => current.optimizer.type;
const path = ['training', 'batchSize'];
const field = trainingFields.batchSize;

/** Samples per step, from one to all of them. */
export function BatchSizeControl() {
  const { t, say } = useText();
  const count = usePage(selectCount) ?? field.max;
  const definition = optimizers[usePage(selectOptimizer)] as OptimizerDefinition;
  const { id, value, problem, set, setProblem } = useField(path);
  const size = Number(value);
  const isFull = size >= count;
  const ticks = batchTicks(field, count);
  const label = say(field.label);
  if (definition.fullBatch === true) {
    return (
      <div className="field" data-field={path.join('.')}>
        <span className="label">{label}</span>
        <span className="number value">{t('full')}</span>
        <p className="caption field-caption">{t('fullBatchAlways', { name: say(definition.label) })}</p>
      </div>
    );
  }
  return (
    <div className="field" data-field={path.join('.')} title={field.help && say(field.help)}>
      <label htmlFor={id}>{label}</label>
      <span className="value-side">
        {isFull && <span className="muted small">{t('full')}</span>}
        <NumberInput
          id={id}
          value={size}
          onCommit={(next) => (Number.isNaN(next) ? t('numberNeeded') : set(next))}
          onProblem={setProblem}
          problem={problem}
        />
      </span>
      <Slider
        label={label}
        position={isFull ? ticks.length - 1 : nearestTick(ticks, size)}
        last={ticks.length - 1}
        text={isFull ? t('full') : String(size)}
        onChange={(position) => setProblem(set(ticks[position]))}
        onReset={() => setProblem(set(field.default))}
      />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
