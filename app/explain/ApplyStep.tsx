import type { StepSummary, WalkAnswer, WalkStepAnswer } from '../../engine/protocol.ts';
import { useState } from 'react';
import { samplePath } from '../../engine/spec/sampleEdit.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { flatIndex } from './flatIndex.ts';

interface ApplyStepProps {
  readonly walk: WalkAnswer;
  readonly summary: StepSummary;
  readonly answer: WalkStepAnswer;
}

const selectTrain = ({ summary }: PageState) => summary?.counts.train ?? 0;

/** Makes the very step that is explained in the running net, and tells whether the weight became what was announced. */
export function ApplyStep({ walk, summary, answer }: ApplyStepProps) {
  const { t } = useText();
  const train = usePage(selectTrain);
  const [done, setDone] = useState<{ readonly step: number; readonly text: string }>();
  const [sample] = walk.indices ?? [];
  const hint = walk.isNext
    ? undefined
    : sample === undefined
      ? t('walkNoApplyOwn')
      : sample >= train
        ? t('walkNoApplyTest')
        : undefined;
  const apply = async () => {
    if (!walk.isNext && sample !== undefined) trainer.edit(samplePath, sample, true);
    trainer.advance('step');
    const { tensors, step } = await trainer.takeSnapshot();
    const actual = tensors[summary.tensor]?.[flatIndex(summary.shape, answer.place.element)];
    const said = t('walkApplied', { step });
    if (summary.phase !== 'update' || actual === undefined) setDone({ step, text: said });
    else {
      const difference = actual === answer.value ? '0' : formatValue(Math.abs(actual - answer.value), 2);
      const announced = { announced: formatValue(answer.value, 7), actual: formatValue(actual, 7), difference };
      setDone({ step, text: `${said} ${t('walkAnnounced', announced)}` });
    }
  };
  // It is said until the run goes on by itself.
  const told = done && walk.at <= done.step ? done.text : '';
  return (
    <div className="walk-apply">
      <Button look="line" icon="step" disabled={hint !== undefined} onPress={() => void apply()}>
        {t('walkApply')}
      </Button>
      <output className="caption number" data-testid="walk-applied">
        {hint ?? told}
      </output>
    </div>
  );
}
