import { expect } from '../quietTest.ts';
import { dataset } from './edits.ts';
import { longest, named, patience, textOf, type Action, type Walk } from './walk.ts';

const sizes = [
  [390, 844],
  [1920, 1080],
  [1280, 720],
] as const;

const keys = [
  ' ',
  'ArrowRight',
  'Shift+ArrowRight',
  'r',
  '[',
  ']',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  '+',
  'Control+d',
];
const moreKeys = [
  'Delete',
  'Control+z',
  'Control+Shift+z',
  'Control+y',
  'Shift+?',
  'Escape',
  'Tab',
  'Enter',
  'ArrowLeft',
];

async function press(walk: Walk): Promise<void> {
  const buttons = walk.page.locator('.train-controls:visible').first().getByRole('button');
  for (let left = walk.whole(5, 15); left > 0; left--)
    await buttons.nth(walk.whole(0, 3)).click({ force: true, timeout: patience, noWaitAfter: true });
}

async function drawAnew(walk: Walk): Promise<void> {
  const { seed, dataSeed } = walk.document;
  const [more, moreData] = [walk.whole(1, 5), walk.whole(1, 5)];
  for (let i = 0; i < more; i++) await walk.page.getByRole('button', { name: named('newSeed') }).click();
  for (let i = 0; i < moreData; i++) await walk.page.getByRole('button', { name: named('newData') }).click();
  await walk.holds((now) => [now.seed, now.dataSeed], [(seed + more) % 2 ** 32, (dataSeed + moreData) % 2 ** 32]);
}

async function resize(walk: Walk): Promise<void> {
  for (let left = walk.whole(1, 6); left > 0; left--) {
    const [width, height] =
      walk.random() < 0.4 ? walk.pick(sizes) : ([walk.whole(390, 1920), walk.whole(640, 1080)] as const);
    await walk.page.setViewportSize({ width, height });
    await walk.answers();
  }
}

/** A browser lets a tab that is hidden rest, and wakes it when it is shown. */
async function hide(walk: Walk): Promise<void> {
  const show = (visibility: string): Promise<void> =>
    walk.page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibility);
  const client = await walk.context.newCDPSession(walk.page);
  await show('hidden');
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  await walk.page.waitForTimeout(walk.whole(50, 600));
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await show('visible');
  await client.detach();
}

/** As many as there are, up to 200, and all of them again. */
async function undoAll(walk: Walk): Promise<void> {
  const before = textOf(walk.document);
  const most = Math.round(200 ** walk.random());
  const canUndo = walk.page.locator('.undo-buttons button').first();
  let done = 0;
  for (; done < most && (await canUndo.isEnabled()); done++) await walk.page.keyboard.press('Control+z');
  if (walk.random() < 0.5) await walk.settled();
  for (; done > 0; done--) await walk.page.keyboard.press('Control+Shift+z');
  await walk.holds(textOf, before);
}

/** What has still to be fetched, parts of the page and data, is asked for while there is no network, and again after. */
async function goOffline(walk: Walk): Promise<void> {
  const again = walk.page.getByRole('button', { name: named('fetchAgain') });
  await walk.context.setOffline(true);
  await look(walk);
  await look(walk);
  await dataset(walk);
  await walk.settled();
  await walk.context.setOffline(false);
  await walk.tap(again.first());
  await expect(again).toHaveCount(0, { timeout: longest });
}

/** Another language, and one of the settings turned over. */
async function dress(walk: Walk): Promise<void> {
  const html = walk.page.locator('html');
  const language = await html.getAttribute('lang');
  const [languageButton, settings] = [-2, -1].map((nth) => walk.page.locator('.top > .button-icon').nth(nth));
  if (!languageButton || !settings) return;
  if (await walk.tap(languageButton))
    await expect(html).not.toHaveAttribute('lang', language ?? '', { timeout: patience });
  if (!(await walk.tap(settings))) return;
  const choices = walk.page.locator('.option-list .segment button[aria-pressed=false]');
  const dressed = () => html.evaluate((root) => `${root.dataset['theme']} ${root.dataset['scale']}`);
  const choice = choices.nth(Math.floor(walk.random() * (await choices.count())));
  const isScale = (await choice.evaluate((button) => button.parentElement?.children.length)) === 2;
  const before = await dressed();
  if ((await walk.tap(choice)) && isScale) await expect.poll(dressed, { timeout: patience }).not.toBe(before);
  await walk.clear();
}

/** Opens one of everything that opens, and closes it. */
async function look(walk: Walk): Promise<void> {
  const { page } = walk;
  const openers = page.locator(
    '[popovertarget], [aria-haspopup=dialog]:not([popovertarget]), .copy-link button, [role=tab], summary',
  );
  const opener = openers.nth(Math.floor(walk.random() * (await openers.count())));
  if (!(await walk.tap(opener))) await page.keyboard.press('Shift+?');
  await walk.answers();
  if (walk.random() < 0.3) await page.keyboard.type('sp');
  await walk.clear();
}

async function hammer(walk: Walk): Promise<void> {
  for (let left = walk.whole(10, 40); left > 0; left--)
    await walk.page.keyboard.press(walk.pick([...keys, ...moreKeys]));
  await walk.clear();
}

async function pasteBrokenLink(walk: Walk): Promise<void> {
  const link = new URL(walk.page.url()).hash;
  const broken = walk.pick(['#1.thisIsNoLink.AAAAAA', link.slice(0, -9), `${link}x`, '#%E0%A4%A', '#2.AAAA.AAAAAA']);
  const text = textOf(walk.document);
  if (walk.random() < 0.5)
    await walk.page.evaluate((hash) => {
      location.hash = hash;
    }, broken);
  else
    await walk.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, broken);
  const alert = walk.page.getByRole('alert').filter({ has: walk.page.getByRole('button', { name: named('close') }) });
  await expect(alert.first()).toBeVisible({ timeout: patience });
  for (const close of await alert.getByRole('button', { name: named('close') }).all()) await walk.tap(close);
  await walk.holds(textOf, text);
}

async function reload(walk: Walk): Promise<void> {
  await walk.context.setOffline(false);
  await walk.page.reload();
  await walk.settled();
}

/** What was changed the moment before is there as well. */
async function changeAndReload(walk: Walk): Promise<void> {
  const { dataSeed } = walk.document;
  await walk.page.getByRole('button', { name: named('newData') }).click({ timeout: patience });
  await reload(walk);
  expect(walk.document.dataSeed).toBe((dataSeed + 1) % 2 ** 32);
}

const leaving = (run: Action['run']): Action => ({ edits: false, run });
const editing = (run: Action['run']): Action => ({ edits: true, run });

export const disturbances: Readonly<Record<string, Action>> = {
  press: leaving(press),
  drawAnew: editing(drawAnew),
  resize: leaving(resize),
  hide: leaving(hide),
  undoAll: leaving(undoAll),
  goOffline: editing(goOffline),
  dress: leaving(dress),
  look: leaving(look),
  hammer: editing(hammer),
  pasteBrokenLink: leaving(pasteBrokenLink),
  reload: leaving(reload),
  changeAndReload: editing(changeAndReload),
};
