import type { Landscape, Summary } from '../../engine/protocol.ts';
import { costAt } from '../../engine/spec/costAt.ts';

/** Of a training step forward is about a third. */
const forwardShare = 1 / 3;
/** What a processor makes of such programs, low rather than high; and what every place costs beside. */
const operationsPerSecond = 4e9;
const secondsAPlace = 1e-4;

/** Seconds that a surface may take: from the one before, where it was of this very model, else from operations. */
export function landscapeTime(
  { cost, counts }: Pick<Summary, 'cost' | 'counts'>,
  size: number,
  before: Pick<Landscape, 'done' | 'milliseconds'> | undefined,
): number {
  const places = size ** 2;
  if (before && before.done > 100) return (places * before.milliseconds) / before.done / 1000;
  const { operations } = costAt(cost.total, Math.min(1024, counts.train));
  return places * (secondsAPlace + (operations * forwardShare) / operationsPerSecond);
}
