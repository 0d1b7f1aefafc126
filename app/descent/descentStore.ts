import { createStore, useStore } from 'zustand';
import { readLinkText, writeLinkText } from '../../engine/exchange/linkText.ts';
import { descentJson, parseDescent, type DescentSpec } from '../../engine/spec/descentSpec.ts';
import { unwrap, type Problem } from '../../engine/spec/problem.ts';
import type { FieldHost } from '../fields/fieldHost.ts';
import { changeAt } from '../state/changeAt.ts';
import { page } from '../state/playground.ts';

interface DescentState {
  readonly spec: DescentSpec;
  /** Why a link could not be shown. */
  readonly problems: readonly Problem[];
}

const standard = unwrap(parseDescent({}));

/** What a link's text stands for; what cannot be read leaves the standard descent, and says why. */
function read(text: string): DescentState {
  if (text === '') return { spec: standard, problems: [] };
  const json = readLinkText(text);
  const parsed = json.ok ? parseDescent(json.value) : json;
  return parsed.ok ? { spec: parsed.value, problems: [] } : { spec: standard, problems: parsed.problems };
}

const store = createStore<DescentState>()(() => read(page.getState().descent));
let written = page.getState().descent;

/** Another link was opened while this was there. */
page.subscribe(({ descent }) => {
  if (descent === written) return;
  written = descent;
  store.setState(read(descent));
});

/** Shows a descent, and keeps it in the address. */
export function showDescent(spec: DescentSpec): void {
  written = writeLinkText(descentJson(spec));
  store.setState({ spec, problems: [] });
  page.setState({ descent: written });
}

/** Shows a descent with everything left out at its default. */
export const showExample = (spec: Partial<DescentSpec>): void => showDescent({ ...standard, ...spec });

export const changeDescent = (change: Partial<DescentSpec>): void =>
  showDescent({ ...store.getState().spec, ...change });

export const stepBy = (by: number, last: number): void =>
  changeDescent({ step: Math.max(0, Math.min(last, store.getState().spec.step + by)) });

/** For the controls of fields: what a field does not allow is refused. */
export const descentHost: FieldHost = {
  subscribe: store.subscribe,
  values: () => store.getState().spec,
  problems: () => [],
  change: (changes) => {
    const changed = changes.reduce((spec, { path, value }) => changeAt(spec, path, value), store.getState().spec);
    const parsed = parseDescent(changed);
    if (!parsed.ok) return parsed.problems;
    showDescent(parsed.value);
    return [];
  },
};

export const useDescent = <Part>(select: (state: DescentState) => Part): Part => useStore(store, select);
