/** What a step can point at: the page knows where each of them is and what it is called. */
export const placeNames = [
  'train',
  'oneStep',
  'oneEpoch',
  'reset',
  'counters',
  'data',
  'optimizer',
  'learningRate',
  'batchSize',
  'training',
  'network',
  'input',
  'firstLayer',
  'lastLayer',
  'activation',
  'weights',
  'tabs',
  'mapping',
  'evaluation',
  'confusion',
  'result',
  'metrics',
  'curves',
] as const;

export type PlaceName = (typeof placeNames)[number];
