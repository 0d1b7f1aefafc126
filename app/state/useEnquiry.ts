import { useEffect, useState } from 'react';
import type { Enquiry, Summary } from '../../engine/protocol.ts';
import type { Answer } from './enquiries.ts';
import type { PageState } from './pageStore.ts';
import { trainer } from './playground.ts';
import { usePage } from './usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;
const selectSummary = ({ summary }: PageState) => summary;

/**
 * What the engine says to a question, asked anew whenever the split was judged anew: it costs what judging costs. The
 * question should be one object as long as it is the same; undefined asks nothing.
 */
export function useEnquiry<E extends Enquiry>(enquiry: E | undefined): Answer<E> | undefined {
  const evaluation = usePage(selectEvaluation);
  const summary = usePage(selectSummary);
  const [answered, setAnswered] = useState<{ readonly answer: Answer; readonly summary: Summary }>();
  useEffect(() => {
    if (!enquiry || !summary || !evaluation) return undefined;
    return trainer.enquiries.ask(enquiry, (answer) => setAnswered({ answer, summary }));
  }, [enquiry, evaluation, summary]);
  // What was said of other data is no answer any more.
  if (!enquiry || answered?.summary !== summary || answered?.answer.type !== enquiry.type) return undefined;
  return answered?.answer as Answer<E> | undefined;
}
