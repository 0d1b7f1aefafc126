import type * as TensorFlow from '@tensorflow/tfjs';
import { Batches } from '../trainers/batches.ts';
import { adam, type Task, type Work } from '../trainers/work.ts';

/** A layers model, compiled and trained by `trainOnBatch`. */
export function tfjsTrainOnBatch(tf: typeof TensorFlow, task: Task): Work['repeat'] {
  const model = tf.sequential();
  for (const [i, { inputs, units, activation }] of task.layers.entries())
    model.add(tf.layers.dense({ units, activation, ...(i === 0 && { inputShape: [inputs] }) }));
  model.setWeights(
    task.layers.flatMap(({ kernel, bias, inputs, units }) => [tf.tensor2d(kernel, [inputs, units]), tf.tensor1d(bias)]),
  );
  const { type, learningRate } = task.optimizer;
  const optimizer =
    type === 'adam' ? tf.train.adam(learningRate, adam.beta1, adam.beta2, adam.epsilon) : tf.train.sgd(learningRate);
  model.compile({ optimizer, loss: task.loss });
  const batches = new Batches(task);
  return async (steps) => {
    const losses: number[] = [];
    while (losses.length < steps) {
      const { rows, x, y } = batches.next();
      const inputs = tf.tensor2d(x, [rows, task.inputs]);
      const targets = tf.tensor2d(y, [rows, task.outputs]);
      losses.push(await model.trainOnBatch(inputs, targets));
      tf.dispose([inputs, targets]);
    }
    return losses;
  };
}
