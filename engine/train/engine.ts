import { BackendError, type Backend, type BackendName } from '../backends/backend.ts';
import { prepare, type PreparedData } from '../data/prepare.ts';
import type { Files } from '../data/dataset.ts';
import type { Command, Event, Frame, Handlers, Status } from '../protocol.ts';
import { checkModel } from '../spec/checkModel.ts';
import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import { ProblemError, problem, unwrap } from '../spec/problem.ts';
import { Walks } from '../inspect/walk/walks.ts';
import { askRoc } from './askRoc.ts';
import { askSamples } from './askSamples.ts';
import { FrameMaker } from './frameMaker.ts';
import { Pacer } from './pacer.ts';
import { Session, type Advance } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { summarise } from './summarise.ts';

type Post = (event: Event, transfer?: Transferable[]) => void;
type OpenBackend = (name: BackendName) => Promise<Backend>;

/** Milliseconds after which a slow run looks again whether its pace has changed. */
const longestWait = 50;

/** After so many lost GPU devices training stays on the processor: browsers block a site that crashes more. */
const mostLosses = 2;

/**
 * The worker's side of the protocol: one document in training, commands taken in order, frames made when asked for.
 * Steps run in slices, so that a command waits for one slice at most.
 */
export class Engine {
  readonly #post: Post;
  readonly #open: OpenBackend;
  readonly #backends = new Map<BackendName, Backend>();
  readonly #pacer = new Pacer();
  readonly #frames = new FrameMaker();
  readonly #walks = new Walks();
  #session: Session | undefined;
  #files: Files = new Map();
  #data: { readonly key: string; readonly files: Files; readonly data: PreparedData } | undefined;
  #status: Status = { state: 'paused' };
  #losses = 0;
  /** Counts presses of play: slices of an earlier one end themselves. */
  #run = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(open: OpenBackend, post: Post) {
    this.#open = open;
    this.#post = post;
  }

  /** Takes a command; each begins when the one before it is done. */
  receive(command: Command): void {
    this.#enqueue(() => (this.#handlers[command.type] as (command: Command) => void | Promise<void>)(command));
  }

  readonly #handlers: Handlers<Command> = {
    load: (command) => this.#load(command),
    play: () => {
      if (!this.#session || this.#status.state === 'running') return;
      this.#status = { state: 'running' };
      this.#pacer.start();
      const run = ++this.#run;
      this.#enqueue(() => this.#slice(run));
    },
    pause: () => {
      if (this.#status.state === 'running') this.#status = { state: 'paused' };
    },
    pace: ({ stepsPerSecond }) => {
      this.#pacer.rate = stepsPerSecond;
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
      await this.#openSession({ ...session.spec, edits: [] }, session.data, session.backend, undefined);
    },
    edit: ({ path, value }) => this.#session?.edit(path, value),
    frame: async ({ wants }) => {
      const session = this.#session;
      if (!session) return;
      const frame = await this.#frames.make(session, wants, this.#status, this.#pacer.stepsPerSecond);
      this.#post({ type: 'frame', frame }, transferables(frame));
    },
    samples: async ({ id, query }) => {
      if (!this.#session) return;
      const answer = await askSamples(this.#session, query);
      this.#post({ type: 'samples', id, ...answer });
    },
    judgement: async ({ id, split }) => {
      if (!this.#session) return;
      const { evaluation, loss } = await this.#session.judge(split);
      this.#post({ type: 'judgement', id, split, loss, evaluation });
    },
    roc: async ({ id, split, label }) => {
      if (!this.#session) return;
      const answer = await askRoc(this.#session, split, label);
      this.#post({ type: 'roc', id, ...answer });
    },
    walk: async ({ id, batch }) => {
      if (this.#session) this.#post({ type: 'walk', id, ...(await this.#walks.open(this.#session, batch)) });
    },
    walkStep: ({ id, place, style }) => {
      const answer = this.#walks.step(place, style);
      if (answer) this.#post({ type: 'walkStep', id, ...answer });
    },
    walkCheck: ({ id, place }) => {
      const answer = this.#walks.check(place);
      if (answer) this.#post({ type: 'walkCheck', id, ...answer });
    },
    snapshot: async () => {
      if (this.#session) this.#post({ type: 'snapshot', snapshot: await this.#session.snapshot() });
    },
  };

  #enqueue(work: () => void | Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => this.#fail(error));
  }

  async #load({ spec: sent, keep, files, snapshot }: Extract<Command, { type: 'load' }>): Promise<void> {
    if (files) this.#files = files;
    // The document came through a message and perhaps a link: it is parsed again here.
    const model = unwrap(checkModel(unwrap(parseModel(snapshot ? snapshot.spec : sent))));
    const data = await this.#prepare(model.spec);
    const backend = await this.#backend(model.spec.view.backend);
    const before = keep && this.#session ? await this.#session.snapshot() : undefined;
    // A snapshot kept by an older page holds its document as it was then: it goes on as it was parsed here.
    await this.#openSession(model.spec, data, backend, before, snapshot && { ...snapshot, spec: model.spec });
  }

  async #openSession(
    spec: ModelSpec,
    data: PreparedData,
    backend: Backend,
    keep?: Snapshot,
    resume?: Snapshot,
  ): Promise<void> {
    const model = unwrap(checkModel(spec));
    const options = { model, data, backend, ...(keep && { keep }), ...(resume && { resume }) };
    const session = await Session.open(options);
    this.#session?.dispose();
    this.#session = session;
    this.#status = { state: 'paused' };
    this.#frames.restart(session);
    this.#walks.close();
    this.#post({ type: 'loaded', summary: summarise(session) });
  }

  /** Generating and preparing data can take seconds: kept while nothing that decides them has changed. */
  async #prepare(spec: ModelSpec): Promise<PreparedData> {
    const { data, split, preprocessing, dataSeed } = spec;
    const key = JSON.stringify([data, split, preprocessing, dataSeed]);
    if (this.#data?.key === key && this.#data.files === this.#files) return this.#data.data;
    const prepared = await prepare(spec, this.#files);
    this.#data = { key, files: this.#files, data: prepared };
    return prepared;
  }

  /** The pinned backend, or for `auto` the first of the fast ones that this machine has. */
  async #backend(wanted: ModelSpec['view']['backend']): Promise<Backend> {
    if (wanted !== 'auto') return this.#backendNamed(wanted);
    for (const name of ['wasm', 'webgpu'] as const) {
      try {
        return await this.#backendNamed(name);
      } catch (error) {
        if (!(error instanceof BackendError)) throw error;
      }
    }
    return this.#backendNamed('reference');
  }

  async #backendNamed(name: BackendName): Promise<Backend> {
    const known = this.#backends.get(name);
    if (known) return known;
    const backend = await this.#open(name);
    this.#backends.set(name, backend);
    void backend.lost.then((reason) => this.#enqueue(() => this.#recover(backend, reason)));
    return backend;
  }

  /** A lost device costs no work: the run goes on from its last snapshot, on a new device or on the processor. */
  async #recover(lost: Backend, reason: string): Promise<void> {
    if (this.#backends.get(lost.name) === lost) this.#backends.delete(lost.name);
    const session = this.#session;
    if (!session || session.backend !== lost) return;
    this.#losses++;
    const running = this.#status.state === 'running';
    const { lastSnapshot, data, model, document } = session;
    const next = await this.#afterLoss();
    // What was changed since the snapshot is changed again, at the very steps.
    await this.#openSession(model.spec, data, next, undefined, { ...lastSnapshot, spec: document });
    const { step } = lastSnapshot;
    this.#post({
      type: 'notice',
      words: {
        en: `The GPU was lost (${reason}). Training goes on from step ${step} on ${next.name}.`,
        zh: `GPU 已丢失（${reason}）。训练从第 ${step} 步起在 ${next.name} 上继续。`,
      },
    });
    if (running) this.receive({ type: 'play' });
  }

  async #afterLoss(): Promise<Backend> {
    try {
      if (this.#losses < mostLosses) return await this.#backendNamed('webgpu');
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
    }
    return this.#backendNamed('wasm');
  }

  /** A stretch of training no longer than a command may wait, then whatever came in meanwhile, then the next. */
  async #slice(run: number): Promise<void> {
    const session = this.#session;
    if (this.#status.state !== 'running' || run !== this.#run || !session) return;
    const { wait } = this.#pacer;
    if (wait > 0) {
      // Commands that come meanwhile are taken at once.
      setTimeout(() => this.#enqueue(() => this.#slice(run)), Math.min(wait, longestWait));
      return;
    }
    const steps = this.#pacer.nextSteps();
    const before = session.cursor.step;
    await this.#advance(steps);
    this.#pacer.did(Math.max(0, session.cursor.step - before));
    // Yield to the message queue, so that commands posted meanwhile come first.
    await new Promise<void>((resolve) => nextTask(resolve));
    this.#enqueue(() => this.#slice(run));
  }

  async #advance(steps: number): Promise<void> {
    const session = this.#session;
    if (!session) return;
    let done: Advance;
    try {
      done = await session.advance(steps);
    } catch (error) {
      // A lost device shows here first; the `lost` promise brings the recovery.
      if (error instanceof BackendError && error.code === 'lost') return;
      this.#status = { state: 'paused' };
      throw error;
    }
    this.#frames.add(done, session);
    if (done.diverged) this.#status = { state: 'diverged', ...done.diverged };
    else if (done.stopped) this.#status = { state: 'stopped', reason: done.stopped, step: session.cursor.step };
  }

  /** What came from outside and cannot be done is refused, and the run before stays; anything else ends the worker. */
  #fail(error: unknown): void {
    if (error instanceof ProblemError) {
      this.#post({ type: 'refused', problems: error.problems });
    } else if (error instanceof BackendError && error.code === 'lost') {
      // The backend's `lost` brings the recovery.
    } else if (error instanceof BackendError) {
      this.#post({ type: 'refused', problems: [problem('text', ['view', 'backend'], { message: error.message })] });
    } else {
      this.#status = { state: 'paused' };
      this.#post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** A task of its own, without the 4 ms that nested timers are held back. */
function nextTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    run();
  });
  port1.start();
  port2.postMessage(undefined);
}

function transferables({ grid, predictions, tensors, neurons }: Frame): Transferable[] {
  const arrays = [grid, predictions, ...Object.values(tensors ?? {}), ...Object.values(neurons ?? {})];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
