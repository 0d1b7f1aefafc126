import { BackendError, type Backend } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import { goesOn, looksOn, movesTheRun } from '../protocol.ts';
import type { Command, Enquiry, Event, Handlers, Status } from '../protocol.ts';
import { Landscapes } from '../inspect/landscape/landscapes.ts';
import { checkModel } from '../spec/checkModel.ts';
import { Walks } from '../inspect/walk/walks.ts';
import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import { unwrap } from '../spec/problem.ts';
import type { Advance } from './advance.ts';
import { answerEnquiry } from './answerEnquiry.ts';
import { BackendChoice } from './backendChoice.ts';
import { DataKeeper } from './dataKeeper.ts';
import { failureEvent } from './failureEvent.ts';
import { FrameMaker } from './frameMaker.ts';
import { HeldRun } from './heldRun.ts';
import { lostNotice } from './lostNotice.ts';
import { nextTask } from './nextTask.ts';
import { OpenEnquiries } from './openEnquiries.ts';
import { OpenBackends, type OpenBackend } from './openBackends.ts';
import { pauseNotice } from './pauseNotice.ts';
import { RunMaps } from './runMaps.ts';
import { Rehearsals } from './rehearsals.ts';
import { Runs } from './runs.ts';
import { Session } from './session.ts';
import type { SessionStart } from './sessionOptions.ts';
import { SliceClock } from './sliceClock.ts';
import type { SpeedTable } from './speeds.ts';
import { summarise } from './summarise.ts';
import { transferables } from './transferables.ts';

type Post = (event: Event, transfer?: Transferable[]) => void;

/**
 * The worker's side of the protocol: one document in training, commands taken in order, frames made when asked for.
 * Steps run in slices, so that a command waits for one slice at most, and on a GPU for the one that was launched ahead.
 */
export class Engine {
  readonly #post: Post;
  readonly #backends: OpenBackends;
  readonly #choice: BackendChoice;
  readonly #clock = new SliceClock();
  readonly #frames = new FrameMaker();
  /** The run's past, and the runs before it. */
  readonly #runs = new Runs();
  readonly #answerers = { walks: new Walks(), runs: this.#runs, maps: new RunMaps() };
  readonly #landscapes: Landscapes;
  readonly #rehearsals: Rehearsals;
  readonly #enquiries: OpenEnquiries;
  #session: Session | undefined;
  readonly #data = new DataKeeper();
  #status: Status = { state: 'paused' };
  readonly #held = new HeldRun();
  /** Counts presses of play: slices of an earlier one end themselves. */
  #run = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(open: OpenBackend, post: Post) {
    this.#post = post;
    this.#backends = new OpenBackends(open, (lost, reason) => this.#enqueue(() => this.#recover(lost, reason)));
    const shared = { backends: this.#backends, enqueue: (work: () => Promise<void>) => this.#enqueue(work), post };
    this.#rehearsals = new Rehearsals(shared.enqueue, () => this.#session);
    this.#landscapes = new Landscapes({ ...shared, runs: this.#runs });
    this.#enquiries = new OpenEnquiries(shared);
    this.#choice = new BackendChoice({ ...shared, settle: () => this.#settle(), onMove: () => this.#clock.restart() });
  }

  /** Takes a command; each begins when the one before it is done. What nobody waits for is left at once. */
  receive(command: Command): void {
    if (command.type === 'cancel') this.#enquiries.cancel(command.id);
    this.#enqueue(async () => {
      const ended = !looksOn.has(command.type) && (await this.#settle());
      // How it ended is told, not stepped over.
      if (ended && command.type === 'advance') return;
      if (movesTheRun.has(command.type)) this.#endRace();
      if (goesOn.has(command.type)) this.#branch();
      return (this.#handlers[command.type] as (command: Command) => void | Promise<void>)(command);
    });
  }

