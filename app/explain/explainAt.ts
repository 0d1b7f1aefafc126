import type { Summary } from '../../engine/protocol.ts';
import { nearestPlace } from '../charts/nearestPlace.ts';
import { tablePosition } from './tablePosition.ts';
import { explainSample, walkAddress } from './walking.ts';

/** How far from a point it can be pressed, as a share of the plane. */
const reach = 0.03;

/** While an explanation is open, a press near a point of the map takes it; points lie close, so the nearest is meant. */
export function explainAt({ samples, plane, counts }: Summary, x1: number, x2: number): void {
  if (!walkAddress()) return;
  const { features, trainCount, testCount } = samples;
  const best = nearestPlace(features, trainCount + testCount, [x1, x2], reach * (plane[1] - plane[0]));
  if (best === undefined) return;
  const isTrain = best < trainCount;
  explainSample(tablePosition({ counts }, isTrain ? 'train' : 'test', isTrain ? best : best - trainCount));
}
