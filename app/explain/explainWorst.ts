import { trainer } from '../state/playground.ts';
import { explainSample } from './walking.ts';

/** Explains the training sample that the network does worst on. */
export function explainWorst(): void {
  const query = { split: 'train', order: 'worst', offset: 0, count: 1 } as const;
  trainer.enquiries.ask({ type: 'samples', query }, ({ indices }) => {
    if (indices[0] !== undefined) explainSample(indices[0]);
  });
}
