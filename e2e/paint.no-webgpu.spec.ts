import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const counted = (points: number) => `${points} / 500`;

test('points are painted, moved and deleted by mouse while the net trains', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('xor');
  await playground.button('Paint these points').click();
  await expect(page.getByRole('radio', { name: 'Painted' })).toBeChecked();
  await playground.ready();
  const list = page.getByRole('button', { name: 'Points as text' });
  await playground.button('Clear all points').click();
  await expect(list).toContainText(counted(0));
  await expect(page.getByRole('alert')).toContainText('paint some on the map');

  const area = page.getByRole('application', { name: 'Painting area' });
  const box = (await area.boundingBox())!;
  const at = (x1: number, x2: number) =>
    [box.x + ((x1 + 6) / 12) * box.width, box.y + ((6 - x2) / 12) * box.height] as const;
  const stroke = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...at(...from));
    await page.mouse.down();
    await page.mouse.move(...at(...to), { steps: 20 });
    await page.mouse.up();
  };
  await playground.button('Paint class +1').click();
  await stroke([-4, 3], [-1, 3]);
  await playground.button('Paint class −1').click();
  await stroke([1, -3], [4, -3]);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
  const painted = Number.parseInt((await list.textContent())!, 10);
  expect(painted).toBeGreaterThan(8);

  await playground.train();
  await playground.until('step', (step) => step > 20);
  await page.mouse.click(...at(5, 5));
  await expect(list).toContainText(counted(painted + 1));
  await playground.button('Move points').click();
  await stroke([5, 5], [5, -5]);
  await list.click();
  await expect(page.getByRole('textbox', { name: 'Points as text' })).toHaveValue(/5, -5, 0$/);
  await page.keyboard.press('Escape');
  await playground.button('Delete points').click();
  await page.mouse.click(...at(5, -5));
  await expect(list).toContainText(counted(painted));
  const step = await playground.number('step');
  await playground.until('step', (now) => now > step);
  await playground.pause();

  // However fast strokes follow each other, each is undone by itself.
  await playground.button('Paint points').click();
  await page.mouse.click(...at(5, 4));
  await page.mouse.click(...at(5, 5));
  await expect(list).toContainText(counted(painted + 2));
  await page.keyboard.press('Control+z');
  await expect(list).toContainText(counted(painted + 1));
  await page.keyboard.press('Control+z');
  await expect(list).toContainText(counted(painted));
});

test('points are placed and removed by keyboard alone, and typed', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('radio', { name: 'Painted' }).check();
  await playground.ready();
  const list = page.getByRole('button', { name: 'Points as text' });
  const before = Number.parseInt((await list.textContent())!, 10);
  await page.getByRole('application', { name: 'Painting area' }).focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowUp', '0', 'Enter']) await page.keyboard.press(key);
  await expect(list).toContainText(counted(before + 1));
  await expect(page.getByText('Placed −1 at 2, 0.25')).toBeAttached();
  await page.keyboard.press('Delete');
  await expect(list).toContainText(counted(before));
  await list.click();
  const text = page.getByRole('textbox', { name: 'Points as text' });
  await text.fill('0, 1, 1\n0, −1, 2');
  await expect(page.getByText('line 2 must be')).toBeVisible();
  await text.fill('0, 1, 1\n0, −1, 0\n1, 1, 1');
  await expect(list).toContainText(counted(3));
});
