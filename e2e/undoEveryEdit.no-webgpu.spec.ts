import { linkOf } from './documents.ts';
import { everyEdit, standing, type Values } from './everyEdit.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const start = linkOf({
  version: 1,
  data: { type: 'spiral', samples: 200 },
  layers: [
    { type: 'dense', units: 4, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
});

test('every kind of edit is undone to the very document before it, and done again', async ({ page }) => {
  const playground = await new Playground(page).open(start);
  const edits = everyEdit(playground);
  const now = async () => ({ ...standing(page), step: await playground.number('step') });
  const states: Values[] = [];
  for (const { name, before, untold, make, shows, is, isTraining } of edits) {
    await test.step(name, async () => {
      await before?.();
      if (isTraining) await playground.train();
      states.push({
        ...(await now()),
        ...(untold && { byHand: await untold() }),
        ...(isTraining && { step: expect.any(Number) }),
      });
      await make();
      await expect.poll(() => shows(standing(page)), { intervals: [50] }).toEqual(is);
      if (isTraining) await playground.pause();
      await playground.ready();
    });
  }
  states.push(await now());
  const [undo, redo] = [page.getByRole('button', { name: /^Undo: / }), page.getByRole('button', { name: /^Redo: / })];
  for (const [i, { name, undone }] of [...edits.entries()].toReversed()) {
    await test.step(`undo ${name}`, async () => {
      await undo.click();
      await expect.poll(now, { intervals: [50] }).toEqual(states[i]);
      await undone?.();
    });
  }
  await expect(undo).toHaveCount(0);
  for (const _ of edits) await page.keyboard.press('Control+Shift+z');
  await expect.poll(now, { intervals: [50] }).toEqual(states.at(-1));
  await expect(redo).toHaveCount(0);
});
