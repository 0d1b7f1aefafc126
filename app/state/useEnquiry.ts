import { useEffect, useState } from 'react';
import type { Enquiry, Summary } from '../../engine/protocol.ts';
import type { Answer } from './enquiries.ts';
import { FollowedEnquiry } from './followedEnquiry.ts';
import type { PageState } from './pageStore.ts';
import { frames, page, trainer } from './playground.ts';
import { usePage } from './usePage.ts';

const selectSummary = ({ summary }: PageState) => summary;

/**
 * What the engine says to a question, asked anew when the weights were judged anew. The question should be one object
 * as long as it is the same; undefined asks nothing.
 */
export function useEnquiry<E extends Enquiry>(enquiry: E | undefined): Answer<E> | undefined {
  const summary = usePage(selectSummary);
  const [answered, setAnswered] = useState<{
    readonly type: E['type'];
    readonly answer: Answer<E>;
    readonly summary: Summary;
  }>();
  useEffect(() => {
    if (!enquiry || !summary) return undefined;
    const followed = new FollowedEnquiry({
      enquiry,
      enquiries: trainer.enquiries,
      isRunning: () => frames.latest?.status.state === 'running',
      onAnswer: (answer) => setAnswered({ type: enquiry.type, answer, summary }),
    });
    const follow = ({ evaluation }: PageState): void => {
      if (evaluation) followed.follow(evaluation);
    };
    follow(page.getState());
    const stop = page.subscribe(follow);
    return () => {
      stop();
      followed.end();
    };
  }, [enquiry, summary]);
  // What was said of other data is no answer any more.
  if (!enquiry || !answered || answered.summary !== summary || answered.type !== enquiry.type) return undefined;
  return answered.answer;
}
