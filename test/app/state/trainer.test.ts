import { beforeEach, describe, expect, test } from 'vitest';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import type { JudgementAnswer } from '../../../engine/protocol.ts';
import { problem } from '../../../engine/spec/problem.ts';
import { fakeEngine, snapshotOf, startedEngine } from './fakeEngine.ts';

const spiral = presetDocument(presets.spiral);
let engine: ReturnType<typeof startedEngine>;

beforeEach(() => {
  engine = startedEngine(spiral);
});

describe('Trainer', () => {
  test('starts with the document and judges the test split once', () => {
    expect(engine.sentOf('load')).toEqual([{ type: 'load', spec: spiral, keep: false }]);
    expect(engine.page.getState().engine).toBe('ready');
    expect(engine.sentOf('judgement')).toMatchObject([{ split: 'test' }]);
    engine.frame(0);
    expect(engine.sentOf('judgement')).toHaveLength(1);
  });

  test('shows no judgement of a network that was left while it was judged', () => {
    const evaluation = { accuracy: 0.5 } as unknown as JudgementAnswer['evaluation'];
    const answer = (loss: number) => ({ type: 'judgement', split: 'test', id: 1, loss, evaluation }) as const;
    const [asked] = engine.sentOf('judgement');
    engine.editor.open(presetDocument(presets.digits));
    engine.say({ ...answer(0.7), id: asked?.id ?? 0 });
    expect(engine.page.getState().evaluation).toBeUndefined();
    engine.load();
    engine.frame(0, { restarted: true });
    engine.say({ ...answer(2.3), id: engine.sentOf('judgement').at(-1)?.id ?? 0 });
    expect(engine.page.getState().evaluation).toMatchObject({ loss: 2.3, step: 0 });
  });

  test('plays, pauses, and keeps what it has when it pauses', () => {
    engine.trainer.toggle();
    expect(engine.sentOf('play')).toHaveLength(1);
    engine.frame(10, { status: { state: 'running' } });
    engine.trainer.toggle();
    expect(engine.sentOf('pause')).toHaveLength(1);
    expect(engine.sentOf('snapshot')).toHaveLength(1);
  });

  test('loads one document at a time and of those that come meanwhile only the newest', () => {
    for (const noise of [0.2, 0.3, 0.4]) engine.editor.change(['data', 'noise'], noise);
    expect(
      engine
        .sentOf('load')
        .slice(1)
        .map(({ spec }) => spec.data),
    ).toMatchObject([{ noise: 0.2 }]);
    engine.load();
    expect(
      engine
        .sentOf('load')
        .slice(2)
        .map(({ spec }) => spec.data),
    ).toMatchObject([{ noise: 0.4 }]);
    engine.load();
    expect(engine.sentOf('load')).toHaveLength(3);
  });

  test('a rebuild of a running net keeps its weights and goes on running', () => {
    engine.trainer.play();
    engine.frame(100, { status: { state: 'running' } });
    engine.editor.change(['layers', 0, 'units'], 12);
    expect(engine.sentOf('load').at(-1)).toMatchObject({ keep: true });
    engine.load();
    expect(engine.sentOf('play')).toHaveLength(2);
    // Not yet trained itself, but its weights are worth keeping.
    engine.editor.change(['layers', 0, 'units'], 13);
    expect(engine.sentOf('load').at(-1)).toMatchObject({ keep: true });
  });

  test('a refused document is told and blocks training until it is mended', () => {
    engine.editor.change(['view', 'backend'], 'webgpu');
    engine.say({ type: 'refused', problems: [problem('text', ['view', 'backend'], { message: 'none here' })] });
    engine.trainer.play();
    expect(engine.sentOf('play')).toHaveLength(0);
    engine.editor.change(['view', 'backend'], 'auto');
    engine.load();
    engine.trainer.play();
    expect(engine.sentOf('play')).toHaveLength(1);
  });

  test('where the engine moves a run that stands, the page learns of it', () => {
    engine.frame(10);
    const asked = engine.sentOf('frame').length;
    const choice = { backend: 'webgpu', variants: [], speeds: { wasm: 10, webgpu: 30 }, missing: {} } as const;
    engine.say({ type: 'choice', choice });
    expect(engine.page.getState().choice).toBe(choice);
    expect(engine.sentOf('frame')).toHaveLength(asked + 1);
  });

  test('after a crash it starts again from the last snapshot of this run', () => {
    engine.frame(500);
    const snapshot = snapshotOf(spiral, 480);
    engine.say({ type: 'snapshot', snapshot });
    engine.crash('out of memory');
    expect(engine.page.getState()).toMatchObject({ engine: 'failed', failure: 'out of memory' });
    engine.trainer.restart();
    expect(engine.connections()).toBe(2);
    expect(engine.sentOf('load').at(-1)).toMatchObject({ snapshot });
    expect(engine.trainer.step).toBe(480);
  });

  test('a snapshot of another document is not gone back to', () => {
    engine.say({ type: 'snapshot', snapshot: snapshotOf(spiral, 480) });
    engine.editor.open(presetDocument(presets.circle));
    engine.crash('out of memory');
    engine.trainer.restart();
    expect(engine.sentOf('load').at(-1)).not.toHaveProperty('snapshot');
  });

  test('nor is one that comes while another document loads, or after it was refused', () => {
    const late = () => engine.say({ type: 'snapshot', snapshot: snapshotOf(spiral, 480) });
    engine.editor.open(presetDocument(presets.circle));
    late();
    engine.load();
    engine.crash('out of memory');
    engine.trainer.restart();
    expect(engine.sentOf('load').at(-1)).not.toHaveProperty('snapshot');
    engine.say({ type: 'refused', problems: [problem('text', ['data'], { message: 'no' })] });
    late();
    engine.crash('out of memory');
    engine.trainer.restart();
    expect(engine.sentOf('load').at(-1)).not.toHaveProperty('snapshot');
  });
});

describe('clicks faster than the engine', () => {
  test('play while a document loads runs the newest of those that are asked for, once', () => {
    engine = fakeEngine(spiral);
    engine.trainer.start();
    engine.load();
    engine.frame(0);
    engine.editor.change(['seed'], 2);
    engine.trainer.play();
    engine.editor.change(['seed'], 3);
    engine.editor.reset();
    expect(engine.sentOf('play')).toHaveLength(0);
    engine.load();
    expect(engine.sentOf('load').at(-1)?.spec.seed).toBe(3);
    expect(engine.sentOf('play')).toHaveLength(0);
    engine.load();
    expect(engine.sentOf('play')).toHaveLength(1);
    engine.editor.change(['seed'], 4);
    engine.trainer.play();
    engine.trainer.pause();
    engine.load();
    expect(engine.sentOf('play')).toHaveLength(1);
  });
});
