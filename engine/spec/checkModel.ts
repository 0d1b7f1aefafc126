import { activationRange } from '../activations/activationRange.ts';
import { datasets } from '../data/index.ts';
import type { DatasetDefinition, Shape } from '../data/dataset.ts';
import { sampleShapeOf, staysBytes } from '../data/preprocessing.ts';
import { splitCounts } from '../data/split.ts';
import {
  isUnfit,
  shapeText,
  sizeOf,
  type LayerDefinition,
  type ParameterSpec,
  type SampleShape,
} from '../layers/layer.ts';
import { layers } from '../layers/index.ts';
import { losses } from '../losses/index.ts';
import type { LossContext, LossDefinition } from '../losses/loss.ts';
import { editProblems } from './edit.ts';
import { limits, type LayerSpec, type ModelSpec } from './model.ts';
import { failure, problem, type Problem, type Result } from './problem.ts';
import type { Words } from './words.ts';

/** A layer with everything that follows from its place in the stack. */
export interface LayerShape {
  readonly layer: LayerSpec;
  readonly input: SampleShape;
  readonly output: SampleShape;
  /** By local name; the tensor is called `<layer id>.<name>`. */
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
}

/** A document whose parts fit together. */
export interface CheckedModel {
  readonly spec: ModelSpec;
  readonly data: Shape;
  /** Shape of one sample after input features are made. */
  readonly input: SampleShape;
  readonly layers: readonly LayerShape[];
  readonly lossContext: LossContext;
  readonly parameterCount: number;
}

/** The definition of a registered member, with its exact fields forgotten. */
export const layerDefinition = (layer: LayerSpec): LayerDefinition => layers[layer.type] as LayerDefinition;
export const datasetDefinition = ({ data }: ModelSpec): DatasetDefinition => datasets[data.type];
export const lossDefinition = ({ loss }: ModelSpec): LossDefinition => losses[loss.type] as LossDefinition;

/** Infers shapes from data to output and checks what only the whole document can tell. Nothing is allocated. */
export function checkModel(spec: ModelSpec): Result<CheckedModel> {
  const dataset = datasetDefinition(spec);
  const misfits = dataset.problems?.(spec.data) ?? [];
  if (misfits.length > 0) return failure(...misfits);
  const data = dataset.shape(spec.data);
  const input = sampleShapeOf(data, spec.preprocessing);
  const { shapes, parameterCount, misfit } = stackLayers(spec.layers, input);
  if (misfit) return failure(misfit);
  const lossContext = lossContextOf(spec, data, sizeOf(shapes.at(-1)?.output ?? input));
  const sizes = tensorSizes(shapes);
  const problems = [
    ...tableProblems(spec, data, input),
    ...outputProblems(spec, shapes.at(-1)?.output ?? input, lossContext),
    ...classWeightProblems(spec, data),
    ...weightProblems(spec, sizes),
    ...holdProblems(spec, sizes),
    ...editProblems(spec, sizes, splitCounts(data, spec.split).train),
  ];
  return problems.length > 0
    ? failure(...problems)
    : { ok: true, value: { spec, data, input, layers: shapes, lossContext, parameterCount } };
}

/** Shapes of the layers up to the first that does not fit. */
export const fittingLayers = (spec: ModelSpec): readonly LayerShape[] =>
  stackLayers(spec.layers, sampleShapeOf(datasetDefinition(spec).shape(spec.data), spec.preprocessing)).shapes;

/** Every layer in its place. Ends at the first that does not fit, as all after it would only repeat the complaint. */
function stackLayers(
  list: readonly LayerSpec[],
  input: SampleShape,
): { readonly shapes: readonly LayerShape[]; readonly parameterCount: number; readonly misfit?: Problem } {
  const earlier = new Map<string, SampleShape>([['input', input]]);
  const shapes: LayerShape[] = [];
  let current = input;
  let parameterCount = 0;
  for (const [i, layer] of list.entries()) {
    const path = ['layers', i];
    const definition = layerDefinition(layer);
    const output = definition.outputShape(current, layer, { earlier });
    if (isUnfit(output)) {
      const misfit = problem(output.code, path, { layer: layer.type, ...output.values });
      return { shapes, parameterCount, misfit };
    }
    const parameters = definition.parameters?.(current, layer) ?? {};
    for (const { shape } of Object.values(parameters)) parameterCount += sizeOf(shape);
    if (parameterCount > limits.parameters) {
      const what = { en: 'parameters up to here', zh: '到此为止的参数' };
      return { shapes, parameterCount, misfit: tooMany(path, what, limits.parameters, parameterCount, layer.type) };
    }
    if (sizeOf(output) * 4 > limits.binding) {
      const what = { en: 'numbers per sample', zh: '每个样本的数' };
      return { shapes, parameterCount, misfit: tooMany(path, what, limits.binding / 4, sizeOf(output), layer.type) };
    }
    shapes.push({ layer, input: current, output, parameters });
    earlier.set(layer.id, output);
    current = output;
  }
  return { shapes, parameterCount };
}

