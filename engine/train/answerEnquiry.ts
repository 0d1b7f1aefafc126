import type { Walks } from '../inspect/walk/walks.ts';
import type { Enquiry, Event } from '../protocol.ts';
import { askRoc } from './askRoc.ts';
import { askSamples } from './askSamples.ts';
import type { RunMaps } from './runMaps.ts';
import type { Runs } from './runs.ts';
import type { Session } from './session.ts';
import type { AsyncSlices } from './slices.ts';

/** What answers are made with beside the session. */
export interface Answerers {
  readonly walks: Walks;
  readonly runs: Runs;
  readonly maps: RunMaps;
}

/** What is asked now and then; the answer bears the number of the question. Of a walk that is closed there is none. */
export async function* answerEnquiry(
  session: Session,
  { walks, runs, maps }: Answerers,
  enquiry: Enquiry & { readonly id: number },
): AsyncSlices<Event | undefined> {
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
    case 'difference': {
      const answer = await maps.difference(session, runs.past(enquiry.run), enquiry);
      return { type: 'difference', id, ...answer };
    }
    case 'walk':
      return { type: 'walk', id, ...(yield* walks.open(session, enquiry.batch)) };
    case 'walkStep': {
      const answer = walks.step(enquiry.place, enquiry.style);
      return answer && { type: 'walkStep', id, ...answer };
    }
    case 'walkCheck': {
      const answer = yield* walks.check(enquiry.place);
      return answer && { type: 'walkCheck', id, ...answer };
    }
  }
}
