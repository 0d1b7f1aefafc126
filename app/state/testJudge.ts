import { meaningful } from '../../engine/metrics/evaluation.ts';
import type { Command, Event, Frame } from '../../engine/protocol.ts';
import type { PageStore } from './pageStore.ts';
import type { RunHistory } from './runHistory.ts';

/** While training runs the test split is judged at most so often (ms), and so many times its cost apart. */
const interval = 150;
const rest = 8;

interface TestJudgeOptions {
  readonly page: PageStore;
  readonly history: RunHistory;
  readonly send: (command: Command) => void;
  readonly refresh: () => void;
}

/** Has the test split judged at times, or what the network trains on where there is none, and hands on what came out. */
export class TestJudge {
  readonly #options: TestJudgeOptions;
  #asked: { readonly since: number; readonly step: number; readonly epoch: number } | undefined;
  #last = { at: 0, cost: 0, step: -1 };
  #epochToJudge = false;

  constructor(options: TestJudgeOptions) {
    this.#options = options;
  }

  /** Another run, or no engine: what was asked is not answered any more. */
  restart(): void {
    this.#asked = undefined;
    this.#last = { at: 0, cost: 0, step: -1 };
  }

  /** The weights are others, though no step was made. */
  weightsChanged(): void {
    this.#last.step = -1;
  }

  /** Asks where a frame shows that there is something new to judge. */
  follow({ step, epoch, status, epochs }: Frame): void {
    const { page, history, send } = this.#options;
    const { summary } = page.getState();
    if (!summary || this.#asked || step === this.#last.step) return;
    const running = status.state === 'running';
    this.#epochToJudge ||= epochs.length > 0;
    if (running && !this.#epochToJudge && step > 0) return;
    const { at, cost } = this.#last;
    if (running && performance.now() - at < Math.max(interval, cost * rest)) return;
    // A step in the middle of an epoch has its place between two whole numbers.
    const last = history.losses.at(-1);
    this.#asked = { since: performance.now(), step, epoch: last?.step === step ? last.epoch : epoch };
    this.#epochToJudge = false;
    send({ type: 'evaluate', split: summary.counts.test > 0 ? 'test' : 'train' });
  }

  receive(event: Extract<Event, { type: 'evaluation' }>): void {
    const { page, history, refresh } = this.#options;
    const asked = this.#asked;
    if (!asked) return;
    this.#asked = undefined;
    const now = performance.now();
    this.#last = { at: now, cost: now - asked.since, step: asked.step };
    const { step, epoch } = asked;
    page.setState({ evaluation: { ...event, step } });
    const { evaluation, loss } = event;
    history.addTest({ step, epoch, loss, ...meaningful(evaluation) });
    // Where nothing runs, no frame would come to draw it.
    refresh();
  }
}
