import { useEffect, useRef, useState } from 'react';
import type { Enquiry, Summary } from '../../engine/protocol.ts';
import type { Answer } from './enquiries.ts';
import type { PageState } from './pageStore.ts';
import { frames, trainer } from './playground.ts';
import { usePage } from './usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;
const selectSummary = ({ summary }: PageState) => summary;

/** While training runs a question is asked at most so many times its cost apart. */
const rest = 8;

/**
 * What the engine says to a question, asked anew when the weights were judged anew. The question should be one object
 * as long as it is the same; undefined asks nothing.
 */
export function useEnquiry<E extends Enquiry>(enquiry: E | undefined): Answer<E> | undefined {
  const evaluation = usePage(selectEvaluation);
  const summary = usePage(selectSummary);
  const [answered, setAnswered] = useState<{ readonly answer: Answer; readonly summary: Summary }>();
  const last = useRef({ enquiry, summary, at: 0, cost: 0 });
  useEffect(() => {
    if (!enquiry || !summary || !evaluation) return undefined;
    const since = performance.now();
    const { at, cost } = last.current;
    const isSame = last.current.enquiry === enquiry && last.current.summary === summary;
    // The run's end is judged once more, so that what is said last is true.
    if (isSame && frames.latest?.status.state === 'running' && since - at < cost * rest) return undefined;
    return trainer.enquiries.ask(enquiry, (answer) => {
      const now = performance.now();
      last.current = { enquiry, summary, at: now, cost: now - since };
      setAnswered({ answer, summary });
    });
  }, [enquiry, evaluation, summary]);
  // What was said of other data is no answer any more.
  if (!enquiry || answered?.summary !== summary || answered?.answer.type !== enquiry.type) return undefined;
  return answered?.answer as Answer<E> | undefined;
}
