import { beforeEach, describe, expect, test } from 'vitest';
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

describe('Editor', () => {
  test('a value that its field does not allow changes nothing and says why', () => {
    const problems = engine.editor.change(rate, 1e9);
    expect(problems).toMatchObject([{ code: 'range', path: rate }]);
    expect(shared()).toBe(spiral);
    expect(engine.sentOf('load')).toHaveLength(1);
  });

  test('a live field is edited at once, and the link learns at which step', () => {
    engine.frame(100);
    expect(engine.editor.change(rate, 0.003)).toEqual([]);
    expect(engine.sentOf('edit')).toEqual([{ type: 'edit', path: 'optimizer.learningRate', value: 0.003 }]);
    expect(current().optimizer).toMatchObject({ learningRate: 0.003 });
    expect(shared().edits).toEqual([]);
    const edits = [{ step: 120, path: 'optimizer.learningRate', value: 0.003 }];
    engine.say({ type: 'snapshot', snapshot: snapshotOf({ ...current(), edits }, 130) });
    expect(shared().edits).toEqual(edits);
    expect(shared().optimizer).toMatchObject({ learningRate: 0.01 });
  });

  test('several live fields are edited at once and undone at once', () => {
    const penalty = { type: 'l2', l2: 0.01 };
    const places = [0, 1].map((layer) => ['layers', layer, 'kernelRegularizer']);
    engine.editor.changeAll(places.map((path) => ({ path, value: penalty })));
    engine.load();
    engine.frame(100);
    const loads = engine.sentOf('load').length;
    expect(engine.editor.changeAll(places.map((path) => ({ path: [...path, 'l2'], value: 0.5 })))).toEqual([]);
    expect(engine.sentOf('edit')).toMatchObject([{ value: 0.5 }, { value: 0.5 }]);
    expect(engine.sentOf('load')).toHaveLength(loads);
    expect(current().layers.slice(0, 2)).toMatchObject([
      { kernelRegularizer: { l2: 0.5 } },
      { kernelRegularizer: { l2: 0.5 } },
    ]);
    engine.editor.undo();
    expect(current().layers.slice(0, 2)).toMatchObject([
      { kernelRegularizer: { l2: 0.01 } },
      { kernelRegularizer: { l2: 0.01 } },
    ]);
  });

  test('before the first step a live change is the start itself', () => {
    engine.editor.change(rate, 0.003);
    const edits = [{ step: 0, path: 'optimizer.learningRate', value: 0.003 }];
    engine.say({ type: 'snapshot', snapshot: snapshotOf({ ...current(), edits }, 0) });
    expect(shared().edits).toEqual([]);
    expect(shared().optimizer).toMatchObject({ learningRate: 0.003 });
  });

  test('edits of an opened document show when their step comes', () => {
    const edits = [{ step: 50, path: 'optimizer.learningRate', value: 0.5 }];
    engine.editor.open({ ...spiral, edits });
    engine.load();
    engine.frame(0);
    expect(current().optimizer).toMatchObject({ learningRate: 0.01 });
    engine.frame(60);
    expect(current().optimizer).toMatchObject({ learningRate: 0.5 });
  });

  test('reset is the same start under the present settings, without the edits of the run', () => {
    const edits = [{ step: 50, path: 'optimizer.learningRate', value: 0.5 }];
    engine.editor.open({ ...spiral, edits });
    engine.load();
    engine.frame(60);
    engine.editor.reset();
    const optimizer = { learningRate: 0.5 };
    expect(engine.sentOf('load').at(-1)).toMatchObject({ keep: false, spec: { optimizer, edits: [], seed: 1 } });
    expect(shared()).toMatchObject({ optimizer, edits: [] });
  });

  test('an impossible stack is kept and told, nothing is loaded and training waits', () => {
    engine.frame(10, { status: { state: 'running' } });
    engine.editor.change(['layers', 2, 'units'], 3);
    expect(engine.page.getState().problems).toMatchObject([{ code: 'outputSize', path: ['layers', 2] }]);
    expect(shared().layers[2]).toMatchObject({ units: 3 });
    expect(engine.sentOf('load')).toHaveLength(1);
    expect(engine.sentOf('pause')).toHaveLength(1);
    engine.editor.change(['layers', 2, 'units'], 1);
    expect(engine.page.getState().problems).toEqual([]);
    expect(engine.sentOf('load')).toHaveLength(2);
  });

  test('what is changed while a stack is impossible is not thrown back by what the run before tells', () => {
    engine.frame(100, { status: { state: 'running' } });
    engine.editor.change(['optimizer', 'learningRate'], 0.003);
    const told = { ...spiral, edits: [{ step: 100, path: 'optimizer.learningRate', value: 0.003 }] };
    engine.say({ type: 'snapshot', snapshot: snapshotOf(told, 100) });
    engine.editor.change(['layers', 2, 'units'], 3);
    engine.editor.change(['optimizer', 'learningRate'], 0.05);
    engine.say({ type: 'snapshot', snapshot: snapshotOf(told, 100) });
    engine.frame(100);
    expect(engine.page.getState().problems).not.toEqual([]);
    expect(shared().edits).toEqual([]);
    expect([shared(), current()].map(({ optimizer }) => optimizer)).toMatchObject([
      { learningRate: 0.05 },
      { learningRate: 0.05 },
    ]);
  });

  test('another seed or initializer starts anew', () => {
    engine.frame(100);
    engine.editor.change(['seed'], 7);
    expect(engine.sentOf('load').at(-1)).toMatchObject({ keep: false, spec: { seed: 7 } });
  });

  test('looking at another layer moves nothing', () => {
    engine.editor.change(['view', 'layer'], 'dense2');
    expect(shared().view.layer).toBe('dense2');
    expect(engine.sentOf('load')).toHaveLength(1);
  });

  test('on another backend the run goes on from where it is', async () => {
    engine.frame(100);
    engine.editor.change(['view', 'backend'], 'reference');
    engine.say({ type: 'snapshot', snapshot: snapshotOf(spiral, 100) });
    await Promise.resolve();
    const load = engine.sentOf('load').at(-1);
    expect(load?.snapshot).toMatchObject({ step: 100, spec: { view: { backend: 'reference' } } });
    expect(engine.trainer.step).toBe(100);
  });

  test('start weights of another size go with the old size', () => {
    const weights = { 'dense3.bias': [0.5], 'dense1.bias': Array.from({ length: 8 }, () => 0.1) };
    engine.editor.open({ ...spiral, weights });
    engine.load();
    engine.editor.change(['layers', 0, 'units'], 9);
    expect(engine.page.getState().problems).toEqual([]);
    expect(shared().weights).toEqual({ 'dense3.bias': [0.5] });
  });
});
