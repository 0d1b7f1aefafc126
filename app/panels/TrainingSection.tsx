import { optimizers } from '../../engine/optimizers/index.ts';
import type { OptimizerDefinition } from '../../engine/optimizers/optimizer.ts';
import { modelFields } from '../../engine/spec/model.ts';
import { trainingFields } from '../../engine/spec/training.ts';
import { openDescent } from '../descent/openDescent.ts';
import { BatchSizeControl } from '../fields/BatchSizeControl.tsx';
import { ClassWeightsControl } from '../fields/ClassWeightsControl.tsx';
import { FieldList } from '../fields/FieldList.tsx';
import { mainSettings } from '../fields/mainSettings.ts';
import { PenaltyControl } from '../fields/PenaltyControl.tsx';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { More } from '../ui/More.tsx';

const selectOptimizer = ({ current }: PageState) => current.optimizer.type;

const drawAnew = (): void => {
  const { seed } = page.getState().current;
  void editor.change(['seed'], (seed + 1) % 2 ** 32);
};

/** How the network learns: what is used in every lesson first, the rest by topic. */
export function TrainingSection() {
  const { t, say } = useText();
  const { fields, label } = optimizers[usePage(selectOptimizer)] as OptimizerDefinition;
  const main = mainSettings(fields);
  const hasMore = Object.keys(fields).length > main.length;
  return (
    <section className="section" aria-labelledby="training-title">
      <div className="head">
        <h2 id="training-title">{t('training')}</h2>
        <span className="grow" />
        <IconButton icon="dice" label={t('newSeed')} onPress={drawAnew} />
      </div>
      <FieldList fields={modelFields} path={[]} only={['loss']} />
      <FieldList fields={modelFields} path={[]} only={['optimizer']} bare />
      <FieldList fields={fields} path={['optimizer']} only={main} />
      <Button icon="step" onPress={openDescent}>
        {t('descentOpen')}
      </Button>
      <BatchSizeControl />
      <PenaltyControl />
      {hasMore && (
        <More label={t('optimizerGroup', { name: say(label) })}>
          <FieldList fields={fields} path={['optimizer']} except={main} />
        </More>
      )}
      <More label={t('rateGroup')}>
        <FieldList fields={modelFields} path={[]} only={['schedule', 'warmupSteps', 'clipping']} />
      </More>
      <More label={t('stopGroup')}>
        <FieldList fields={trainingFields} path={['training']} except={['batchSize', 'shuffle']} />
      </More>
      <ClassWeightsControl />
      <More label={t('startGroup')}>
        <FieldList fields={modelFields} path={[]} only={['seed']} />
        <FieldList fields={trainingFields} path={['training']} only={['shuffle']} />
      </More>
    </section>
  );
}
