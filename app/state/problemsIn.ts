import { checkModel } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';

/** Why a document cannot run. */
export const problemsIn = (document: ModelSpec): readonly Problem[] => {
  const checked = checkModel(document);
  return checked.ok ? [] : checked.problems;
};
