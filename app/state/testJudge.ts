import { meaningful } from '../../engine/metrics/evaluation.ts';
import type { Frame, JudgementAnswer } from '../../engine/protocol.ts';
import type { Enquiries } from './enquiries.ts';
import type { PageStore } from './pageStore.ts';
import type { RunHistory } from './runHistory.ts';

/** While training runs the test split is judged at most so often (ms), and so many times its cost apart. */
const interval = 150;
const rest = 8;

interface TestJudgeOptions {
  readonly page: PageStore;
  readonly history: RunHistory;
  readonly enquiries: Enquiries;
  readonly refresh: () => void;
}

/** Has the test split judged at times, or what the network trains on where there is none, and hands on what came out. */
export class TestJudge {
  readonly #options: TestJudgeOptions;
  /** Takes back what is asked, until it is answered. */
  #cancel: (() => void) | undefined;
  #last = { at: 0, cost: 0, step: -1 };
  #epochToJudge = false;

  constructor(options: TestJudgeOptions) {
    this.#options = options;
  }

  /** Another run, or no engine: what was asked is not answered any more. */
  restart(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#last = { at: 0, cost: 0, step: -1 };
  }

  /** The weights are others, though no step was made. */
  weightsChanged(): void {
    this.#last.step = -1;
  }

  /** Asks where a frame shows that there is something new to judge. */
  follow({ step, epoch, status, epochs, past }: Frame): void {
    const { page, enquiries } = this.#options;
    const { summary } = page.getState();
    if (!summary || this.#cancel || step === this.#last.step) return;
    const running = status.state === 'running';
    this.#epochToJudge ||= epochs.length > 0;
    if (running && !this.#epochToJudge && step > 0) return;
    const { at, cost } = this.#last;
    if (running && performance.now() - at < Math.max(interval, cost * rest)) return;
    const place = { step, epoch };
    const since = performance.now();
    const split = summary.counts.test > 0 ? 'test' : 'train';
    this.#epochToJudge = false;
    this.#cancel = enquiries.ask({ type: 'judgement', split }, (answer) =>
      this.#receive(answer, { ...place, isPast: past !== undefined }, since),
    );
  }

  #receive(
    answer: JudgementAnswer,
    { isPast, ...place }: Pick<Frame, 'step' | 'epoch'> & { readonly isPast: boolean },
    since: number,
  ): void {
    const { page, history, refresh } = this.#options;
    this.#cancel = undefined;
    const now = performance.now();
    this.#last = { at: now, cost: now - since, step: place.step };
    // Another document is on its way: these are numbers of the network that was left for it.
    if (!page.getState().summary) return;
    const { split, loss, evaluation } = answer;
    page.setState({ evaluation: { split, loss, evaluation, step: place.step } });
    // The curve goes on from the present.
    if (!isPast) history.addTest({ ...place, loss, ...meaningful(evaluation) });
    // Where nothing runs, no frame would come to draw it.
    refresh();
  }
}
