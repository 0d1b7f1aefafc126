import { Editor } from '../../../app/state/editor.ts';
import { Frames } from '../../../app/state/frames.ts';
import { createPageStore } from '../../../app/state/pageStore.ts';
import { RunHistory } from '../../../app/state/runHistory.ts';
import { Trainer, type Snapshot } from '../../../app/state/trainer.ts';
import type { Command, Event, Frame, Handlers, Summary } from '../../../engine/protocol.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

/** A page's state over a worker that only writes down what it is told; tests answer in its place. */
export function fakeEngine(document: ModelSpec) {
  const sent: Command[] = [];
  let handlers: Partial<Handlers<Event>> | undefined;
  let fail: (message: string) => void = () => {};
  let connections = 0;
  const scheduled: (() => void)[] = [];
  const page = createPageStore(document, { language: 'en', theme: 'light', scale: 'hue', singleKeys: 'on' });
  const history = new RunHistory();
  const frames: Frames = new Frames({
    send: (command) => trainer.send(command),
    schedule: (run) => scheduled.push(run),
  });
  const trainer: Trainer = new Trainer({
    page,
    frames,
    history,
    connect: (given, onFailure) => {
      handlers = given;
      fail = onFailure;
      connections++;
      return { send: (command) => sent.push(command), dispose: () => {} };
    },
    onSnapshot: (snapshot) => editor.adoptEdits(snapshot),
    onGoOn: () => editor.branch(),
  });
  const editor = new Editor(page, trainer, history);
  const say = (event: Event): void => {
    const handler = handlers?.[event.type];
    if (!handler) throw new Error(`nobody hears of '${event.type}'`);
    void (handler as (event: Event) => void | Promise<void>)(event);
  };
  return {
    page,
    history,
    frames,
    trainer,
    editor,
    sent,
    say,
    crash: (message: string) => fail(message),
    connections: () => connections,
    /** Commands of one type, in order. */
    sentOf: <T extends Command['type']>(type: T) =>
      sent.filter((command): command is Extract<Command, { type: T }> => command.type === type),
    /** The engine took what it was sent last. */
    load: () => {
      const command = sent.findLast((each) => each.type === 'load');
      if (command?.type !== 'load') throw new Error('nothing was loaded');
      say({ type: 'loaded', summary: summaryOf(command.spec) });
    },
    /** A frame comes in and is drawn. */
    frame: (step: number, more: Partial<Frame> = {}) => {
      say({ type: 'frame', frame: frameAt(step, more) });
      scheduled.splice(0).forEach((run) => run());
    },
  };
}

/** One that took the document and stands at its start. */
export function startedEngine(document: ModelSpec): ReturnType<typeof fakeEngine> {
  const engine = fakeEngine(document);
  engine.trainer.start();
  engine.load();
  engine.frame(0);
  return engine;
}

export const frameAt = (step: number, more: Partial<Frame> = {}): Frame => ({
  step,
  epoch: step / 25,
  status: { state: 'paused' },
  backend: 'wasm',
  variant: 'wasm simd',
  stepsPerSecond: 0,
  losses: [],
  epochs: [],
  restarted: false,
  run: { id: 1 },
  ...more,
});

export const snapshotOf = (spec: ModelSpec, step: number): Snapshot => ({
  spec,
  step,
  epoch: 0,
  position: 0,
  tensors: {},
  shapes: {},
  carried: {},
  means: { sums: [], rows: 0 },
});

function summaryOf(spec: ModelSpec): Summary {
  const { data, lossContext, parameterCount } = unwrap(checkModel(spec));
  return {
    spec,
    task: data.task,
    kind: data.kind,
    outputs: data.outputs,
    units: lossContext.units,
    sample: data.sample,
    classNames: [],
    counts: { train: 80, validation: 0, test: 20 },
    parameterCount,
    cost: { total: noCost, layers: {} },
    parameters: [],
    samples: { features: new Float32Array(), shape: [2], targets: new Float32Array(), trainCount: 0, testCount: 0 },
    plane: [-6, 6],
  };
}

const noCost = { fixed: { operations: 0, bytes: 0 }, perRow: { operations: 0, bytes: 0 } };
