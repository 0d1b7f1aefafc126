import type * as TensorFlow from '@tensorflow/tfjs';
import { Batches } from '../trainers/batches.ts';
import { adam, type Task, type Work } from '../trainers/work.ts';

/** Its fused products have gradients for these alone. */
const fused = new Set(['linear', 'relu']);

/** Variables and `optimizer.minimize`, with fused products; losses stay on the device until the end of a call. */
export function tfjsGradientLoop(tf: typeof TensorFlow, task: Task): Work['repeat'] {
  const parameters = task.layers.map(({ kernel, bias, inputs, units }) => ({
    kernel: tf.variable(tf.tensor2d(kernel, [inputs, units])),
    bias: tf.variable(tf.tensor1d(bias)),
  }));
  const { type, learningRate } = task.optimizer;
  const optimizer =
    type === 'adam' ? tf.train.adam(learningRate, adam.beta1, adam.beta2, adam.epsilon) : tf.train.sgd(learningRate);
  const batches = new Batches(task);

  const lossOf = (x: unknown, y: unknown): unknown => {
    const output = task.layers.reduce((a, { activation }, i) => {
      // The loss takes logits: cheaper than a softmax and its gradient.
      const wanted = activation === 'softmax' ? 'linear' : activation;
      const inside = fused.has(wanted);
      const z = tf.fused.matMul({
        a,
        b: parameters[i]!.kernel,
        bias: parameters[i]!.bias,
        activation: inside ? wanted : 'linear',
      });
      return inside ? z : tf[wanted](z);
    }, x);
    return task.loss === 'meanSquaredError'
      ? tf.losses.meanSquaredError(y, output)
      : tf.losses.softmaxCrossEntropy(y, output);
  };

  return async (steps) => {
    const costs: unknown[] = [];
    while (costs.length < steps) {
      const { rows, x, y } = batches.next();
      costs.push(
        tf.tidy(() => {
          const inputs = tf.tensor2d(x, [rows, task.inputs]);
          const targets = tf.tensor2d(y, [rows, task.outputs]);
          return optimizer.minimize(() => lossOf(inputs, targets), true);
        }),
      );
    }
    const all = tf.tidy(() => tf.stack(costs));
    const losses = await all.data();
    tf.dispose([all, costs]);
    return Array.from(losses as Float32Array);
  };
}