const tooMany = (path: Problem['path'], what: Words, max: number, got: number, layer: string): Problem =>
  problem('tooMany', path, { what, max, got, layer });

/** What the loss sees of the document; the activation is that of the last layer that has one at its end. */
export function lossContextOf(spec: ModelSpec, data: Shape, units: number): LossContext {
  const last = spec.layers.at(-1);
  const end = { task: data.task, outputs: data.outputs, units };
  return last && 'activation' in last
    ? { ...end, activation: last.activation.type, range: activationRange(last.activation) }
    : { ...end, activation: 'linear' };
}

/** The samples lie in one binding; pictures whose bytes are only divided stay bytes. */
function tableProblems({ preprocessing }: ModelSpec, { kind, count }: Shape, input: SampleShape): Problem[] {
  const isBytes = kind === 'image' && staysBytes(preprocessing);
  const got = count * sizeOf(input) * (isBytes ? 1 : 4);
  if (got <= limits.binding) return [];
  const what = isBytes
    ? { en: 'bytes of samples', zh: '样本的字节数' }
    : { en: 'bytes of samples as 32-bit numbers', zh: '样本（32 位浮点数）的字节数' };
  return [problem('tooMany', ['data'], { what, max: limits.binding, got })];
}

function outputProblems(spec: ModelSpec, output: SampleShape, context: LossContext): Problem[] {
  const { task, outputs, units } = context;
  const at = ['layers', spec.layers.length - 1];
  const layer = spec.layers.at(-1)?.type ?? '';
  if (output.length !== 1) return [problem('outputList', at, { got: shapeText(output), layer })];
  const fits = units === outputs || (task === 'classification' && outputs === 2 && units === 1);
  if (!fits) return [problem('outputSize', at, { got: units, expected: outputs, layer })];
  const misfit = lossDefinition(spec).misfit(context);
  return misfit ? [problem('lossTask', ['loss'], { loss: lossDefinition(spec).label, reason: misfit })] : [];
}

function classWeightProblems({ classWeights }: ModelSpec, { task, outputs }: Shape): Problem[] {
  if (classWeights.length === 0 || (task === 'classification' && classWeights.length === outputs)) return [];
  return task === 'classification'
    ? [problem('classWeights', ['classWeights'], { expected: outputs, got: classWeights.length })]
    : [problem('noClasses', ['classWeights'])];
}

/** Elements of every parameter, by tensor name. */
export function tensorSizes(shapes: readonly LayerShape[]): ReadonlyMap<string, number> {
  return new Map(
    shapes.flatMap(({ layer, parameters }) =>
      Object.entries(parameters).map(([name, { shape }]) => [`${layer.id}.${name}`, sizeOf(shape)] as const),
    ),
  );
}

const unknownTensor = (path: Problem['path'], sizes: ReadonlyMap<string, number>): Problem =>
  problem('unknownField', path, { options: [...sizes.keys()].slice(0, 8).join(', ') });

function holdProblems({ holds }: ModelSpec, sizes: ReadonlyMap<string, number>): Problem[] {
  const problems = Object.entries(holds).flatMap(([name, indices]) => {
    const size = sizes.get(name);
    if (size === undefined) return [unknownTensor(['holds', name], sizes)];
    return indices.flatMap((got, i) =>
      got < size ? [] : [problem('range', ['holds', name, i], { min: 0, max: size - 1, got })],
    );
  });
  const count = Object.values(holds).reduce((sum, { length }) => sum + length, 0);
  const what = { en: 'held weights', zh: '固定的权重' };
  return count > limits.holds
    ? [...problems, problem('tooMany', ['holds'], { what, max: limits.holds, got: count })]
    : problems;
}

function weightProblems({ weights }: ModelSpec, sizes: ReadonlyMap<string, number>): Problem[] {
  const problems = Object.entries(weights).flatMap(([name, { length: got }]) => {
    const size = sizes.get(name);
    if (size === undefined) return [unknownTensor(['weights', name], sizes)];
    return size === got ? [] : [problem('weights', ['weights', name], { expected: size, got })];
  });
  const count = Object.values(weights).reduce((sum, { length }) => sum + length, 0);
  const what = { en: 'numbers', zh: '数字' };
  return count > limits.weights
    ? [...problems, problem('tooMany', ['weights'], { what, max: limits.weights, got: count })]
    : problems;
}
