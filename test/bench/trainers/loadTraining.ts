import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import type { Training } from './work.ts';

/** Checks the document and makes its data. Pictures become floats, as the peers need them: for ours as well. */
export async function loadTraining(document: unknown): Promise<Training> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  const data = await prepare(model.spec, new Map());
  const features = Float32Array.from(data.features, (value) => value * data.scale);
  return { model, data: { ...data, features, scale: 1 } };
}
