import { optimizers } from '../../engine/optimizers/index.ts';
import type { Fields } from '../../engine/spec/field.ts';
import { modelFields } from '../../engine/spec/model.ts';
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
  const { t } = useText();
  const current = usePage(selectCurrent);
  const fields: Fields = optimizers[current.optimizer.type].fields;
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
      <FieldList fields={modelFields} path={[]} only={['loss']} />
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
