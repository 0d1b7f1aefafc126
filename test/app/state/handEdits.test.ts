import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveEdits } from '../../../app/state/liveEdits.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { snapshotOf, startedEngine } from './fakeEngine.ts';

const spiral = presetDocument(presets.spiral);
const path = 'weights.dense1.kernel.1';
let engine: ReturnType<typeof startedEngine>;

beforeEach(() => {
  engine = startedEngine(spiral);
});

const document = () => engine.page.getState().document;
const current = () => engine.page.getState().current;
const told = async (edits: typeof spiral.edits, step: number, weight = 0) => {
  const snapshot = {
    ...snapshotOf({ ...document(), edits }, step),
    tensors: { 'dense1.kernel': Float32Array.of(0.5, weight) },
  };
  engine.say({ type: 'snapshot', snapshot });
  await new Promise((resolve) => setTimeout(resolve));
};

describe('a weight set by hand', () => {
  test('goes to the engine at once; undo sets what it was, redo what it became', async () => {
    engine.frame(100, { status: { state: 'running' } });
    expect(engine.editor.weights.set('dense1.kernel', 1, 2)).toEqual([]);
    expect(engine.sentOf('edit')).toEqual([{ type: 'edit', path, value: 2 }]);
    await told([], 100, 0.75);
    expect(engine.page.getState().undoable?.en).toBe('Weight of dense1.kernel');
    engine.editor.undo();
    await told([], 100, 0.75);
    engine.editor.redo();
    await told([], 100, 0.75);
    expect(engine.sentOf('edit').map(({ value }) => value)).toEqual([2, 0.75, 2]);
    expect(engine.sentOf('load')).toHaveLength(1);
  });

  test('undone before the engine has told what it was, it is undone when it tells', async () => {
    engine.editor.weights.set('dense1.kernel', 1, 2);
    engine.editor.undo();
    expect(engine.sentOf('edit')).toHaveLength(1);
    await told([], 0, 0.75);
    expect(engine.sentOf('edit').at(-1)).toMatchObject({ path, value: 0.75 });
  });

  test('before the first step it stays an edit, since only the run knows all others', async () => {
    engine.editor.weights.set('dense1.kernel', 1, 2);
    await told([{ step: 0, path, value: 2 }], 0);
    expect(document().edits).toEqual([{ step: 0, path, value: 2 }]);
  });

  test('what is not there or no number is refused and changes nothing', () => {
    expect(engine.editor.weights.set('dense1.kernel', 16, 2)).toMatchObject([{ code: 'range' }]);
    expect(engine.editor.weights.set('dense9.kernel', 0, 2)).toMatchObject([{ code: 'unknownField' }]);
    expect(engine.editor.weights.set('dense1.kernel', 0, Number.NaN)).toHaveLength(1);
    expect(engine.sentOf('edit')).toEqual([]);
    expect(engine.page.getState().undoable).toBeUndefined();
  });
});

describe('a hold', () => {
  test('shows at once, is undone and redone', () => {
    engine.editor.weights.hold('dense1.bias', 2, true);
    expect(current().holds).toEqual({ 'dense1.bias': [2] });
    engine.editor.undo();
    expect(current().holds).toEqual({});
    engine.editor.redo();
    expect(current().holds).toEqual({ 'dense1.bias': [2] });
    expect(engine.sentOf('edit').map(({ value }) => value)).toEqual([true, false, true]);
  });

  test('a weight that is held where it was set is so again after a reset', async () => {
    engine.frame(50);
    engine.editor.weights.set('dense1.kernel', 1, 0);
    engine.editor.weights.set('dense1.kernel', 0, 3);
    engine.editor.weights.hold('dense1.kernel', 1, true);
    const edits = [
      { step: 50, path, value: 0 },
      { step: 50, path: 'weights.dense1.kernel.0', value: 3 },
      { step: 50, path: 'holds.dense1.kernel.1', value: true },
    ];
    await told(edits, 60);
    engine.frame(60);
    engine.editor.reset();
    const spec = engine.sentOf('load').at(-1)?.spec;
    expect(spec?.edits).toEqual([{ step: 0, path, value: 0 }]);
    expect(spec?.holds).toEqual({ 'dense1.kernel': [1] });
  });

  test('goes with a layer that is removed and moves with the units of one that grows', () => {
    engine.editor.weights.hold('dense1.kernel', 9, true);
    engine.editor.change(['layers', 0, 'units'], 9);
    expect(document().holds).toEqual({ 'dense1.kernel': [10] });
    engine.load();
    engine.editor.change(['layers'], spiral.layers.slice(1));
    expect(engine.page.getState().problems).toEqual([]);
    expect(document().holds).toEqual({});
  });
});

describe('a drag', () => {
  test('records its first value, a few on the way and its last; the controls show every one', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const sent: unknown[] = [];
    const edits = new LiveEdits(({ value }) => sent.push(value));
    for (let i = 0; i < 60; i++) {
      edits.edit('optimizer.learningRate', 0.01 + i / 1000);
      vi.advanceTimersByTime(16);
    }
    expect(edits.applied(spiral).optimizer).toMatchObject({ learningRate: 0.01 + 59 / 1000 });
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(sent.at(0)).toBe(0.01);
    expect(sent.at(-1)).toBe(0.01 + 59 / 1000);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThan(14);
  });

  test('is not thrown back by what the engine tells of its earlier values', async () => {
    engine.frame(100);
    engine.editor.change(['optimizer', 'learningRate'], 0.02);
    engine.editor.change(['optimizer', 'learningRate'], 0.05);
    await told([{ step: 100, path: 'optimizer.learningRate', value: 0.02 }], 100);
    engine.frame(101);
    expect(current().optimizer).toMatchObject({ learningRate: 0.05 });
  });
});
