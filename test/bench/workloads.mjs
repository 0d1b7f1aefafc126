import { compareChecksums, compareLosses } from './compareResults.mjs';

/**
 * What engines are measured at. `subject`: a document for `parseModel`, or the size of a product; `each`: how many of
 * `unit` one step or product is; `results`: so many of them are compared with ours. `large`: only when asked for.
 * @typedef {{name: string, subject: import('./trainers/runTask.ts').Subject, unit: string, each: number, results: number,
 *   compare: (ours: readonly number[], theirs: readonly number[]) => string | undefined, large?: boolean}} Workload
 */

/** @param {string} name @param {object} document @param {number} results @returns {Workload} */
const training = (name, document, results) => ({
  name,
  subject: { document },
  unit: 'steps/s',
  each: 1,
  results,
  compare: compareLosses,
});

/** relu(x·w + b) of square matrices; the 2 n³ operations of the product are counted. @param {number} size @returns {Workload} */
const product = (size) => ({
  name: `matmul ${size}³`,
  subject: { product: size },
  unit: 'GFLOP/s',
  each: (2 * size ** 3) / 1e9,
  results: 1,
  compare: compareChecksums,
});

/** @param {number} units @param {string} activation */
const dense = (units, activation) => ({ type: 'dense', units, activation });

/** 1000 points, 800 of them for training. @param {object[]} layers @param {number} batchSize @param {object} optimizer */
const spiral = (layers, batchSize, optimizer) => ({
  version: 1,
  data: { type: 'spiral', samples: 1000, noise: 0.1 },
  loss: 'meanSquaredError',
  optimizer,
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

/** The end is tanh with the squared error against −1 and 1, which every peer can do (ConvNetJS has no cross-entropy for a single sigmoid). @param {number[]} widths */
const spiralNet = (widths) =>
  spiral(
    [...widths, 1].map((units) => dense(units, 'tanh')),
    10,
    { type: 'sgd', learningRate: 0.1 },
  );

/** By the name that `--only` takes. A further workload is one more entry here. @type {Readonly<Record<string, readonly Workload[]>>} */
export const workloads = {
  spiral: [training('spiral', spiralNet([8, 8]), 200)],
  digits: [training('digits, batch 32', digits([128], 32), 60), training('digits, batch 128', digits([128], 128), 30)],
  wide: [training('wide', digits([1024, 1024], 256), 3)],
  matmul: [product(512), { ...product(2048), large: true }],
};

const edits = [0, 1, 2, 3, 4];

/**
 * Documents that become one another by edits. Each is new to the page: code for the same shapes would be found compiled.
 * @type {readonly {name: string, documents: readonly object[]}[]}
 */
export const edited = [
  { name: 'spiral, a unit more', documents: edits.map((i) => spiralNet([8, 8 + i])) },
  { name: 'spiral, a layer more', documents: edits.map((i) => spiralNet([8, 8, ...Array(i).fill(8)])) },
  { name: 'digits, a unit more', documents: edits.map((i) => digits([128 + i], 32)) },
  { name: 'digits, a layer more', documents: edits.map((i) => digits([128, ...Array(i).fill(32)], 32)) },
];

/** Depth, width and batch of the net from which `growth` goes off, one of them at a time. */
const middle = { depth: 4, width: 64, batch: 32 };
const growing = { depth: [1, 2, 4, 8], width: [16, 64, 128, 256], batch: [8, 32, 128, 512] };

/** @type {readonly (Workload & {parameters: number, batch: number, depth: number})[]} */
export const growth = Object.entries(growing).flatMap(([axis, values]) =>
  values.map((value) => {
    const { depth, width, batch } = Object.assign({ ...middle }, { [axis]: value });
    const layers = [...Array.from({ length: depth }, () => dense(width, 'relu')), dense(1, 'tanh')];
    const document = spiral(layers, batch, { type: 'adam', learningRate: 0.001 });
    const parameters = 3 * width + (depth - 1) * (width + 1) * width + width + 1;
    return { ...training(`growth, ${axis} ${value}`, document, 0), parameters, batch, depth };
  }),
);
