import { useEffect, useMemo, useState } from 'react';
import type { Frame, WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer } from '../../engine/protocol.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page, trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { batchOf, readWalk, type WalkAddress } from './walkAddress.ts';
import { rowOf } from './walking.ts';

export interface OpenWalk {
  readonly address: WalkAddress;
  readonly walk: WalkAnswer | undefined;
  readonly problems: readonly Problem[];
  /** The share of the opening that is done, while that goes on. */
  readonly progress: number | undefined;
  readonly step?: WalkStepAnswer;
  readonly check?: WalkCheckAnswer;
}

/** By tensor: the first row and column that are shown. */
export type Pages = Readonly<Record<string, readonly [number, number]>>;

const selectSummary = ({ summary }: PageState) => summary;
const selectWalk = ({ walk }: PageState) => walk;
const selectDrawn = ({ drawn }: PageState) => drawn;
const selectText = ({ current }: PageState) => current.view.walk;
const selectRunning = (frame: Frame | undefined) => frame?.status.state === 'running';
const selectStep = (frame: Frame | undefined) => frame?.step;

/** The walk that the document asks for, asked anew when weights or samples are others; the newest answer of each kind. */
export function useWalk(pages: Pages): OpenWalk | undefined {
  const { t } = useText();
  const text = usePage(selectText);
  const address = useMemo(() => readWalk(text), [text]);
  const summary = usePage(selectSummary);
  const running = useFrame(selectRunning);
  const at = useFrame(selectStep);
  const walk = usePage(selectWalk);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [progress, setProgress] = useState<number>();
  const [answers, setAnswers] = useState<Pick<OpenWalk, 'step' | 'check'>>({});
  const drawn = usePage(selectDrawn);
  const batch = address && JSON.stringify(batchOf(address, drawn));

  useEffect(() => {
    if (batch === undefined || !summary || running || at === undefined) return undefined;
    const enquiry = { type: 'walk' as const, batch: JSON.parse(batch) as ReturnType<typeof batchOf> };
    let cancel = (): void => {};
    const ask = (): void => {
      cancel();
      cancel = trainer.enquiries.ask(
        enquiry,
        (answer) => {
          page.setState({ walk: answer.walk });
          setProblems(answer.problems ?? []);
          setProgress(undefined);
        },
        setProgress,
      );
    };
    ask();
    // Judged anew is whatever has other weights, set by hand too.
    const stop = page.subscribe((state, before) => {
      if (state.evaluation && before.evaluation && state.evaluation !== before.evaluation) ask();
    });
    return () => {
      stop();
      cancel();
      setProgress(undefined);
    };
  }, [batch, summary, running, at]);

  const place = useMemo((): WalkPlace | undefined => {
    if (!walk || !address) return undefined;
    return {
      step: address.step,
      element: address.element,
      row: address.row === 'mean' ? 'mean' : rowOf(walk, address),
    };
  }, [walk, address]);
  const otherwise = t('otherwise');
  const { decimals = 0 } = address ?? {};
  useEffect(() => {
    if (!place) return undefined;
    let cancelCheck: (() => void) | undefined;
    const cancel = trainer.enquiries.ask({ type: 'walkStep', place, style: { decimals, otherwise, pages } }, (step) => {
      setAnswers({ step });
      cancelCheck = trainer.enquiries.ask({ type: 'walkCheck', place: step.place }, (check) =>
        setAnswers({ step, check }),
      );
    });
    return () => {
      cancel();
      cancelCheck?.();
    };
  }, [place, decimals, otherwise, pages]);
  return address && { address, walk, problems, progress, ...answers };
}
