import { describe, expect, test } from 'vitest';
import { RunHistory } from '../../../app/state/runHistory.ts';
import type { Frame } from '../../../engine/protocol.ts';

const frame = (losses: Frame['losses'], more: Partial<Frame> = {}): Frame => ({
  step: losses.at(-1)?.step ?? 0,
  epoch: 0,
  status: { state: 'running' },
  backend: 'wasm',
  variant: '',
  stepsPerSecond: 0,
  losses,
  epochs: [],
  restarted: false,
  run: { id: 1 },
  ...more,
});

const loss = (step: number, value = 1, steps = 1) => ({ step, epoch: step / 10, loss: value, steps });
const stepsOf = ({ losses }: RunHistory) => losses.map(({ step }) => step);

describe('RunHistory', () => {
  test('grows frame by frame', () => {
    const history = new RunHistory();
    history.take(frame([loss(1), loss(2)]));
    history.take(frame([loss(3)]));
    expect(stepsOf(history)).toEqual([1, 2, 3]);
  });

  test('is the very same while frames bring nothing, so that nothing is drawn anew', () => {
    const history = new RunHistory();
    history.take(frame([loss(1), loss(2)]));
    const { losses, epochs, tests, previous } = history;
    history.take(frame([], { step: 1, past: { epoch: 0, now: { step: 2, epoch: 0 } } }));
    expect(history.losses).toBe(losses);
    expect(history.epochs).toBe(epochs);
    expect(history.tests).toBe(tests);
    expect(history.previous).toBe(previous);
  });

  test('a new start begins a new curve', () => {
    const history = new RunHistory();
    history.take(frame([loss(1), loss(2)]));
    history.addTest({ step: 2, epoch: 0, loss: 1 });
    history.take(frame([loss(1)], { restarted: true }));
    expect(stepsOf(history)).toEqual([1]);
    expect(history.tests).toEqual([]);
  });

  test('a resumed run goes on with its curve', () => {
    const history = new RunHistory();
    history.restore({ losses: [loss(1), loss(2), loss(3)], epochs: [], tests: [{ step: 3, epoch: 0, loss: 1 }] });
    history.take(frame([], { restarted: true, step: 3 }));
    history.take(frame([loss(4)]));
    expect(stepsOf(history)).toEqual([1, 2, 3, 4]);
    expect(history.tests).toHaveLength(1);
  });

  test('after a rollback the points behind it go', () => {
    const history = new RunHistory();
    history.take(frame([loss(10, 1, 10), loss(20, 1, 10), loss(30, 9, 10)]));
    history.take(frame([loss(21)]));
    expect(stepsOf(history)).toEqual([10, 20, 21]);
  });

  test('the start of a long run stays as fine as its end', () => {
    const history = new RunHistory();
    const epochs = Array.from({ length: 30_000 }, (_, i) => ({ epoch: i + 1, step: 25 * (i + 1), loss: 1 }));
    for (let i = 0; i < epochs.length; i += 150)
      history.take(frame([], { step: 25 * i, epochs: epochs.slice(i, i + 150) }));
    const half = history.epochs.filter(({ epoch }) => epoch <= 15_000).length;
    expect(half / history.epochs.length).toBeGreaterThan(0.3);
    expect(history.epochs[0]?.epoch).toBeLessThan(300);
    expect(history.epochs.at(-1)?.epoch).toBe(30_000);
  });

  test('many points are merged, and their mean stays', () => {
    const history = new RunHistory();
    const all = Array.from({ length: 10_000 }, (_, i) => loss(i + 1, Math.sin(i)));
    for (let i = 0; i < all.length; i += 100) history.take(frame(all.slice(i, i + 100)));
    expect(history.losses.length).toBeLessThanOrEqual(1500);
    expect(history.losses.at(-1)?.step).toBe(10_000);
    const steps = history.losses.reduce((sum, each) => sum + each.steps, 0);
    const mean = history.losses.reduce((sum, each) => sum + each.loss * each.steps, 0) / steps;
    expect(steps).toBe(10_000);
    expect(mean).toBeCloseTo(all.reduce((sum, each) => sum + each.loss, 0) / 10_000, 10);
  });

  test('one judgement per step', () => {
    const history = new RunHistory();
    history.addTest({ step: 5, epoch: 1, loss: 2 });
    history.addTest({ step: 5, epoch: 1, loss: 3 });
    expect(history.tests).toEqual([{ step: 5, epoch: 1, loss: 3 }]);
  });
});
