import type * as Library from 'convnetjs';
import { Batches } from '../trainers/batches.ts';
import { adam, peerSlice, type OpenPeer, type Task, type Work } from '../trainers/work.ts';

/** ConvNetJS 0.3.0: JavaScript on arrays of doubles, one sample after the other. */
export const convnetjs: OpenPeer = async () => {
  const library = (await import('convnetjs')).default;
  return { train: async (task) => work(library, task) };
};

interface ParameterGradient {
  readonly params: Float64Array;
  readonly grads: Float64Array;
}

type Net = typeof Library.Net;
type Update = (list: readonly ParameterGradient[], rows: number) => void;

function work(library: typeof Library, task: Task): Work {
  const net = new library.Net();
  net.makeLayers(definitions(task));
  const regression = task.loss === 'meanSquaredError';
  if (regression) insertEnd(library, net, task);
  startFrom(net, task);
  const batches = new Batches(task);
  const update = task.optimizer.type === 'adam' ? adamUpdate(task) : sgdUpdate(task);
  const x = new library.Vol(1, 1, task.inputs, 0);
  return {
    slice: peerSlice,
    detail: 'doubles, one thread',
    repeat: (steps) => {
      const losses: number[] = [];
      while (losses.length < steps) {
        const rows = batches.nextRows();
        let sum = 0;
        for (const row of rows) {
          x.w.set(task.features.subarray(row * task.inputs, (row + 1) * task.inputs));
          net.forward(x, true);
          sum += net.backward(regression ? { dim: 0, val: task.targets[row] } : task.labels[row]);
        }
        update(net.getParamsAndGrads(), rows.length);
        // Its regression loss is 2 (y − t)².
        losses.push(sum / rows.length / (regression ? 2 : 1));
      }
      return Promise.resolve(losses);
    },
  };
}

function definitions({ layers, inputs, loss, outputs }: Task): object[] {
  const hidden = layers.slice(0, -1).map(({ units, activation }) => ({ type: 'fc', num_neurons: units, activation }));
  const end =
    loss === 'meanSquaredError'
      ? { type: 'regression', num_neurons: outputs }
      : { type: 'softmax', num_classes: outputs };
  return [{ type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs }, ...hidden, end];
}

/** `makeLayers` knows only linear ends before a regression: the activation goes in between. */
function insertEnd(library: typeof Library, net: Net, { outputs }: Task): void {
  net.layers.splice(-1, 0, new library.TanhLayer({ in_sx: 1, in_sy: 1, in_depth: outputs }));
}

function startFrom(net: Net, { layers }: Task): void {
  const connected = net.layers.filter(({ layer_type: type }: { layer_type: string }) => type === 'fc');
  for (const [i, { kernel, inputs, units }] of layers.entries()) {
    for (let unit = 0; unit < units; unit++) {
      const { w } = connected[i].filters[unit];
      for (let input = 0; input < inputs; input++) w[input] = kernel[input * units + unit];
    }
    connected[i].biases.w.fill(0);
  }
}

/** Gradients are sums over the rows; those of its regression are half of the squared error's. */
function sgdUpdate({ optimizer, loss }: Task): Update {
  const rate = optimizer.learningRate * (loss === 'meanSquaredError' ? 2 : 1);
  return (list, rows) => {
    for (const { params, grads } of list) {
      for (let i = 0; i < params.length; i++) {
        params[i]! -= (rate * grads[i]!) / rows;
        grads[i] = 0;
      }
    }
  };
}

/** Its trainer has no Adam: this is its loop over parameters with Adam's rule in it. */
function adamUpdate({ optimizer: { learningRate } }: Task): Update {
  const { beta1, beta2, epsilon } = adam;
  let states: { readonly m: Float64Array; readonly v: Float64Array }[] = [];
  let t = 0;
  return (list, rows) => {
    if (t === 0)
      states = list.map(({ params: { length } }) => ({ m: new Float64Array(length), v: new Float64Array(length) }));
    t++;
    const alpha = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    for (const [k, { params, grads }] of list.entries()) {
      const { m, v } = states[k]!;
      for (let i = 0; i < params.length; i++) {
        const g = grads[i]! / rows;
        m[i]! += (1 - beta1) * (g - m[i]!);
        v[i]! += (1 - beta2) * (g * g - v[i]!);
        params[i]! -= (alpha * m[i]!) / (Math.sqrt(v[i]!) + epsilon);
        grads[i] = 0;
      }
    }
  };
}
