import type { Client, connect } from '../../engine/client.ts';
import { goesOn, type Command, type Event, type Frame, type Handlers } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { AwaitedSnapshots } from './awaitedSnapshots.ts';
import { editedAt } from './editedAt.ts';
import { Enquiries } from './enquiries.ts';
import type { Frames } from './frames.ts';
import { LandscapeState } from './landscapeState.ts';
import { LiveEdits } from './liveEdits.ts';
import { LoadQueue, type Load } from './loadQueue.ts';
import { Scrubber } from './scrubber.ts';
import type { PageStore } from './pageStore.ts';
import type { RunHistory } from './runHistory.ts';
import { TestJudge } from './testJudge.ts';

export type Snapshot = Extract<Event, { type: 'snapshot' }>['snapshot'];
type Files = ReadonlyMap<string, Uint8Array>;

interface TrainerOptions {
  readonly page: PageStore;
  readonly frames: Frames;
  readonly history: RunHistory;
  readonly connect: typeof connect;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** The run is to go on from the past that is shown. */
  readonly onGoOn: () => void;
}

/** The page's side of a training session: what people do becomes commands, what the engine says becomes state. */
export class Trainer {
  readonly #options: TrainerOptions;
  readonly enquiries = new Enquiries((command) => this.send(command));
  readonly landscape = new LandscapeState((command) => this.send(command));
  readonly scrubber: Scrubber;
  #client: Client | undefined;
  readonly #loads = new LoadQueue();
  #files: Files = new Map();
  #filesToSend = false;
  #playAfterLoad = false;
  readonly #judge: TestJudge;
  #lastSnapshot: Snapshot | undefined;
  #edited: { readonly document?: ModelSpec; readonly due: number } = { due: 0 };
  #step = 0;
  #state = 'paused';
  #hasWork = false;
  readonly #awaited = new AwaitedSnapshots<Snapshot>();
  readonly #edits = new LiveEdits((edit) => {
    this.send({ type: 'edit', ...edit });
    this.send({ type: 'snapshot' });
    // A weight set by hand shows at once, and the result is judged anew, though no step was made.
    this.#judge.weightsChanged();
    this.#options.frames.refresh();
  });

  constructor(options: TrainerOptions) {
    this.#options = options;
    const { page, history, frames } = options;
    const { enquiries } = this;
    this.#judge = new TestJudge({ page, history, enquiries, refresh: () => frames.refresh() });
    this.scrubber = new Scrubber({ page, frames, send: (command) => this.send(command) });
    frames.subscribe((frame) => this.#follow(frame));
  }

  /** Starts the worker with the page's document, or where a run left off. */
  start(snapshot?: Snapshot): void {
    const { page, frames } = this.#options;
    this.#client?.dispose();
    this.#forgetAnswers();
    this.landscape.receive({ type: 'landscape' });
    this.#awaited.end();
    frames.end();
    this.#options.history.loseWeights();
    this.#loads.clear();
    this.#judge.restart();
    this.#filesToSend = this.#files.size > 0;
    page.setState({ engine: 'starting', failure: '', summary: undefined, evaluation: undefined, choice: undefined });
    this.#client = this.#options.connect(this.#handlers, (message) => this.#fail(message));
    this.load({ spec: page.getState().document, keep: false, ...(snapshot && { snapshot }) });
  }

  /** After a failure: from the last snapshot of this very run, or from the start. */
  restart(): void {
    this.start(this.#lastSnapshot);
  }

  get snapshotStep(): number | undefined {
    return this.#lastSnapshot?.step;
  }

  send(command: Command): void {
    if (goesOn.has(command.type) && this.scrubber.isLooking) this.#options.onGoOn();
    if (command.type !== 'frame' && command.type !== 'edit') this.#edits.flush();
    if (command.type === 'snapshot') {
      this.#edits.snapshotAsked();
      this.#awaited.asked();
    }
    this.#client?.send(command);
  }

  /** One document is loaded at a time; of those that come meanwhile only the newest is. */
  load(load: Load): void {
    if (!this.#loads.begin(load)) return;
    this.#edits.flush();
    this.#edits.clear();
    this.scrubber.end();
    this.#step = load.snapshot?.step ?? 0;
    this.#hasWork = load.keep || load.snapshot !== undefined;
    if (!load.snapshot) this.#lastSnapshot = undefined;
    const { engine } = this.#options.page.getState();
    this.#options.page.setState({ engine: engine === 'starting' ? engine : 'loading' });
    const { spec, keep, snapshot } = load;
    // The engine keeps files, and the data it made of them, until it gets others.
    const files = this.#filesToSend && { files: this.#files };
    this.#filesToSend = false;
    this.send({ type: 'load', spec, keep, ...(snapshot && { snapshot }), ...files });
  }

  /** Local files that documents may name, by file name. */
  addFiles(files: Files): void {
    this.#files = new Map([...this.#files, ...files]);
    this.#filesToSend = true;
    this.load({ spec: this.#options.page.getState().document, keep: false });
  }

  /** A rebuild of a running net goes on running. */
  loadAndGoOn(load: Load): void {
    this.#playAfterLoad ||= this.isRunning;
    this.load(load);
  }

  get isRunning(): boolean {
    return this.#options.frames.latest?.status.state === 'running';
  }

  /** Steps done by the present run. */
  get step(): number {
    return this.#step;
  }

  /** Whether the weights are more than their start: trained, or taken over from a run before. */
  get hasWork(): boolean {
    return this.#hasWork;
  }

  play(): void {
    if (this.#options.page.getState().problems.length > 0) return;
    // What loads now may not be the last to load: the newest is what people want to see running.
    if (this.#loads.isLoading) this.#playAfterLoad = true;
    else this.#then({ type: 'play' });
  }

  pause(): void {
    this.#playAfterLoad = false;
    this.#then({ type: 'pause' });
    this.send({ type: 'snapshot' });
  }

  toggle(): void {
    if (this.isRunning) this.pause();
    else this.play();
  }

  advance(by: 'step' | 'epoch'): void {
    if (this.#options.page.getState().problems.length > 0) return;
    this.#then({ type: 'advance', by });
    this.send({ type: 'snapshot' });
  }

  /** A value that acts before the next step; the document learns from a snapshot at which one that was. */
  edit(path: string, value: number | string | boolean, atOnce = false): void {
    this.#edits.edit(path, value);
    if (atOnce) this.#edits.flush();
  }

  takeSnapshot(): Promise<Snapshot> {
    this.send({ type: 'snapshot' });
    return this.#awaited.last();
  }

  /** What the engine was asked for and will not answer any more. */
  #forgetAnswers(): void {
    this.#edits.forget();
    this.#awaited.forget();
  }

  #then(command: Command): void {
    this.send(command);
    this.#options.frames.refresh();
  }

  readonly #handlers: Handlers<Event> = {
    loaded: ({ summary }) => {
      const { page, frames } = this.#options;
      // The engine opened the run again by itself, after it had lost its device with whatever was asked of it.
      this.scrubber.end();
      const loaded = this.#loads.end();
      if (!loaded) this.#forgetAnswers();
      else this.#lastSnapshot = loaded.snapshot;
      this.#judge.restart();
      if (this.#loads.next?.opens) {
        this.#loadNext();
        return;
      }
      const { summary: before, cell } = page.getState();
      const isOtherData = before?.spec.data.type !== summary.spec.data.type || before.outputs !== summary.outputs;
      page.setState({
        summary,
        engine: 'ready',
        problems: [],
        evaluation: undefined,
        cell: isOtherData ? undefined : cell,
      });
      this.send({ type: 'pace', stepsPerSecond: page.getState().document.view.speed });
      frames.begin();
      if (this.#loadNext()) return;
      // Weights that were taken over are worth keeping, though no step was made with them.
      if (this.#hasWork) this.send({ type: 'snapshot' });
      if (this.#playAfterLoad) this.play();
      this.#playAfterLoad = false;
    },
    refused: ({ problems }) => {
      const { page, frames } = this.#options;
      this.#loads.end();
      this.#playAfterLoad = false;
      page.setState({ problems, engine: 'ready' });
      frames.refresh();
      this.#loadNext();
    },
    frame: ({ frame }) => this.#options.frames.receive(frame),
    snapshot: ({ snapshot }) => {
      // Until a document is loaded, and while it is impossible, the engine tells of the one before.
      if (!this.#loads.isLoading && this.#options.page.getState().problems.length === 0) this.#lastSnapshot = snapshot;
      this.#edits.snapshotCame();
      this.#options.onSnapshot(snapshot);
      this.#awaited.came(snapshot);
    },
    samples: (answer) => this.enquiries.answer(answer),
    judgement: (answer) => this.enquiries.answer(answer),
    roc: (answer) => this.enquiries.answer(answer),
    choice: ({ choice }) => {
      this.#options.page.setState({ choice });
      // Where it was chosen while nothing ran, no frame is on its way to tell.
      this.#options.frames.refresh();
    },
    landscape: (event) => {
      const before = this.landscape.told.about?.id;
      this.landscape.receive(event);
      // The way of the run lies elsewhere on another plane, though no step was made.
      if (this.landscape.told.about?.id !== before) this.#options.frames.refresh();
    },
    race: (race) => this.#options.page.setState({ race }),
    difference: (answer) => this.enquiries.answer(answer),
    walk: (answer) => this.enquiries.answer(answer),
    walkStep: (answer) => this.enquiries.answer(answer),
    walkCheck: (answer) => this.enquiries.answer(answer),
    progress: (event) => this.enquiries.progress(event),
    notice: ({ words }) => {
      const { page } = this.#options;
      page.setState(({ notices }) => ({ notices: [...notices.slice(-2), { kind: 'engine', words }] }));
    },
    failed: ({ message }) => this.#fail(message),
  };

  #loadNext(): boolean {
    const next = this.#loads.takeNext();
    if (next) this.load(next);
    return next !== undefined;
  }

  #fail(message: string): void {
    this.#client?.dispose();
    this.#client = undefined;
    this.#loads.end();
    this.#options.frames.end();
    this.#options.page.setState({ engine: 'failed', failure: message });
  }

  /** Every frame: the curves grow, edits that have come due show in the controls, the test split is judged at times. */
  #follow(frame: Frame): void {
    const { page, history } = this.#options;
    const { document, engine, problems, summary } = page.getState();
    // While another document loads, or is impossible, the one before runs.
    history.take(frame, engine === 'ready' && problems.length === 0 ? document : summary?.spec);
    if (frame.restarted) this.send({ type: 'retain', runs: history.previous.map(({ run }) => run.id) });
    // The engine went back to an earlier step, and its document with it.
    if (frame.status.state === 'diverged' && this.#state !== 'diverged') this.send({ type: 'snapshot' });
    this.#state = frame.status.state;
    this.#step = frame.past?.now.step ?? frame.step;
    this.#hasWork ||= frame.step > 0;
    const due = document.edits.filter((edit) => edit.step <= frame.step).length;
    if (document !== this.#edited.document || due !== this.#edited.due) {
      this.#edited = { document, due };
      page.setState({ current: this.#edits.applied(editedAt(document, frame.step)) });
    }
    this.#judge.follow(frame);
  }
}
