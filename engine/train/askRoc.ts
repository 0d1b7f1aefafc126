import { isOfClass, scoresOf, truthOf } from '../metrics/classified.ts';
import { areaUnder, rocCurve, type RocCurve } from '../metrics/rocCurve.ts';
import type { RocAnswer, Split } from '../protocol.ts';
import { lossDefinition } from '../spec/checkModel.ts';
import type { Session } from './session.ts';

/** More points than this cannot be told apart. */
const mostPoints = 200;

/** How well the outputs tell a class from all others on a split. */
export async function askRoc(session: Session, split: Split, label: number): Promise<RocAnswer> {
  const { data, model } = session;
  if (data.shape.task !== 'classification') return { split, label, area: null };
  const { units } = model.lossContext;
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  const { predictions, targets } = await session.judge(split);
  const curve = rocCurve(
    isOfClass(truthOf({ targets, units, coding }), label),
    scoresOf({ predictions, units }, label),
  );
  return curve ? { split, label, curve: thinned(curve), area: areaUnder(curve) } : { split, label, area: null };
}

/** Of many points those that lie nearest to even distances along the curve; both ends stay. */
export function thinned(curve: RocCurve, most: number = mostPoints): RocCurve {
  const { falsePositiveRate: x, truePositiveRate: y, thresholds } = curve;
  if (x.length <= most) return curve;
  const kept = [0];
  for (let i = 1; i < x.length - 1; i++) {
    // Both rates only rise, from 0 to 1: together they tell how far along the curve a point lies.
    if (((x[i] ?? 0) + (y[i] ?? 0)) * ((most - 1) / 2) >= kept.length) kept.push(i);
  }
  kept.push(x.length - 1);
  const at = (values: readonly number[]): number[] => kept.map((i) => values[i] ?? Number.NaN);
  return { falsePositiveRate: at(x), truePositiveRate: at(y), thresholds: at(thresholds) };
}
