import { disturbances } from './offPath/disturbances.ts';
import { edits } from './offPath/edits.ts';
import { textOf, Walk, type Action } from './offPath/walk.ts';
import { expect, test } from './quietTest.ts';

const minutes = process.env['GRADLAB_OFF_PATH_MINUTES'];
/** Milliseconds of wandering; the last actions and the training at the end come on top. */
const duration = minutes === undefined ? 12_000 : Number(minutes) * 60_000;
const seed = Number(process.env['GRADLAB_OFF_PATH_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

const actions = Object.entries({ ...edits, ...disturbances });

test.use({
  trace: minutes === undefined ? 'retain-on-failure' : 'off',
  // The browser says so by itself of every file that is asked for without a network.
  allowed: [/ERR_INTERNET_DISCONNECTED/],
});
test.setTimeout(duration + 240_000);

test('wherever people wander, no edit is lost, and the page answers and trains', async ({ page, context, quiet }) => {
  process.stdout.write(`GRADLAB_OFF_PATH_SEED=${seed}\n`);
  context.on('console', (message) => {
    if (message.type() === 'warning') quiet.push(message.text());
  });
  const walk = new Walk(page, seed);
  await walk.playground.open();
  await walk.playground.preset('xor');
  await walk.settled();
  const done: string[] = [];
  try {
    for (const end = Date.now() + duration; Date.now() < end;) {
      walk.nextAction();
      const [name, action] = walk.pick(actions);
      done.push(name);
      await test.step(`${done.length}. ${name}`, () => step(walk, action));
      expect(quiet.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    }
    await walk.clear();
    await trainsStill(walk);
  } catch (error) {
    if (error instanceof Error)
      error.message = `seed ${seed}, ${done.length} actions: ${done.join(' ')}\n${error.message}`;
    throw error;
  }
});

async function step(walk: Walk, action: Action): Promise<void> {
  const before = textOf(walk.document);
  await action.run(walk);
  await walk.answers();
  await walk.clear();
  const after = textOf(await walk.settled());
  if (!action.edits) expect(after).toBe(before);
}

/** A preset that was never touched learns what it is meant to. */
async function trainsStill({ page, playground }: Walk): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  if ((await page.locator('html').getAttribute('lang')) !== 'en') await page.locator('.top > button').nth(-2).click();
  await playground.preset('circle');
  await playground.epochs(1);
  const before = await playground.settledLoss();
  await playground.epochs(5);
  expect(await playground.settledLoss()).toBeLessThan(before);
}
