import { BackendError, type BackendName } from '../backends/backend.ts';
import type { Choice, Event } from '../protocol.ts';
import { ProblemError } from '../spec/problem.ts';
import { Lane } from './lane.ts';
import { fastBackends, type OpenBackends } from './openBackends.ts';
import { Session } from './session.ts';
import type { SpeedMeter } from './speedMeter.ts';
import { speedKey, Speeds, type SpeedTable } from './speeds.ts';

/** A backend takes over from another where it is so many times as fast: less is not worth another arithmetic. */
const clearly = 1.2;

/** Milliseconds of training after which others are tried: a few steps, or a net that is edited again at once, try none. */
const patience = 500;

interface ChoiceOptions {
  readonly backends: OpenBackends;
  /** Does something between two slices of training. */
  readonly enqueue: (work: () => Promise<void>) => void;
  /** Waits for steps of the run that are under way; says whether it ended with them. */
  readonly settle: () => Promise<boolean>;
  readonly post: (event: Event) => void;
  /** The run goes on elsewhere from here. */
  readonly onMove: () => void;
}

/**
 * Where the run trains. It begins on what starts at once; meanwhile a copy of it is loaded on another backend, trained
 * there for a moment, slice by slice beside the run, and the run moves where that is clearly faster, or where a person
 * wants it.
 */
export class BackendChoice {
  readonly #options: ChoiceOptions;
  readonly #speeds = new Speeds();
  #session: Session | undefined;
  #key = '';
  #trained = 0;
  /** Backends that could not run this very model. */
  #failed = new Map<BackendName, BackendError>();
  #rival: Rival | undefined;

  constructor(options: ChoiceOptions) {
    this.#options = options;
  }

  /** Another run: what was tried for the one before is let go. */
  follow(session: Session): void {
    this.#session = session;
    this.#key = speedKey(session);
    this.#trained = 0;
    this.#failed = new Map();
    this.release();
    this.#tell();
    const goal = this.#goal(session);
    if (goal !== session.backend.name) this.#challenge(session, goal);
  }

  /** Ends what is being tried. */
  release(): void {
    this.#rival?.dispose();
    this.#rival = undefined;
  }

  /** After a slice of training: tries others for as long, and moves the run where that pays. */
  async between(meter: SpeedMeter, milliseconds: number): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#trained += milliseconds;
    const { stepsPerSecond } = meter;
    if (stepsPerSecond === undefined || this.#trained < patience) return;
    const rival = this.#rival;
    if (!rival) {
      const untried = fastBackends.find((name) => this.#isUntried(name));
      if (untried) this.#challenge(session, untried);
    } else if (rival.lane) {
      await this.#try(session, rival, rival.lane, stepsPerSecond);
    }
  }

  /** What was measured of this very model elsewhere. */
  learn(speeds: SpeedTable): void {
    this.#speeds.set(this.#key, speeds);
    this.#tell();
  }

  #tell(): void {
    const session = this.#session;
    if (!session) return;
    const missing = new Map([...this.#options.backends.missing, ...this.#failed]);
    const choice: Choice = {
      backend: session.backend.name,
      variants: session.variants,
      speeds: this.#speeds.of(this.#key),
      missing: Object.fromEntries([...missing].map(([name, { code, message }]) => [name, { code, message }])),
    };
    this.#options.post({ type: 'choice', choice });
  }

  /** Where the run belongs, as far as is known. */
  #goal({ spec, backend: { name: present } }: Session): BackendName {
    const wanted = spec.view.backend;
    if (wanted !== 'auto') return this.#failed.has(wanted) ? present : wanted;
    const speeds = this.#speeds.of(this.#key);
    const mine = speeds[present];
    const best = fastBackends
      .filter((name) => this.#isPossible(name))
      .toSorted((a, b) => (speeds[b] ?? 0) - (speeds[a] ?? 0))[0];
    return best && mine !== undefined && (speeds[best] ?? 0) >= clearly * mine ? best : present;
  }

  #isPossible(name: BackendName): boolean {
    return !this.#options.backends.missing.has(name) && !this.#failed.has(name);
  }

  #isUntried(name: BackendName): boolean {
    const isKnown = this.#speeds.of(this.#key)[name] !== undefined;
    return name !== this.#session?.backend.name && !isKnown && this.#isPossible(name);
  }

  /** Loads a copy of the run elsewhere while the run goes on; pipelines compile beside it. */
  #challenge(session: Session, name: BackendName): void {
    const rival = new Rival(name);
    this.#rival = rival;
    rival.open(session, this.#options.backends).then(
      () => this.#options.enqueue(() => this.#moveIfDue(session)),
      (error: unknown) => this.#options.enqueue(async () => this.#fail(rival, error)),
    );
  }

  async #try(session: Session, rival: Rival, lane: Lane, mine: number): Promise<void> {
    // The rival has the machine to itself.
    if (await this.#options.settle()) return;
    try {
      const { diverged } = await lane.slice();
      if (diverged) throw new BackendError(rival.name, 'compile', `the copy blew up at step ${diverged.step}`);
    } catch (error) {
      this.#fail(rival, error);
      return;
    }
    const theirs = lane.meter.stepsPerSecond;
    if (theirs === undefined) return;
    this.#speeds.set(this.#key, { [session.backend.name]: mine, [rival.name]: theirs });
    await this.#moveIfDue(session);
    if (rival === this.#rival) this.release();
    this.#tell();
  }

  /** Moves the run to the rival that is ready, where it belongs there. */
  async #moveIfDue(session: Session): Promise<void> {
    const rival = this.#rival;
    if (session !== this.#session || !rival?.lane || this.#goal(session) !== rival.name) return;
    try {
      await session.moveTo(rival.lane.session);
    } catch (error) {
      this.#fail(rival, error);
      return;
    }
    this.#rival = undefined;
    this.#options.onMove();
    this.#tell();
  }

  /** What a copy met costs the run nothing; where a person wanted it there, they are told. */
  #fail(rival: Rival, error: unknown): void {
    if (rival !== this.#rival) return;
    this.release();
    if (!(error instanceof BackendError) && !(error instanceof ProblemError)) throw error;
    const failure = error instanceof BackendError ? error : new BackendError(rival.name, 'unavailable', error.message);
    this.#failed.set(rival.name, failure);
    const session = this.#session;
    if (session?.spec.view.backend === rival.name) {
      const present = session.backend.name;
      this.#options.post({
        type: 'notice',
        words: {
          en: `Training goes on on ${present}, for ${rival.name} cannot run this model (${failure.message}).`,
          zh: `${rival.name} 无法运行此模型（${failure.message}），训练继续在 ${present} 上进行。`,
        },
      });
    }
    this.#tell();
  }
}

/** A copy of the run on another backend: opening, then in training, or already let go. */
class Rival {
  readonly name: BackendName;
  lane: Lane | undefined;
  #gone = false;

  constructor(name: BackendName) {
    this.name = name;
  }

  async open({ model, data, document, lastSnapshot }: Session, backends: OpenBackends): Promise<void> {
    const backend = await backends.named(this.name);
    const resume = { ...lastSnapshot, spec: document };
    const session = await Session.open({ model, data, backend, resume });
    if (this.#gone) session.dispose();
    else this.lane = new Lane(session);
  }

  dispose(): void {
    this.#gone = true;
    this.lane?.session.dispose();
  }
}
