import { shapeText } from '../layers/layer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { failure, problem, type Problem, type Result } from '../spec/problem.ts';
import type { TensorFile } from './safetensors.ts';

/**
 * The parameters of a model from a file, by tensor name: `<layer id>.kernel` [in, out], `<layer id>.bias` [out].
 * The file must hold exactly these, each in its shape and with finite values only.
 */
export function matchWeights(model: CheckedModel, { tensors }: TensorFile): Result<Record<string, Float32Array>> {
  const expected = new Map<string, readonly number[]>(
    model.layers.flatMap(({ layer, parameters }) =>
      Object.entries(parameters).map(([name, { shape }]) => [`${layer.id}.${name}`, shape] as const),
    ),
  );
  const matched: Record<string, Float32Array> = {};
  const problems: Problem[] = [];
  for (const [name, shape] of expected) {
    const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
    const wrong = tensor ? fault(name, shape, tensor) : problem('missing', ['weights', name]);
    if (wrong) problems.push(wrong);
    else if (tensor) matched[name] = tensor.values;
  }
  const options = [...expected.keys()].join(', ');
  for (const name of Object.keys(tensors))
    if (!expected.has(name)) problems.push(problem('unknownField', ['weights', name.slice(0, 60)], { options }));
  return problems.length > 0 ? failure(...problems) : { ok: true, value: matched };
}

function fault(name: string, shape: readonly number[], tensor: TensorFile['tensors'][string]): Problem | undefined {
  const path = ['weights', name];
  const [expected, got] = [shapeText(shape), shapeText(tensor.shape)];
  if (got !== expected) return problem('weightShape', path, { expected, got });
  const index = tensor.values.findIndex((value) => !Number.isFinite(value));
  return index < 0 ? undefined : problem('notFinite', [...path, index], { got: String(tensor.values[index]) });
}
