import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { modelFields } from '../../engine/spec/model.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { More } from '../ui/More.tsx';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useField } from './useField.ts';

const selectCurrent = ({ current }: PageState) => current;
const path = ['classWeights'];

/** How much a mistake on each class counts: one number a class, 1 where nothing is said. */
export function ClassWeightsControl() {
  const { t, say } = useText();
  const current = usePage(selectCurrent);
  const { value, problem, set, setProblem } = useField(path);
  const { task, outputs, classNames = [] } = datasetDefinition(current).shape(current.data);
  const weights = value as readonly number[];
  const isOpen = problem !== undefined;
  if (task === 'regression' && weights.length === 0) return undefined;
  const change = (label: number, next: number): string | undefined => {
    if (Number.isNaN(next)) return t('numberNeeded');
    const all = Array.from({ length: outputs }, (_, i) => (i === label ? next : (weights[i] ?? 1)));
    return set(all.every((each) => each === 1) ? [] : all);
  };
  const even = (
    <Button look="line" onPress={() => setProblem(set([]))}>
      {t('evenWeights')}
    </Button>
  );
  if (task === 'regression') {
    return (
      <>
        <p className="caption">{t('noClassWeights')}</p>
        {even}
      </>
    );
  }
  const many = Math.min(outputs, modelFields.classWeights.maxLength);
  return (
    <More label={t('classWeightGroup')} open={isOpen}>
      {Array.from({ length: many }, (_, label) => {
        const words = classNames[label];
        const name = words ? say(words) : String(label);
        return (
          <div
            key={name}
            className="field"
            title={say(modelFields.classWeights.help ?? modelFields.classWeights.label)}
          >
            <label htmlFor={`class-weight-${label}`}>{t('weightOfClass', { name })}</label>
            <NumberInput
              id={`class-weight-${label}`}
              value={weights[label] ?? 1}
              onCommit={(next) => change(label, next)}
              onProblem={setProblem}
            />
          </div>
        );
      })}
      {problem !== undefined && <Problem text={problem} />}
      {weights.length > 0 && even}
    </More>
  );
}
