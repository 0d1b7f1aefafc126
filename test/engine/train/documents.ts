/** Nets of every kind on ragged sizes: what all backends must agree on. */
export const documents = {
  'spiral, tanh, SGD, last batch partial': {
    version: 1,
    data: { type: 'spiral', samples: 97 },
    training: { batchSize: 10 },
    layers: [
      { type: 'dense', units: 7, activation: 'tanh' },
      { type: 'dense', units: 5, activation: 'tanh' },
      { type: 'dense', units: 1, activation: 'tanh' },
    ],
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 0.03 },
  },
  'blobs, relu and softmax, Adam with L2, class weights and global norm clipping': {
    version: 1,
    data: { type: 'blobs', samples: 130, classes: 5 },
    training: { batchSize: 31 },
    layers: [
      { type: 'dense', units: 13, activation: 'relu', kernelRegularizer: { type: 'l2', l2: 0.01 } },
      { type: 'dense', units: 5, activation: 'softmax' },
    ],
    classWeights: [1, 2, 1, 0.5, 1],
    clipping: { type: 'globalNorm', threshold: 0.5 },
    loss: { type: 'categoricalCrossentropy', labelSmoothing: 0.1 },
    optimizer: { type: 'adam', learningRate: 0.01 },
  },
  'xor, dropout and noise, RMSProp under a cosine schedule': {
    version: 1,
    data: { type: 'xor', samples: 60 },
    training: { batchSize: 7 },
    layers: [
      { type: 'dense', units: 9, activation: 'gelu' },
      { type: 'dropout', rate: 0.3 },
      { type: 'gaussianNoise', deviation: 0.1 },
      { type: 'dense', units: 1, activation: 'sigmoid' },
    ],
    loss: 'binaryCrossentropy',
    schedule: 'cosine',
    warmupSteps: 5,
    optimizer: { type: 'rmsprop', learningRate: 0.01 },
  },
  'plane, a skip connection, full batch': {
    version: 1,
    data: { type: 'plane', samples: 53 },
    layers: [
      { type: 'dense', id: 'first', units: 6, activation: 'sine' },
      { type: 'dense', units: 6, activation: 'silu' },
      { type: 'add', from: 'first' },
      { type: 'dense', units: 1 },
    ],
    loss: 'huber',
    optimizer: { type: 'gradientDescent', learningRate: 0.05 },
  },
  'one unit, one sample a batch': {
    version: 1,
    data: { type: 'gaussian', samples: 11 },
    training: { batchSize: 1 },
    layers: [{ type: 'dense', units: 1, activation: 'sigmoid' }],
    loss: 'binaryCrossentropy',
    optimizer: { type: 'momentum', learningRate: 0.01 },
  },
} as const;
