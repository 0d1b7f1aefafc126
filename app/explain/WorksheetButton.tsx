import type { StepSummary, WalkAnswer, WalkPlace, WalkStepAnswer } from '../../engine/protocol.ts';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../i18n/useText.ts';
import { trainer } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';
import { Worksheet } from './Worksheet.tsx';

/** Longer sums are for machines. */
const mostParts = 40;

interface WorksheetButtonProps {
  readonly walk: WalkAnswer;
  readonly place: WalkPlace;
  readonly decimals: number;
  readonly titleOf: (step: StepSummary) => string;
}

/** Puts every step on paper, at the element that is followed where a step has it. */
export function WorksheetButton({ walk, place, decimals, titleOf }: WorksheetButtonProps) {
  const { t } = useText();
  const [answers, setAnswers] = useState<readonly WalkStepAnswer[]>();
  const [making, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const row = place.row === 'mean' ? 0 : place.row;
    // What is to be worked out by hand has to stand there whole.
    const style = { decimals, otherwise: t('otherwise'), parts: mostParts };
    const made: WalkStepAnswer[] = [];
    for (const step of walk.steps.keys())
      made.push(
        await new Promise<WalkStepAnswer>((resolve) => {
          const asked = { step, element: place.element, row };
          trainer.enquiries.ask({ type: 'walkStep', place: asked, style }, resolve);
        }),
      );
    setMaking(false);
    setAnswers(made);
  };
  useEffect(() => {
    if (!answers) return undefined;
    const done = () => setAnswers(undefined);
    addEventListener('afterprint', done, { once: true });
    // The formulas are set once this is on the page.
    const timer = setTimeout(() => print(), 100);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', done);
    };
  }, [answers]);
  return (
    <>
      <Button onPress={() => void make()} disabled={making} hint={t('worksheetHelp')}>
        {t(making ? 'worksheetMaking' : 'worksheet')}
      </Button>
      {answers &&
        createPortal(<Worksheet walk={walk} answers={answers} decimals={decimals} titleOf={titleOf} />, document.body)}
    </>
  );
}
