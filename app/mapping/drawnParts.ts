import type { DrawnRule, MappingViewData } from '../charts/mappingView.ts';
import type { FollowedMapping } from './followedMapping.ts';

type Laid = Pick<FollowedMapping, 'answer' | 'spaces'>;

/** What belongs to one space alone fades within this part of the way to the next. */
const fade = 0.4;

/** How much the nearest space is there, 1 … 0. */
export const nearness = (at: number): number => Math.max(0, 1 - Math.abs(at - Math.round(at)) / fade);

/** The rule of a space as it is laid on the square now. */
export function drawnRule({ answer, spaces }: Laid, index: number, weight: number): DrawnRule | undefined {
  const rule = answer?.spaces[index]?.rule;
  const placed = spaces[index];
  return rule && placed && { ...rule, middle: placed.middle, reach: placed.reach, weight };
}

/** The line that a space of one number is. */
export function numberLine({ answer, spaces }: Laid, index: number, weight: number): MappingViewData['numberLine'] {
  const placed = spaces[index];
  if (!placed || answer?.spaces[index]?.axes !== 'line') return undefined;
  return { middle: placed.middle[0], reach: placed.reach, weight };
}
