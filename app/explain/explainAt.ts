import type { Summary } from '../../engine/protocol.ts';
import { tablePosition } from './tablePosition.ts';
import { explainSample, walkAddress } from './walking.ts';

/** How far from a point it can be pressed, as a share of the plane. */
const reach = 0.03;

/** While an explanation is open, a press near a point of the map takes it; points lie close, so the nearest is meant. */
export function explainAt({ samples, plane, counts }: Summary, x1: number, x2: number): void {
  if (!walkAddress()) return;
  const { features, trainCount, testCount } = samples;
  let [best, nearest] = [-1, (reach * (plane[1] - plane[0])) ** 2];
  for (let i = 0; i < trainCount + testCount; i++) {
    const distance = ((features[2 * i] ?? 0) - x1) ** 2 + ((features[2 * i + 1] ?? 0) - x2) ** 2;
    if (distance < nearest) [best, nearest] = [i, distance];
  }
  if (best < 0) return;
  const isTrain = best < trainCount;
  explainSample(tablePosition({ counts }, isTrain ? 'train' : 'test', isTrain ? best : best - trainCount));
}
