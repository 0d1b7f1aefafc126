import { beforeEach, describe, expect, test } from 'vitest';
import { UndoHistory } from '../../../app/state/undoHistory.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { snapshotOf, startedEngine } from './fakeEngine.ts';

const spiral = presetDocument(presets.spiral);
const rate = ['optimizer', 'learningRate'];
let engine: ReturnType<typeof startedEngine>;

beforeEach(() => {
  engine = startedEngine(spiral);
});

const shared = () => engine.page.getState().document;
const current = () => engine.page.getState().current;
const trained = (step: number) => ({
  ...snapshotOf(shared(), step),
  tensors: { 'dense1.kernel': Float32Array.of(step) },
});
/** The engine answers the request for weights that came before a change. */
async function answer(step: number) {
  engine.say({ type: 'snapshot', snapshot: trained(step) });
  await Promise.resolve();
  await Promise.resolve();
}

describe('undo', () => {
  test('of weights from a file brings back those of before, and redo those of the file', async () => {
    engine.frame(100);
    const taking = engine.editor.takeWeights({ 'dense1.kernel': Float32Array.of(7) });
    await answer(100);
    await taking;
    const kernels = () => engine.sentOf('load').map(({ snapshot }) => snapshot?.tensors['dense1.kernel']?.[0]);
    expect(kernels().at(-1)).toBe(7);
    engine.load();
    engine.frame(100);
    // What was loaded with weights is kept at once: two snapshots are asked for.
    await answer(7);
    engine.editor.undo();
    await answer(7);
    expect(kernels().at(-1)).toBe(100);
    engine.load();
    engine.frame(100);
    await answer(100);
    engine.editor.redo();
    await answer(100);
    expect(kernels().at(-1)).toBe(7);
    expect(shared()).toEqual(spiral);
  });

  test('of a removal brings the layer back with its weights, its step and its curves', async () => {
    engine.frame(100, { losses: [{ step: 100, epoch: 4, loss: 0.5, steps: 100 }] });
    const weights = trained(100);
    engine.editor.change(['layers'], spiral.layers.toSpliced(1, 1));
    engine.say({ type: 'snapshot', snapshot: weights });
    await Promise.resolve();
    engine.load();
    engine.frame(0, { restarted: true });
    expect(shared().layers).toHaveLength(2);
    expect(engine.page.getState().undoable?.en).toBe('Layers');
    engine.editor.undo();
    expect(shared().layers).toEqual(spiral.layers);
    expect(engine.sentOf('load').at(-1)?.snapshot).toBe(weights);
    expect(engine.history.losses).toMatchObject([{ step: 100, loss: 0.5 }]);
    expect(engine.page.getState().undoable).toBeUndefined();
    expect(engine.page.getState().redoable?.en).toBe('Layers');
    engine.load();
    engine.frame(100);
    engine.editor.redo();
    expect(shared().layers).toHaveLength(2);
  });

  test('of a live change sets the old value while the run goes on', () => {
    engine.frame(100, { status: { state: 'running' } });
    engine.editor.change(rate, 0.003);
    engine.editor.undo();
    expect(engine.sentOf('edit').map(({ value }) => value)).toEqual([0.003, 0.01]);
    expect(current().optimizer).toMatchObject({ learningRate: 0.01 });
    engine.editor.redo();
    expect(engine.sentOf('edit').at(-1)?.value).toBe(0.003);
    expect(engine.sentOf('load')).toHaveLength(1);
  });

  test('takes a whole drag back', () => {
    for (const value of [0.02, 0.03, 0.05, 0.08]) engine.editor.change(rate, value);
    engine.editor.undo();
    expect(current().optimizer).toMatchObject({ learningRate: 0.01 });
    expect(engine.page.getState().undoable).toBeUndefined();
  });

  test('covers reset, seed and presets', async () => {
    engine.frame(50);
    engine.editor.reset();
    await answer(50);
    engine.load();
    engine.frame(0);
    engine.editor.change(['seed'], 5);
    engine.load();
    engine.editor.open(presetDocument(presets.xor));
    engine.load();
    expect(engine.page.getState().undoable).toEqual({ en: 'Open Exclusive or', zh: '打开 异或' });
    engine.editor.undo();
    engine.load();
    expect(shared()).toMatchObject({ name: spiral.name, seed: 5 });
    engine.editor.undo();
    engine.load();
    expect(shared().seed).toBe(1);
    engine.editor.undo();
    expect(engine.sentOf('load').at(-1)?.snapshot?.step).toBe(50);
    engine.load();
    for (let i = 0; i < 3; i++) {
      engine.editor.redo();
      engine.load();
    }
    expect(shared().name).toBe(presetDocument(presets.xor).name);
    expect(engine.page.getState().redoable).toBeUndefined();
  });

  test('of an impossible stack makes it run again', () => {
    engine.editor.change(['layers', 2, 'units'], 3);
    expect(engine.page.getState().problems).toHaveLength(1);
    engine.editor.undo();
    expect(engine.page.getState().problems).toEqual([]);
    expect(shared().layers[2]).toMatchObject({ units: 1 });
  });

  test('more often than there is anything to undo does nothing; a new change forgets what was undone', () => {
    engine.editor.change(['seed'], 2);
    engine.load();
    for (let i = 0; i < 200; i++) engine.editor.undo();
    expect(shared().seed).toBe(1);
    engine.editor.change(['dataSeed'], 3);
    engine.editor.redo();
    expect(shared()).toMatchObject({ seed: 1, dataSeed: 3 });
  });
});

describe('UndoHistory', () => {
  const live = (value: number) => ({ kind: 'live' as const, label: { en: 'x', zh: 'x' }, path: 'x', value });

  test('remembers the last 200 changes', () => {
    const undo = new UndoHistory(engine.page);
    for (let i = 0; i < 250; i++) undo.did(live(i));
    expect(undo.save().past).toHaveLength(200);
    expect(undo.save().past[0]).toMatchObject({ value: 50 });
  });

  test('lets the oldest weights go where they are too many', () => {
    const undo = new UndoHistory(engine.page);
    const curves = { losses: [], epochs: [], tests: [] };
    for (let i = 0; i < 5; i++) {
      const snapshot = { ...snapshotOf(spiral, i), tensors: { w: new Float32Array(2.5e6) } };
      undo.did({ kind: 'place', label: { en: 'x', zh: 'x' }, place: { document: spiral, snapshot, curves } });
    }
    undo.trim();
    const kept = undo.save().past.map((change) => change.kind === 'place' && change.place.snapshot !== undefined);
    expect(kept).toEqual([false, false, true, true, true]);
  });

  test('tells a drag from two changes by the time between them', () => {
    let now = 0;
    const undo = new UndoHistory(engine.page, () => now);
    expect(undo.continues('a')).toBe(false);
    undo.did(live(1));
    now = 500;
    expect(undo.continues('a')).toBe(true);
    expect(undo.continues('b')).toBe(false);
    now = 1200;
    expect(undo.continues('b')).toBe(false);
  });
});
