import { BackendError, type BackendName } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import { stepCost } from '../plan/stepCost.ts';
import type { RaceEvent, RaceLane } from '../protocol.ts';
import { checkModel, type CheckedModel } from '../spec/checkModel.ts';
import { costAt } from '../spec/costAt.ts';
import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import { widened } from '../spec/widened.ts';
import { Lane } from './lane.ts';
import { LossBins } from './lossBins.ts';
import { nextTask } from './nextTask.ts';
import { fastBackends, type OpenBackends } from './openBackends.ts';
import { Session } from './session.ts';
import type { SpeedTable } from './speeds.ts';

/** The textbook comes last: whether it is worth loading, the others tell. */
const runners = [...fastBackends, 'reference'] as const;

/** Milliseconds that each backend trains for. */
const raceTime = 3000;

/** Milliseconds between two looks at the race: more would flood the page. */
const pause = 50;

/** Operations of a step that the textbook loops make in one to two seconds: with more a race would not end. */
const mostTextbookOperations = 2e7;

export interface RaceOptions {
  readonly document: ModelSpec;
  /** So many times the hidden units. */
  readonly widen: number;
  readonly data: PreparedData;
  readonly backends: OpenBackends;
  /** Does something between two commands. */
  readonly enqueue: (work: () => Promise<void>) => void;
  readonly post: (event: RaceEvent) => void;
  /** All had their time: what each was measured at. */
  readonly onEnd: (speeds: SpeedTable) => void;
}

/** One document, from its start, on every backend side by side: each is given as much time as the others. */
export class Race {
  readonly #options: RaceOptions;
  readonly #entrants: readonly Entrant[] = runners.map((name) => new Entrant(name));
  #posted = 0;
  #isOver = false;

  constructor(options: RaceOptions) {
    this.#options = options;
  }

  /** Loads it everywhere: nobody starts before all are ready. */
  async start(): Promise<void> {
    const { document, widen } = this.#options;
    const parsed = parseModel(widened(document, widen));
    const model = parsed.ok ? checkModel(parsed.value) : parsed;
    if (!model.ok) {
      this.#options.post({ type: 'race', lanes: [], problems: model.problems });
      return;
    }
    this.#post();
    let operations = 0;
    for (const entrant of this.#entrants) {
      if (this.#isOver) return;
      if (entrant.name === 'reference' && operations > mostTextbookOperations)
        entrant.drop({ code: 'slow', operations });
      else operations = Math.max(operations, await entrant.open(model.value, this.#options));
      this.#post();
    }
    this.#options.enqueue(() => this.#slice());
  }

  /** Ends it wherever it stands, and lets all go that it held. */
  end(): void {
    this.#isOver = true;
    for (const entrant of this.#entrants) entrant.drop({ code: 'unavailable', message: 'the race is over' });
  }

  /** The one that had the least time trains for a slice, until all had theirs. */
  async #slice(): Promise<void> {
    if (this.#isOver) return;
    const running = this.#entrants.filter(({ isRunning }) => isRunning);
    const next = running.toSorted((a, b) => a.busy - b.busy)[0];
    await next?.slice();
    if (!this.#entrants.some(({ isRunning }) => isRunning)) {
      this.#finish();
      return;
    }
    if (performance.now() - this.#posted >= pause) this.#post();
    await nextTask();
    this.#options.enqueue(() => this.#slice());
  }

  #finish(): void {
    const ran = this.#entrants.filter(({ busy }) => busy >= raceTime);
    this.#options.onEnd(Object.fromEntries(ran.map(({ name, stepsPerSecond }) => [name, stepsPerSecond])));
    this.#post();
    this.end();
  }

  #post(): void {
    if (this.#isOver) return;
    this.#posted = performance.now();
    this.#options.post({ type: 'race', lanes: this.#entrants.map(({ told }) => told) });
  }
}

/** A backend in the race. */
class Entrant {
  readonly name: BackendName;
  readonly #losses = new LossBins();
  #lane: Lane | undefined;
  #failure: RaceLane['failure'];

  constructor(name: BackendName) {
    this.name = name;
  }

  /** Arithmetic operations of a training step; 0 where it cannot be loaded. */
  async open(model: CheckedModel, { data, backends }: RaceOptions): Promise<number> {
    try {
      const session = await Session.open({ model, data, backend: await backends.named(this.name) });
      if (this.#failure) session.dispose();
      else this.#lane = new Lane(session);
      const { total } = stepCost(session.plan.program, session.plan.phases.step, []);
      return costAt(total, session.batchSize).operations;
    } catch (error) {
      this.#fail(error);
      return 0;
    }
  }

  async slice(): Promise<void> {
    try {
      const done = await this.#lane?.slice();
      this.#losses.add(done?.traces ?? []);
      if (done?.diverged) this.drop({ code: 'diverged', step: done.diverged.step });
    } catch (error) {
      this.#fail(error);
    }
  }

  get busy(): number {
    return this.#lane?.busy ?? 0;
  }

  get isRunning(): boolean {
    return this.#lane !== undefined && !this.#failure && this.busy < raceTime;
  }

  /** Over all that it ran, as its bar shows it. */
  get stepsPerSecond(): number {
    return this.busy > 0 ? (1000 * (this.#lane?.session.cursor.step ?? 0)) / this.busy : 0;
  }

  get told(): RaceLane {
    const { busy, stepsPerSecond } = this;
    return {
      backend: this.name,
      variant: this.#lane?.session.backend.variant ?? '',
      state: this.#failure ? 'out' : !this.#lane ? 'waiting' : this.isRunning ? 'running' : 'done',
      ...(this.#failure && { failure: this.#failure }),
      steps: this.#lane?.session.cursor.step ?? 0,
      seconds: busy / 1000,
      stepsPerSecond,
      losses: this.#losses.points,
    };
  }

  /** Runs no more; how far it came is still told. */
  drop(failure: NonNullable<RaceLane['failure']>): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#lane?.session.dispose();
  }

  #fail(error: unknown): void {
    if (!(error instanceof Error)) throw error;
    this.drop({ code: error instanceof BackendError ? error.code : 'unavailable', message: error.message });
  }
}
