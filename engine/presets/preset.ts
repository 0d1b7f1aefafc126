import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import { unwrap } from '../spec/problem.ts';
import type { Words } from '../spec/words.ts';

/** What presets are for, in the order in which the gallery lists them. */
export const presetGroups = {
  start: { en: 'Start', zh: '起步' },
  wrong: { en: 'What goes wrong', zh: '哪里会出错' },
  cures: { en: 'Cures', zh: '解药' },
  real: { en: 'Real data', zh: '真实数据' },
  byHand: { en: 'By hand', zh: '手算' },
} as const satisfies Record<string, Words>;

export type PresetGroup = keyof typeof presetGroups;

/** A ready-made document with the words that go with it. */
export interface Preset {
  readonly group: PresetGroup;
  readonly title: Words;
  /** What to do and what to look for, in two sentences. */
  readonly about: Words;
  /** Where it was published, if it is somebody else's. */
  readonly source?: { readonly text: string; readonly url: string };
  /** JSON of a document, defaults left out. */
  readonly document: unknown;
}

export const presetDocument = ({ document }: Preset): ModelSpec => unwrap(parseModel(document));
