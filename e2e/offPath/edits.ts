import { readdirSync, readFileSync } from 'node:fs';
import { pointsOf } from '../../app/data/paintedPoints.ts';
import { valueAt } from '../../app/state/changeAt.ts';
import { editedAt } from '../../app/state/editedAt.ts';
import { paintedLimits } from '../../engine/data/painted.ts';
import { datasets } from '../../engine/data/index.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import { unwrap } from '../../engine/spec/problem.ts';
import { expect } from '../quietTest.ts';
import { huge, insert, rearrange, retype } from './layerEdits.ts';
import { numberFields, numberIn } from './numberFields.ts';
import { inAnyLanguage, named, patience, textOf, type Action, type Walk } from './walk.ts';

const absurd = [
  '1e308',
  '-1',
  'abc',
  '',
  '9'.repeat(5000),
  '1e-320',
  'NaN',
  'Infinity',
  '0',
  '−7',
  '1,5',
  '0.5.5',
  '٣',
];

/** Types into a box of the page that stands for one number of the document. */
async function type(walk: Walk): Promise<void> {
  const document = editedAt(walk.document, Infinity);
  const fields = [...numberFields(document)].toSorted(() => walk.random() - 0.5);
  for (const { path, field } of fields) {
    const box = walk.page.getByRole('textbox', { name: inAnyLanguage(field.label) });
    if ((await box.count()) !== 1 || !(await box.isVisible())) continue;
    const inside = Number((field.min + walk.random() * (Math.min(field.max, 2000) - field.min)).toPrecision(3));
    const own = String(field.kind === 'integer' ? Math.round(inside) : inside);
    const text = walk.random() < 0.6 ? walk.pick(absurd) : own;
    await box.fill(text, { timeout: patience });
    await box.press('Enter');
    const value = numberIn(text, field);
    if (value === undefined) {
      await expect(box, `refuses ${path.join('.')} = “${text.slice(0, 40)}”`).toHaveAttribute('aria-invalid', 'true');
      await box.press('Escape');
    } else {
      await walk.holds((now) => valueAt(editedAt(now, Infinity), path), value);
    }
    return;
  }
}

export async function dataset(walk: Walk): Promise<void> {
  await walk.page.locator('.data-panel .head select').selectOption({ index: walk.whole(0, 3) }, { timeout: patience });
  const radios = walk.page.locator('.dataset-radio');
  const radio = radios.nth(Math.floor(walk.random() * (await radios.count())));
  const label = await radio.getAttribute('aria-label');
  await radio.click({ force: true, timeout: patience });
  const meant = Object.entries(datasets).filter(([, definition]) =>
    Object.values(definition.label).includes(label ?? ''),
  );
  expect(meant).toHaveLength(1);
  await walk.holds(({ data }) => data.type, meant[0]?.[0]);
}

const folder = new URL('../../engine/presets/', import.meta.url);
const presets = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));
const presetDocument = (name: string) =>
  unwrap(parseModel(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))));

async function openPresets(walk: Walk): Promise<void> {
  for (let left = walk.whole(1, 4); left > 0; left--) {
    const name = walk.pick(presets);
    await walk.page.getByTestId('preset').click({ timeout: patience });
    await walk.page.locator(`[data-preset="${name}"]`).click({ timeout: patience });
    if (left === 1) await walk.holds(textOf, textOf(presetDocument(name)));
  }
}

const pointsIn = ({ data }: ModelSpec): number => (data.type === 'painted' ? pointsOf(data.points).length : 0);

/** Strokes over the map; of data that are not painted, their points become so first. */
async function paint(walk: Walk): Promise<void> {
  await walk.tap(walk.page.getByRole('button', { name: named('paintThese') }));
  await walk.settled();
  const area = walk.page.locator('.paint-layer');
  if (!(await area.isVisible())) return;
  await area.scrollIntoViewIfNeeded();
  const before = JSON.stringify(walk.document.data);
  // Where no more points can be held, some are rubbed out.
  const isFull = pointsIn(walk.document) >= paintedLimits.points;
  await walk.page
    .locator('.paint-group')
    .first()
    .getByRole('button')
    .nth(isFull ? 2 : 0)
    .click();
  const box = await area.boundingBox();
  if (!box) return;
  for (let strokes = walk.whole(1, 4); strokes > 0; strokes--) {
    await walk.page.mouse.move(box.x + walk.random() * box.width, box.y + walk.random() * box.height);
    await walk.page.mouse.down();
    await walk.page.mouse.move(box.x + walk.random() * box.width, box.y + walk.random() * box.height, { steps: 12 });
    await walk.page.mouse.up();
  }
  await walk.holds(({ data }) => JSON.stringify(data) === before, false);
}

/** What one undo takes back. */
const undone = (run: (walk: Walk) => Promise<void>): Action => ({
  edits: true,
  run: async (walk) => {
    const before = textOf(walk.document);
    await run(walk);
    if (walk.random() < 0.5) await walk.backAndForth(before);
  },
});

export const edits: Readonly<Record<string, Action>> = {
  type: undone(type),
  retype: undone(retype),
  insert: undone(insert),
  rearrange: undone(rearrange),
  dataset: undone(dataset),
  presets: { edits: true, run: openPresets },
  huge: { edits: true, run: huge },
  paint: { edits: true, run: paint },
};
