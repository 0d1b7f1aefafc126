import { shortestDecimal } from '../../engine/formula/shortestDecimal.ts';
import type { Summary } from '../../engine/protocol.ts';
import { limits, type ModelSpec } from '../../engine/spec/model.ts';

type Tensors = Readonly<Record<string, Float32Array>>;

/** Whether the weights are few enough to travel in the document. */
export const takesWeights = ({ parameterCount }: Pick<Summary, 'parameterCount'>): boolean =>
  parameterCount <= limits.weights;

/** The document as it stands now, starting from these weights; edits that led here are done. */
export const trainedDocument = (
  current: ModelSpec,
  { parameters }: Pick<Summary, 'parameters'>,
  tensors: Tensors,
): ModelSpec => ({
  ...current,
  edits: [],
  weights: Object.fromEntries(parameters.map(({ name }) => [name, Array.from(tensors[name] ?? [], shortestDecimal)])),
});
