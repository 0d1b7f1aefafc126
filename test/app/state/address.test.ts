import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAddress, type Opened } from '../../../app/state/address.ts';
import { createPageStore } from '../../../app/state/pageStore.ts';
import { encodeLink } from '../../../engine/exchange/link.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';

const spiral = presetDocument(presets.spiral);
const xor = presetDocument(presets.xor);
const circle = presetDocument(presets.circle);

/** An address bar whose `hashchange` comes late, as that of a browser does. */
const location = { hash: '' };
const listeners = new Map<string, () => void>();

beforeEach(() => {
  vi.useFakeTimers();
  location.hash = '';
  listeners.clear();
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, hash: string) => (location.hash = hash) });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const page = createPageStore(spiral, {
    language: 'en',
    theme: 'light',
    scale: 'hue',
    singleKeys: 'on',
  });
  const opened: Opened[] = [];
  keepAddress(page, (each) => opened.push(each));
  return { page, opened };
}

test('the address follows the document after a pause', () => {
  const { page } = open();
  page.setState({ document: xor });
  expect(location.hash).toBe('');
  vi.advanceTimersByTime(400);
  expect(location.hash).toBe(encodeLink(xor));
});

test('a link typed just before the address is written is opened, not written over', () => {
  const { page, opened } = open();
  page.setState({ document: xor });
  const typed = encodeLink(circle);
  location.hash = typed;
  vi.advanceTimersByTime(400);
  expect(location.hash).toBe(typed);
  listeners.get('hashchange')?.();
  expect(opened).toMatchObject([{ document: { data: circle.data } }]);
});

test('what the page wrote itself is not opened again', () => {
  const { page, opened } = open();
  page.setState({ document: xor });
  vi.advanceTimersByTime(400);
  listeners.get('hashchange')?.();
  expect(opened).toEqual([]);
});
