import { describe, expect, test } from 'vitest';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { documents } from './documents.ts';
import { EnginePage } from './enginePage.ts';

const spiral = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));

describe('a walk', () => {
  test('is opened, gone through and checked by questions', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const opened = page.next('walk');
    page.send({ type: 'walk', id: 1, batch: { kind: 'next' } });
    const { walk, problems } = await opened;
    expect(problems).toBeUndefined();
    expect(walk).toMatchObject({ at: 0, rows: 10, isNext: true });
    const place = { step: walk!.steps.findIndex(({ phase }) => phase === 'update'), element: [1, 2], row: 0 };
    const stepped = page.next('walkStep');
    page.send({ type: 'walkStep', id: 2, place, style: { decimals: 3, otherwise: 'otherwise' } });
    const step = await stepped;
    expect(step).toMatchObject({ id: 2, place });
    const checked = page.next('walkCheck');
    page.send({ type: 'walkCheck', id: 3, place });
    const { reference, value } = await checked;
    expect(value).toBe(step.value);
    expect(reference).toBeCloseTo(value, 5);
    page.send({ type: 'advance', by: 'step' });
    const { tensors } = await page.snapshot();
    expect(tensors['dense1.kernel']![1 * 7 + 2]).toBe(step.value);
  });

  test('tells how far it is, lets other commands in between, and is left when nobody waits for it', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const opened = page.next('walk');
    const progress = page.next('progress');
    page.send({ type: 'walk', id: 1, batch: { kind: 'next' } });
    page.send({ type: 'walk', id: 2, batch: { kind: 'next' } });
    const frame = await page.frame();
    expect(frame.step).toBe(0);
    page.send({ type: 'cancel', id: 1 });
    expect((await progress).share).toBeLessThan(1);
    expect(page.events.some(({ type }) => type === 'walk')).toBe(false);
    expect((await opened).id).toBe(2);
    await page.frame();
    expect(page.events.filter(({ type }) => type === 'walk')).toHaveLength(1);
    // What it was about is gone with the document.
    page.send({ type: 'walk', id: 3, batch: { kind: 'next' } });
    await page.load(spiral);
    await page.frame();
    expect(page.events.filter(({ type }) => type === 'walk')).toHaveLength(1);
  });

  test('through a sample that is not there is answered with the reason, and the run goes on', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    const opened = page.next('walk');
    page.send({ type: 'walk', id: 1, batch: { kind: 'sample', index: 97 } });
    expect((await opened).problems?.[0]).toMatchObject({ code: 'range' });
    page.send({ type: 'advance', by: 'step' });
    expect((await page.frame()).step).toBe(1);
  });

  test('takes apart the step of the past that is shown, and going on makes that very step', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    for (let i = 0; i < 12; i++) page.send({ type: 'advance', by: 'step' });
    page.send({ type: 'look', step: 5 });
    const opened = page.next('walk');
    page.send({ type: 'walk', id: 1, batch: { kind: 'next' } });
    const { walk } = await opened;
    expect(walk).toMatchObject({ at: 5, isNext: true });
    const place = { step: walk!.steps.findIndex(({ phase }) => phase === 'update'), element: [1, 2], row: 0 };
    const stepped = page.next('walkStep');
    page.send({ type: 'walkStep', id: 2, place, style: { decimals: 3, otherwise: 'otherwise' } });
    const { value } = await stepped;
    page.send({ type: 'advance', by: 'step' });
    const { step, tensors } = await page.snapshot();
    expect(step).toBe(6);
    expect(tensors['dense1.kernel']![1 * 7 + 2]).toBe(value);
  });
});
