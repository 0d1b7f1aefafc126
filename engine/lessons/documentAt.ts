import { presets } from '../presets/index.ts';
import { checkModel } from '../spec/checkModel.ts';
import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import type { Result } from '../spec/problem.ts';
import type { Lesson } from './lesson.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The document that a step begins with, whatever the learner did in the steps before: so a link to any step shows the
 * same network, and what the text says of it is true.
 */
export function documentAt({ steps }: Lesson, step: number): Result<ModelSpec> {
  const json = steps.slice(0, step + 1).reduce<Json>((before, { set }) => {
    if (!set) return before;
    const start = set.preset ? (presets[set.preset].document as Json) : (set.document ?? before);
    return { ...start, ...set.change };
  }, {});
  const parsed = parseModel(json);
  if (!parsed.ok) return parsed;
  const checked = checkModel(parsed.value);
  return checked.ok ? parsed : checked;
}
