import type { Enquiry, Event } from '../protocol.ts';
import { askRoc } from './askRoc.ts';
import { askSamples } from './askSamples.ts';
import type { Session } from './session.ts';

/** What is asked now and then; the answer bears the number of the question. */
export async function answerEnquiry(session: Session, enquiry: Enquiry & { readonly id: number }): Promise<Event> {
  const { id } = enquiry;
  switch (enquiry.type) {
    case 'samples':
      return { type: 'samples', id, ...(await askSamples(session, enquiry.query)) };
    case 'judgement': {
      const { evaluation, loss } = await session.judge(enquiry.split);
      return { type: 'judgement', id, split: enquiry.split, loss, evaluation };
    }
    case 'roc':
      return { type: 'roc', id, ...(await askRoc(session, enquiry.split, enquiry.label)) };
  }
}
