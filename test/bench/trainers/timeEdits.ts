import type { connect } from '../../../engine/client.ts';
import type { Event, Handlers } from '../../../engine/protocol.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';

/** A document, and what it becomes by one edit after the other. */
export interface EditRequest {
  readonly documents: readonly object[];
  readonly backend: string;
  /** Milliseconds of training between two edits. */
  readonly pause: number;
}

/**
 * As the page does it: the worker trains, an edited document is posted, and training goes on with the weights that
 * still fit. Milliseconds from each post to the first frame after a step; the first is the start of the worker.
 */
export function timeEdits({ documents, backend, pause }: EditRequest, connected: typeof connect): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    let posted = 0;
    const fail = (why: string): void => {
      client.dispose();
      reject(new Error(`edit ${times.length}: ${why}`));
    };
    const ask = (): void => client.send({ type: 'frame', wants: {} });
    const post = (): void => {
      // The worker parses whatever it is sent, and fills in what is missing.
      const spec = { ...documents[times.length], view: { backend } } as unknown as ModelSpec;
      posted = performance.now();
      client.send({ type: 'load', spec, keep: times.length > 0 });
    };
    const handlers: Handlers<Event> = {
      loaded: () => {
        client.send({ type: 'play' });
        ask();
      },
      frame: ({ frame }) => {
        if (frame.step === 0) return ask();
        times.push(performance.now() - posted);
        if (times.length < documents.length) setTimeout(post, pause);
        else {
          client.dispose();
          resolve(times);
        }
      },
      refused: ({ problems }) => fail(JSON.stringify(problems)),
      failed: ({ message }) => fail(message),
      samples: () => {},
      judgement: () => {},
      roc: () => {},
      snapshot: () => {},
      notice: () => {},
      choice: () => {},
      race: () => {},
      landscape: () => {},
      walk: () => {},
      walkStep: () => {},
      difference: () => {},
      walkCheck: () => {},
      progress: () => {},
    };
    const client = connected(handlers, fail);
    post();
  });
}
