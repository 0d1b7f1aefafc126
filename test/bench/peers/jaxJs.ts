import type * as Jax from '@jax-js/jax';
import { Batches } from '../trainers/batches.ts';
import { checksum, type Product } from '../trainers/product.ts';
import { adam, peerSlice, type OpenPeer, type Task, type Work } from '../trainers/work.ts';

type Parameters = [kernel: Jax.Array, bias: Jax.Array][];
/** Adam's m and v; nothing for SGD. */
type State = Parameters[];
type Step = (
  parameters: Parameters,
  state: State,
  rate: Jax.Array,
  x: Jax.Array,
  y: Jax.Array,
) => [Jax.Array, Parameters, State];

/** So many results wait in memory. */
const productsAtOnce = 16;

/** jax-js 0.1.25 on one thread: a jitted function from parameters, state and batch to the loss and the next ones. */
export const jaxJs: OpenPeer = async (backend, variant) => {
  const jax = await import('@jax-js/jax');
  const found = await jax.init(backend);
  if (!found.includes(backend)) throw new Error(`jax-js has no backend ${backend} here`);
  jax.defaultDevice(backend);
  const readEvery = variant.includes('16') ? 16 : 1;
  return {
    train: async (task) => ({ repeat: training(jax, task, readEvery), slice: peerSlice, detail: variant }),
    multiply: async (product) => ({ repeat: multiplying(jax, product), slice: peerSlice, detail: 'jit' }),
  };
};

function training(jax: typeof Jax, task: Task, readEvery: number): Work['repeat'] {
  const { numpy: np, tree } = jax;
  const isAdam = task.optimizer.type === 'adam';
  const step = jax.jit(isAdam ? adamStep(jax, task) : sgdStep(jax, task));
  let parameters = task.layers.map(({ kernel, bias, inputs, units }): [Jax.Array, Jax.Array] => [
    np.array(kernel, { shape: [inputs, units] }),
    np.array(bias, { shape: [units] }),
  ]);
  const zeros = (): Parameters => tree.map(({ shape }) => np.zeros(shape), tree.ref(parameters));
  let state: State = isAdam ? [zeros(), zeros()] : [];
  const batches = new Batches(task);
  let t = 0;
  return async (steps) => {
    const losses: number[] = [];
    let unread: Jax.Array[] = [];
    while (losses.length + unread.length < steps) {
      const { rows, x, y } = batches.next();
      const inputs = np.array(x, { shape: [rows, task.inputs] });
      const targets = np.array(y, { shape: [rows, task.outputs] });
      const rate = np.array(Float32Array.of(rateAt(task, ++t)), { shape: [1] });
      let loss;
      [loss, parameters, state] = step(parameters, state, rate, inputs, targets);
      unread.push(loss);
      if (unread.length < readEvery && losses.length + unread.length < steps) continue;
      const values = await Promise.all(unread.map((each) => each.data()));
      losses.push(...values.map(([value = Number.NaN]) => value));
      unread = [];
    }
    return losses;
  };
}

/** The rate of step t, with both of Adam's corrections for the start at 0 in it. */
function rateAt({ optimizer: { type, learningRate } }: Task, t: number): number {
  return type === 'sgd' ? learningRate : (learningRate * Math.sqrt(1 - adam.beta2 ** t)) / (1 - adam.beta1 ** t);
}

function lossOf({ numpy: np, nn }: typeof Jax, { layers, loss }: Task) {
  return (parameters: Parameters, x: Jax.Array, y: Jax.Array): Jax.Array => {
    let output = x;
    for (const [i, [kernel, bias]] of parameters.entries()) {
      output = np.matmul(output, kernel).add(bias);
      const activation = layers[i]?.activation;
      if (activation === 'tanh') output = np.tanh(output);
      else if (activation === 'relu') output = nn.relu(output);
    }
    if (loss === 'meanSquaredError') return np.mean(np.square(output.sub(y)));
    const [rows = 1] = y.shape;
    return nn
      .logSoftmax(output, -1)
      .mul(y)
      .sum()
      .mul(-1 / rows);
  };
}

function sgdStep(jax: typeof Jax, task: Task): Step {
  const { tree } = jax;
  const lossAndGradients = jax.valueAndGrad(lossOf(jax, task));
  return (parameters, state, rate, x, y) => {
    const [loss, gradients] = lossAndGradients(tree.ref(parameters), x, y);
    const next = tree.map((w, g) => w.sub(g.mul(rate.ref)), parameters, gradients);
    rate.dispose();
    return [loss, next, state];
  };
}

function adamStep(jax: typeof Jax, task: Task): Step {
  const { numpy: np, tree } = jax;
  const { beta1, beta2, epsilon } = adam;
  const lossAndGradients = jax.valueAndGrad(lossOf(jax, task));
  return (parameters, [m, v], rate, x, y) => {
    const [loss, gradients] = lossAndGradients(tree.ref(parameters), x, y);
    const nextM = tree.map((a, g) => a.mul(beta1).add(g.mul(1 - beta1)), m!, tree.ref(gradients));
    const nextV = tree.map((a, g) => a.mul(beta2).add(np.square(g).mul(1 - beta2)), v!, gradients);
    const change = tree.map((a, b) => a.mul(rate.ref).div(np.sqrt(b).add(epsilon)), tree.ref(nextM), tree.ref(nextV));
    const next = tree.map((w, c) => w.sub(c), parameters, change);
    rate.dispose();
    return [loss, next, [nextM, nextV]];
  };
}

function multiplying({ jit, nn, numpy: np }: typeof Jax, { size, x, w, b }: Product): Work['repeat'] {
  const shape = [size, size];
  const operands = [np.array(x, { shape }), np.array(w, { shape }), np.array(b, { shape: [size] })] as const;
  const product = jit((a: Jax.Array, kernel: Jax.Array, bias: Jax.Array) => nn.relu(np.matmul(a, kernel).add(bias)));
  return async (times) => {
    const [a, kernel, bias] = operands;
    let sum = Number.NaN;
    for (let done = 0; done < times; done += productsAtOnce) {
      const length = Math.min(productsAtOnce, times - done);
      const results = Array.from({ length }, () => product(a.ref, kernel.ref, bias.ref));
      // It is lazy: only what is waited for is sure to be worked out.
      await Promise.all(results.map((y) => y.blockUntilReady()));
      for (const y of results.slice(1)) y.dispose();
      sum = checksum((await results[0]?.data()) ?? []);
    }
    return Array.from<number>({ length: times }).fill(sum);
  };
}
