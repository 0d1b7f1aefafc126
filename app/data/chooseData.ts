import { editor, page } from '../state/playground.ts';
import type { Data } from './datasetGroups.ts';
import { changesBetween, documentFor } from './documentFor.ts';

/** Settings that mean the same everywhere go along from one set of points to the next. */
const shared = ['samples', 'noise'] as const;

/** Other data, together with what the network needs to take them: one change, undone as one. */
export function chooseData(data: Data): void {
  const { current } = page.getState();
  void editor.changeAll(changesBetween(current, documentFor(current, carried(current.data, data))));
}

function carried(from: Data, to: Data): Data {
  if (from.type === to.type || !isPoints(from) || !isPoints(to)) return to;
  const values = shared.flatMap((name) => (name in from && name in to ? [[name, from[name as never]]] : []));
  return { ...to, ...Object.fromEntries(values) };
}

const isPoints = (data: Data): boolean => 'noise' in data && 'balance' in data;
