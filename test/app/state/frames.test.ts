import { describe, expect, test } from 'vitest';
import { Frames } from '../../../app/state/frames.ts';
import type { Command, Frame } from '../../../engine/protocol.ts';

const frameAt = (step: number, state: 'paused' | 'running'): Frame => ({
  step,
  epoch: 0,
  status: { state },
  backend: 'wasm',
  variant: '',
  stepsPerSecond: 0,
  losses: [],
  epochs: [],
  restarted: false,
  run: { id: 1 },
});

function setUp() {
  const sent: Extract<Command, { type: 'frame' }>[] = [];
  const scheduled: (() => void)[] = [];
  const resting: (() => void)[] = [];
  const frames = new Frames({
    send: (command) => sent.push(command),
    schedule: (run) => scheduled.push(run),
    rest: (run) => resting.push(run),
  });
  const draw = () => scheduled.splice(0).forEach((run) => run());
  const rested = () => resting.splice(0).forEach((run) => run());
  return { frames, sent, draw, rested };
}

describe('Frames', () => {
  test('asks for nothing before a document is loaded', () => {
    const { frames, sent } = setUp();
    frames.refresh();
    frames.want(() => ({ grid: 10 }));
    expect(sent).toHaveLength(0);
  });

  test('is drawn once all have heard of it, and what they do at once is done', async () => {
    const { frames, draw } = setUp();
    const told: string[] = [];
    frames.onDraw(({ step }) => told.push(`drawn ${step}`));
    const gone = frames.onDraw(() => told.push('never'));
    gone();
    frames.subscribe(({ step }) => {
      told.push(`heard ${step}`);
      queueMicrotask(() => told.push(`rendered ${step}`));
    });
    frames.begin();
    frames.receive(frameAt(3, 'paused'));
    expect(told).toEqual([]);
    draw();
    await Promise.resolve();
    expect(told).toEqual(['heard 3', 'rendered 3', 'drawn 3']);
  });

  test('asks for the next frame only when the last was drawn', () => {
    const { frames, sent, draw } = setUp();
    frames.begin();
    expect(sent).toHaveLength(1);
    frames.receive(frameAt(1, 'running'));
    expect(sent).toHaveLength(1);
    draw();
    expect(sent).toHaveLength(2);
  });

  test('waits before it asks again a slow run that made no step', () => {
    const { frames, sent, draw, rested } = setUp();
    frames.begin();
    frames.receive(frameAt(1, 'running'));
    draw();
    frames.receive(frameAt(1, 'running'));
    draw();
    expect(sent).toHaveLength(2);
    // Somebody who asks meanwhile is served at once, and there is still one request at a time.
    frames.refresh();
    frames.receive(frameAt(1, 'running'));
    draw();
    expect(sent).toHaveLength(3);
    rested();
    expect(sent).toHaveLength(4);
    rested();
    expect(sent).toHaveLength(4);
  });

  test('while paused asks only when somebody wants to know, once for many', () => {
    const { frames, sent, draw } = setUp();
    frames.begin();
    frames.receive(frameAt(1, 'paused'));
    draw();
    expect(sent).toHaveLength(1);
    frames.refresh();
    frames.refresh();
    frames.refresh();
    expect(sent).toHaveLength(2);
    frames.receive(frameAt(2, 'paused'));
    draw();
    expect(sent).toHaveLength(3);
    frames.receive(frameAt(2, 'paused'));
    draw();
    expect(sent).toHaveLength(3);
  });

  test('asks for what visible panels need, and no longer for what has gone', () => {
    const { frames, sent, draw } = setUp();
    const gone = frames.want(() => ({ grid: 100, tensors: ['a.kernel'] }));
    frames.want(() => ({ grid: 40, predictions: 24, tensors: ['a.kernel', 'b.kernel'] }));
    frames.begin();
    expect(sent.at(-1)?.wants).toEqual({ grid: 100, predictions: 24, tensors: ['a.kernel', 'b.kernel'] });
    gone();
    frames.receive(frameAt(1, 'running'));
    draw();
    expect(sent.at(-1)?.wants).toEqual({ grid: 40, predictions: 24, tensors: ['a.kernel', 'b.kernel'] });
  });

  test('a frame of the document before is not drawn any more', () => {
    const { frames, sent, draw } = setUp();
    const seen: number[] = [];
    frames.subscribe(({ step }) => seen.push(step));
    frames.begin();
    frames.receive(frameAt(7, 'running'));
    frames.begin();
    draw();
    expect(seen).toEqual([]);
    expect(sent).toHaveLength(2);
    frames.receive(frameAt(0, 'paused'));
    draw();
    expect(seen).toEqual([0]);
  });

  test('after an engine has gone the next one is asked again', () => {
    const { frames, sent } = setUp();
    frames.begin();
    frames.end();
    frames.refresh();
    expect(sent).toHaveLength(1);
    frames.begin();
    expect(sent).toHaveLength(2);
  });
});
