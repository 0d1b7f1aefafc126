import { prepare } from '../../../engine/data/prepare.ts';
import { targetsOf } from '../../../engine/data/targets.ts';
import { checkModel, lossDefinition } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { initialParameters } from '../../../engine/train/start.ts';
import type { Task } from './trainer.ts';

/** Makes the data, and the start weights that every engine begins with. Pictures become floats, ours as well. */
export async function loadTask(document: unknown): Promise<Task> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  const { spec, lossContext } = model;
  const prepared = await prepare(spec, new Map());
  const features = Float32Array.from(prepared.features, (value) => value * prepared.scale);
  const data = { ...prepared, features, scale: 1 };
  const count = data.counts.train;
  const inputs = data.sample.reduce((product, size) => product * size, 1);
  const weights = initialParameters(model);
  const layers = model.layers.flatMap(({ layer, input: [rows = 0] }) => {
    if (layer.type !== 'dense') return [];
    const { id, units, activation } = layer;
    const kernel = weights[`${id}.kernel`] ?? new Float32Array(0);
    return [{ inputs: rows, units, activation: activation.type, kernel, bias: new Float32Array(units) }];
  });
  const { loss, optimizer, seed, training } = spec;
  if (loss.type !== 'meanSquaredError' && loss.type !== 'categoricalCrossentropy') throw new Error(loss.type);
  if (optimizer.type !== 'sgd' && optimizer.type !== 'adam') throw new Error(optimizer.type);
  const { type, learningRate } = optimizer;
  return {
    document,
    model,
    data,
    layers,
    count,
    inputs,
    outputs: lossContext.units,
    features: features.subarray(0, count * inputs),
    targets: targetsOf(data, lossDefinition(spec).coding(lossContext), lossContext.units).subarray(
      0,
      count * lossContext.units,
    ),
    labels: data.raw.labels ?? new Uint8Array(0),
    batchSize: training.batchSize,
    seed,
    loss: loss.type,
    optimizer: { type, learningRate },
  };
}