  readonly #handlers: Handlers<Command> = {
    load: (command) => this.#load(command),
    play: () => {
      if (!this.#session || this.#status.state === 'running') return;
      this.#status = { state: 'running' };
      this.#clock.restart();
      const run = ++this.#run;
      this.#enqueue(() => this.#slice(run));
      this.#rehearsals.begin();
    },
    pause: () => {
      if (this.#status.state === 'running') this.#status = { state: 'paused' };
      this.#held.pause();
    },
    pace: ({ stepsPerSecond }) => {
      this.#clock.pacer.rate = stepsPerSecond;
    },
    advance: async ({ by }) => {
      const session = this.#session;
      if (!session) return;
      this.#status = { state: 'paused' };
      const left = Math.ceil((session.data.counts.train - session.cursor.position) / session.batchSize);
      await this.#advance(by === 'step' ? 1 : left);
    },
    reset: async () => {
      const session = this.#session;
      if (!session) return;
      // The very same start, under the settings as they stand now: the run's edits go with the run.
      await this.#openSession({ ...session.spec, edits: [] }, session.data, session.backend);
    },
    edit: async ({ path, value }) => {
      await this.#session?.edit(path, value);
      if (this.#session) this.#landscapes.edited(this.#session);
    },
    frame: async ({ wants }) => {
      if (!this.#session) return;
      const { stepsPerSecond } = this.#clock.pacer;
      const context = { status: this.#status, stepsPerSecond, runs: this.#runs, landscapes: this.#landscapes };
      const frame = await this.#frames.make(this.#session, wants, context);
      this.#post({ type: 'frame', frame }, transferables(frame));
    },
    samples: (enquiry) => this.#answer(enquiry),
    judgement: (enquiry) => this.#answer(enquiry),
    roc: (enquiry) => this.#answer(enquiry),
    difference: (enquiry) => this.#answer(enquiry),
    walk: (enquiry) => this.#answer(enquiry),
    walkStep: (enquiry) => this.#answer(enquiry),
    walkCheck: (enquiry) => this.#answer(enquiry),
    cancel: ({ id }) => this.#enquiries.cancel(id),
    snapshot: async () => {
      if (this.#session) this.#post({ type: 'snapshot', snapshot: await this.#session.snapshot() });
    },
    look: async ({ step }) => {
      if (this.#status.state === 'running') this.#status = { state: 'paused' };
      const { timeline } = this.#runs;
      await timeline.settled();
      const past = step === undefined ? undefined : timeline.at(step);
      if (past) await this.#session?.look(past);
      else this.#session?.backToNow();
    },
    branch: () => this.#branch(),
    retain: ({ runs }) => this.#runs.retain(runs),
    race: ({ widen }) => this.#startRace(widen),
    endRace: () => {
      if (this.#endRace()) this.receive({ type: 'play' });
    },
    landscape: ({ request }) => this.#session && this.#landscapes.compute(this.#session, request),
    stopLandscape: () => this.#landscapes.stop(),
  };

  #enqueue(work: () => void | Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => this.#fail(error));
  }

  async #answer(enquiry: Enquiry & { readonly id: number }): Promise<void> {
    if (this.#session) await this.#enquiries.begin(enquiry.id, answerEnquiry(this.#session, this.#answerers, enquiry));
  }

  async #load({ spec: sent, keep, files, snapshot }: Extract<Command, { type: 'load' }>): Promise<void> {
    if (files) this.#data.files = files;
    // The document came through a message and perhaps a link: it is parsed again here.
    const model = unwrap(checkModel(unwrap(parseModel(snapshot ? snapshot.spec : sent))));
    const data = await this.#data.of(model.spec);
    const backend = await this.#backends.start(model.spec.view.backend);
    if (keep) this.#branch();
    const before = keep && this.#session ? await this.#session.snapshot() : undefined;
    // A snapshot kept by an older page holds its document as it was then: it goes on as it was parsed here.
    const start = snapshot ? { resume: { ...snapshot, spec: model.spec } } : before ? { keep: before } : {};
    await this.#openSession(model.spec, data, backend, start);
  }

  async #openSession(spec: ModelSpec, data: PreparedData, backend: Backend, start: SessionStart = {}): Promise<void> {
    this.#rehearsals.pause();
    const left = this.#session;
    const next = this.#runs.next(start, left);
    const session = await Session.open({ model: unwrap(checkModel(spec)), data, backend, ...start, ...next });
    if (left && left.identity.id !== next.identity.id)
      this.#runs.leave(left, start.keep ?? (await left.snapshot().catch(() => left.lastSnapshot)));
    this.#runs.begin(next);
    left?.dispose();
    this.#session = session;
    this.#status = { state: 'paused' };
    this.#frames.restart(session);
    this.#enquiries.cancelAll();
    this.#answerers.walks.close();
    this.#answerers.maps.close();
    this.#landscapes.begin(session);
    this.#post({ type: 'loaded', summary: summarise(session) });
    this.#choice.follow(session);
  }

  /** A lost device costs no work: the run goes on from its last snapshot, at once on the processor. */
  async #recover(lost: Backend, reason: string): Promise<void> {
    const session = this.#session;
    if (!session || session.backend !== lost) return;
    const running = this.#status.state === 'running';
    const { lastSnapshot, data, model } = session;
    const { spec: document } = session.present ?? { spec: session.document };
    const next = await this.#backends.first();
    // What was changed since the snapshot is changed again, at the very steps.
    await this.#openSession(model.spec, data, next, { resume: { ...lastSnapshot, spec: document } });
    this.#post(lostNotice(reason, lastSnapshot.step, next.name));
    if (running) this.receive({ type: 'play' });
  }

  /** Whatever goes on from the past that is shown begins another run there. */
  #branch(): void {
    if (!this.#session?.present) return;
    this.#runs.branch(this.#session);
    this.#frames.forget();
    this.#status = { state: 'paused' };
  }

  /** The run stands meanwhile, and nothing is tried beside it. */
  #startRace(widen: number): void {
    const session = this.#session;
    if (!session) return;
    this.#choice.release();
    const isRunning = this.#status.state === 'running';
    if (isRunning) this.#status = { state: 'paused' };
    const race = {
      document: session.document,
      widen,
      data: session.data,
      backends: this.#backends,
      enqueue: (work: () => Promise<void>) => this.#enqueue(work),
      post: this.#post,
      onEnd: (speeds: SpeedTable) => widen === 1 && this.#choice.learn(speeds),
    };
    this.#held.hold(race, isRunning);
  }

  /** Whether the run is to go on now. */
  #endRace(): boolean {
    const resumes = this.#held.end();
    if (resumes !== undefined && this.#session) this.#choice.follow(this.#session);
    return resumes ?? false;
  }

  /** A stretch of training no longer than a command may wait, then whatever came in meanwhile, then the next. */
  async #slice(run: number): Promise<void> {
    const session = this.#session;
    if (this.#status.state !== 'running' || run !== this.#run || !session) return;
    const { wait, isFree } = this.#clock.pacer;
    if (wait > 0) {
      await this.#settle();
      // Commands that come meanwhile are taken at once.
      const rested = Date.now();
      setTimeout(() => {
        this.#tellPause(Date.now() - rested - wait);
        this.#enqueue(() => this.#slice(run));
      }, wait);
      return;
    }
    const done = await this.#clock.slice((steps) => this.#advance(steps, isFree));
    await this.#choice.between(this.#clock.meter, done?.took ?? 0);
    // Yield to the message queue, so that commands posted meanwhile come first.
    const yielded = Date.now();
    await nextTask();
    this.#tellPause(Date.now() - yielded);
    this.#enqueue(() => this.#slice(run));
  }

  #tellPause(milliseconds: number): void {
    const notice = pauseNotice(milliseconds, this.#session?.cursor.step ?? 0);
    if (notice && this.#status.state === 'running') this.#post(notice);
  }

  /** What is under way ends, and is told; says whether the run ended with it. */
  async #settle(): Promise<boolean> {
    const done = await this.#advance(0).catch((error: unknown) => this.#fail(error));
    return done?.stopped !== undefined || done?.diverged !== undefined;
  }

  async #advance(steps: number, ahead = false): Promise<Advance | undefined> {
    const session = this.#session;
    if (!session) return undefined;
    let done: Advance;
    try {
      done = await session.advance(steps, { ahead });
    } catch (error) {
      // A lost device shows here first; the `lost` promise brings the recovery.
      if (error instanceof BackendError && error.code === 'lost') return undefined;
      this.#status = { state: 'paused' };
      throw error;
    }
    this.#frames.add(done, session);
    if (done.diverged) this.#status = { state: 'diverged', ...done.diverged };
    else if (done.stopped) this.#status = { state: 'stopped', reason: done.stopped, step: session.cursor.step };
    return done;
  }

  #fail(error: unknown): undefined {
    const event = failureEvent(error);
    if (event?.type === 'failed') this.#status = { state: 'paused' };
    if (event) this.#post(event);
    return undefined;
  }
}
