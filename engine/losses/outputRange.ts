import { activationRange, type Range } from '../activations/activationRange.ts';
import { activations } from '../activations/index.ts';
import { memberDefaults } from '../spec/field.ts';
import type { LossContext } from './loss.ts';

const byType = new Map<string, Range>();

/** What the last layer can give: decides how classes are coded and which losses can serve. */
export function outputRange({ activation, range }: LossContext): Range {
  if (range) return range;
  let found = byType.get(activation);
  if (!found) {
    found =
      activation in activations
        ? activationRange(memberDefaults(activations, activation as keyof typeof activations))
        : [-Infinity, Infinity];
    byType.set(activation, found);
  }
  return found;
}

/** Whether the output gets (nearly) as low as −1 and as high as 1, so that classes can be −1 and 1. */
export function reachesBothSigns(context: LossContext): boolean {
  const [low, high] = outputRange(context);
  return low <= -0.99 && high >= 0.99;
}
