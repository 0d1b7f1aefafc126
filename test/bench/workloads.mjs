/**
 * One net to train. `document` is what `parseModel` takes; `checkSteps`: steps over which a peer's loss is compared.
 * @typedef {{name: string, document: object, checkSteps: number}} Workload
 */

/** @param {number} units @param {string} activation */
const dense = (units, activation) => ({ type: 'dense', units, activation });

/** 1000 points, 800 of them for training. @param {object[]} layers @param {number} batchSize */
const spiral = (layers, batchSize) => ({
  version: 1,
  data: { type: 'spiral', samples: 1000, noise: 0.1 },
  loss: 'meanSquaredError',
  layers,
  training: { batchSize },
});

/** 6263 drawn digits, 5010 of them for training: the last batch of an epoch is not full. @param {number[]} widths @param {number} batchSize */
const digits = (widths, batchSize) => ({
  version: 1,
  data: { type: 'drawnDigits', samples: 6263 },
  preprocessing: { scaling: 'byte' },
  loss: 'categoricalCrossentropy',
  optimizer: { type: 'adam', learningRate: 0.001 },
  layers: ['flatten', ...widths.map((units) => dense(units, 'relu')), dense(10, 'softmax')],
  training: { batchSize },
});

/**
 * The end of `spiral` is tanh with the squared error against −1 and 1: what every peer can do (ConvNetJS has no
 * cross-entropy for a single sigmoid).
 * @type {Readonly<Record<'spiral' | 'digits' | 'wide', readonly Workload[]>>}
 */
export const workloads = {
  spiral: [
    {
      name: 'spiral',
      document: {
        ...spiral([dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'tanh')], 10),
        optimizer: { type: 'sgd', learningRate: 0.1 },
      },
      checkSteps: 200,
    },
  ],
  digits: [
    { name: 'digits, batch 32', document: digits([128], 32), checkSteps: 60 },
    { name: 'digits, batch 128', document: digits([128], 128), checkSteps: 30 },
  ],
  wide: [{ name: 'wide', document: digits([1024, 1024], 256), checkSteps: 3 }],
};

/** Depth, width and batch of the net from which `growth` goes off, one of them at a time. */
const middle = { depth: 4, width: 64, batch: 32 };
const growing = { depth: [1, 2, 4, 8], width: [16, 64, 128, 256], batch: [8, 32, 128, 512] };

/** @type {readonly (Workload & {parameters: number, batch: number})[]} */
export const growth = Object.entries(growing).flatMap(([axis, values]) =>
  values.map((value) => {
    const { depth, width, batch } = Object.assign({ ...middle }, { [axis]: value });
    const hidden = Array.from({ length: depth }, () => dense(width, 'relu'));
    const parameters = 3 * width + (depth - 1) * (width + 1) * width + width + 1;
    return {
      name: `growth, ${axis} ${value}`,
      document: { ...spiral([...hidden, dense(1, 'tanh')], batch), optimizer: { type: 'adam', learningRate: 0.001 } },
      checkSteps: 0,
      parameters,
      batch,
    };
  }),
);
