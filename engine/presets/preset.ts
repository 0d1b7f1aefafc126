import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import { unwrap } from '../spec/problem.ts';
import type { Words } from '../spec/words.ts';

/** A ready-made document with the words that go with it. */
export interface Preset {
  readonly title: Words;
  /** What to do and what to look for, in two sentences. */
  readonly about: Words;
  /** JSON of a document, defaults left out. */
  readonly document: unknown;
}

export const presetDocument = ({ document }: Preset): ModelSpec => unwrap(parseModel(document));
