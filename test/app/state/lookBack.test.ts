import { describe, expect, test } from 'vitest';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { frameAt, snapshotOf, startedEngine } from './fakeEngine.ts';

const dense = (units: number) => ({ type: 'dense', units });
const document = unwrap(
  parseModel({
    version: 1,
    layers: [
      { ...dense(4), activation: 'tanh' },
      { ...dense(1), activation: 'sigmoid' },
    ],
  }),
);

const loss = (step: number) => ({ step, epoch: step / 25, loss: 1 / step, steps: 25 });

/** One that has made 100 steps, in four frames. */
function trained() {
  const engine = startedEngine(document);
  for (const step of [25, 50, 75, 100]) engine.frame(step, { losses: [loss(step)] });
  return engine;
}

const pastAt = (step: number) => ({ epoch: step / 25, now: { step: 100, epoch: 4 } });

/** The page asks for a step and sees it. */
function looking(step: number) {
  const engine = trained();
  engine.trainer.scrubber.look(step);
  engine.frame(step, { past: pastAt(step) });
  return engine;
}

describe('looking back', () => {
  test('asks for one step at a time, and of those that were passed only for the newest', () => {
    const engine = trained();
    for (const step of [80, 60, 40]) engine.trainer.scrubber.look(step);
    expect(engine.sentOf('look')).toEqual([{ type: 'look', step: 80 }]);
    engine.frame(80, { past: pastAt(80) });
    expect(engine.sentOf('look').at(-1)).toEqual({ type: 'look', step: 40 });
    engine.frame(40, { past: pastAt(40) });
    expect(engine.sentOf('look')).toHaveLength(2);
  });

  test('takes nothing from the curves, and going back shows the present', () => {
    const engine = looking(30);
    expect(engine.history.losses).toHaveLength(4);
    expect(engine.trainer.step).toBe(100);
    engine.trainer.scrubber.back();
    expect(engine.sentOf('look').at(-1)).toEqual({ type: 'look' });
    expect(engine.page.getState().past).toBeUndefined();
    engine.frame(100);
    expect(engine.history.losses).toHaveLength(4);
  });

  test('shows the train loss of then', () => {
    const { history } = looking(50);
    expect(history.trainLoss()).toBe(1 / 100);
    expect(history.trainLoss(60)).toBe(1 / 50);
  });

  test('ends where another document is loaded', () => {
    const engine = looking(30);
    engine.editor.reset();
    expect(engine.page.getState().past).toBeUndefined();
  });
});

describe('a branch', () => {
  const from = { run: 1, step: 50, epoch: 2, counts: 'on', isBranch: true } as const;

  test('begins where a setting is changed, trained on, or where it is asked for', () => {
    for (const act of ['change', 'play', 'step', 'branch'] as const) {
      const engine = looking(50);
      if (act === 'change') engine.editor.change(['optimizer', 'learningRate'], 0.5);
      else if (act === 'play') engine.trainer.play();
      else if (act === 'step') engine.trainer.advance('step');
      else engine.editor.branch();
      const types = engine.sent.map(({ type }) => type);
      expect(types.filter((type) => type === 'branch')).toHaveLength(1);
      // The present is asked for before it is left.
      expect(types.indexOf('snapshot', types.lastIndexOf('look'))).toBeLessThan(types.indexOf('branch'));
      const goesOn = { change: 'edit', play: 'play', step: 'advance', branch: 'snapshot' } as const;
      expect(types.lastIndexOf(goesOn[act])).toBeGreaterThan(types.indexOf('branch'));
      expect(engine.page.getState().past).toBeUndefined();
    }
  });

  test('leaves the whole curve of the run before, and shares what came before the fork', () => {
    const engine = looking(50);
    engine.editor.branch();
    engine.frame(75, { run: { id: 2, from }, losses: [loss(75)] });
    expect(engine.history.losses.map(({ step }) => step)).toEqual([25, 50, 75]);
    const [before] = engine.history.previous;
    expect(before!.losses.map(({ step }) => step)).toEqual([25, 50, 75, 100]);
    expect(before).toMatchObject({ run: { id: 1 }, number: 1, colour: 0, isHidden: false });
  });

  test('is undone: the run before is back, and not beside itself', async () => {
    const engine = looking(50);
    engine.editor.branch();
    engine.say({ type: 'snapshot', snapshot: { ...snapshotOf(document, 100), run: { id: 1 } } });
    await Promise.resolve();
    engine.frame(75, { run: { id: 2, from }, losses: [loss(75)] });
    engine.editor.undo();
    expect(engine.sentOf('load').at(-1)).toMatchObject({ snapshot: { step: 100 } });
    engine.load();
    engine.frame(100, { restarted: true, run: { id: 1 } });
    expect(engine.history.losses.map(({ step }) => step)).toEqual([25, 50, 75, 100]);
    expect(engine.history.previous).toEqual([]);
  });
});

describe('runs before', () => {
  test('are six with the present one, each in a colour of its own', () => {
    const { history } = startedEngine(document);
    for (let id = 1; id <= 8; id++) {
      history.take(frameAt(0, { restarted: true, run: { id } }), document);
      history.take(frameAt(50, { run: { id }, losses: [loss(25), loss(50)] }), document);
    }
    expect(history.previous.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7]);
    expect(new Set(history.previous.map(({ colour }) => colour)).size).toBe(5);
    history.remove(history.previous[1]!.run.id);
    history.hide(history.previous[0]!.run.id, true);
    expect(history.previous.map(({ number, isHidden }) => [number, isHidden])).toEqual([
      [3, true],
      [5, false],
      [6, false],
      [7, false],
    ]);
  });

  test('are known to have lost their weights when the engine begins anew', () => {
    const engine = looking(50);
    engine.editor.branch();
    engine.frame(75, { run: { id: 2, from: { run: 1, step: 50, epoch: 2, counts: 'on', isBranch: true } } });
    engine.trainer.start();
    expect(engine.history.previous[0]!.run.id).toBeLessThan(0);
  });
});
