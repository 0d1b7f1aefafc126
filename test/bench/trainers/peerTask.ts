import { targetsOf } from '../../../engine/data/targets.ts';
import { lossDefinition } from '../../../engine/spec/checkModel.ts';
import { initialParameters } from '../../../engine/train/start.ts';
import type { DenseLayer, Task, Training } from './work.ts';

/** Net, data and start weights for a peer. Throws where a document has what no peer here was taught yet. */
export function peerTask({ model, data }: Training): Task {
  const { spec, lossContext } = model;
  const { loss, optimizer, seed, training } = spec;
  if (loss.type !== 'meanSquaredError' && loss.type !== 'categoricalCrossentropy') throw untaught(loss.type);
  if (optimizer.type !== 'sgd' && optimizer.type !== 'adam') throw untaught(optimizer.type);
  const { type, learningRate } = optimizer;
  const count = data.counts.train;
  const inputs = data.sample.reduce((product, size) => product * size, 1);
  const outputs = lossContext.units;
  const targets = targetsOf(data, lossDefinition(spec).coding(lossContext), outputs);
  return {
    layers: denseLayers(model),
    count,
    inputs,
    outputs,
    features: Float32Array.from(data.features.subarray(0, count * inputs)),
    targets: targets.subarray(0, count * outputs),
    labels: data.raw.labels ?? new Uint8Array(0),
    batchSize: training.batchSize,
    seed,
    loss: loss.type,
    optimizer: { type, learningRate },
  };
}

function denseLayers(model: Training['model']): DenseLayer[] {
  const weights = initialParameters(model);
  return model.layers.flatMap(({ layer, input: [rows = 0] }) => {
    if (layer.type === 'flatten') return [];
    if (layer.type !== 'dense') throw untaught(layer.type);
    const { id, units, activation } = layer;
    const kernel = weights[`${id}.kernel`] ?? new Float32Array(0);
    return [{ inputs: rows, units, activation: activation.type, kernel, bias: new Float32Array(units) }];
  });
}

const untaught = (type: string): Error => new Error(`${type} is not written for the peers`);
