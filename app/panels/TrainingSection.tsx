import { checkModel, lossContextOf, lossDefinition, datasetDefinition } from '../../engine/spec/checkModel.ts';
import { losses } from '../../engine/losses/index.ts';
import type { LossDefinition } from '../../engine/losses/loss.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import type { Fields } from '../../engine/spec/field.ts';
import { modelFields, type ModelSpec } from '../../engine/spec/model.ts';
import { trainingFields } from '../../engine/spec/training.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { More } from '../ui/More.tsx';

const selectCurrent = ({ current }: PageState) => current;

export function TrainingSection() {
  const { t, say } = useText();
  const current = usePage(selectCurrent);
  const fields: Fields = optimizers[current.optimizer.type].fields;
  const unfitLoss = (type: string) => {
    const misfit = misfitOf(current, type);
    return misfit && say(misfit);
  };
  return (
    <section className="section" aria-labelledby="training-title">
      <div className="head">
        <h2 id="training-title">{t('training')}</h2>
        <span className="grow" />
        <IconButton
          icon="dice"
          label={t('newSeed')}
          onPress={() => void editor.change(['seed'], (current.seed + 1) % 2 ** 32)}
        />
      </div>
      <FieldList fields={modelFields} path={[]} only={['loss']} unfit={{ loss: unfitLoss }} />
      <FieldList fields={modelFields} path={[]} only={['optimizer']} bare />
      <FieldList fields={fields} path={['optimizer']} only={['learningRate', 'formula']} />
      <FieldList fields={trainingFields} path={['training']} only={['batchSize', 'epochs']} />
      <More label={t('more')}>
        <FieldList fields={fields} path={['optimizer']} except={['learningRate', 'formula']} />
        <FieldList fields={modelFields} path={[]} only={['schedule', 'warmupSteps', 'clipping', 'classWeights']} />
        <FieldList fields={trainingFields} path={['training']} except={['batchSize', 'epochs']} />
        <FieldList fields={modelFields} path={[]} only={['seed']} />
      </More>
    </section>
  );
}

/** Why another loss would not do for this document. */
function misfitOf(document: ModelSpec, type: string) {
  const checked = checkModel(document);
  const context = checked.ok
    ? checked.value.lossContext
    : lossContextOf(document, datasetDefinition(document).shape(document.data), lastUnits(document));
  const definition = losses[type as keyof typeof losses] as LossDefinition | undefined;
  return (definition ?? lossDefinition(document)).misfit(context);
}

const lastUnits = ({ layers }: ModelSpec): number => {
  const last = layers.at(-1);
  return last && 'units' in last ? last.units : 1;
};
