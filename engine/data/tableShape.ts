import type { Words } from '../spec/words.ts';
import type { Shape } from './dataset.ts';

/** A bundled table of `count` rows with a column per feature, in classes. */
export const tableShape = (count: number, featureNames: readonly Words[], classNames: readonly Words[]): Shape => ({
  task: 'classification',
  kind: 'table',
  sample: [featureNames.length],
  outputs: classNames.length,
  count,
  featureNames,
  classNames,
});
