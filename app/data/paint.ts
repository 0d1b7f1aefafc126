import { createStore, useStore } from 'zustand';
import { paintedLimits } from '../../engine/data/painted.ts';
import type { Summary } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { editor, page } from '../state/playground.ts';
import { chooseData } from './chooseData.ts';
import { defaultsOf } from './datasetGroups.ts';
import { nearestPoint, pointsOf, quantised, samplePoints, valuesOf, type PaintedPoint } from './paintedPoints.ts';

export type PaintTool = 'paint' | 'move' | 'erase';

interface Brush {
  readonly tool: PaintTool;
  /** The class that is painted. */
  readonly label: number;
}

const brush = createStore<Brush>()(() => ({ tool: 'paint', label: 1 }));

export const useBrush = (): Brush => useStore(brush);
export const brushNow = (): Brush => brush.getState();
export const takeBrush = (next: Partial<Brush>): void => brush.setState(next);

/** The points of the document, where they are painted ones. */
export function paintedIn({ data }: Pick<ModelSpec, 'data'>): readonly PaintedPoint[] | undefined {
  return data.type === 'painted' ? pointsOf(data.points) : undefined;
}

/** Other points: each stroke is undone by itself; what is typed goes together as in any text. */
export function setPainted(points: readonly PaintedPoint[], by: 'stroke' | 'typing' = 'stroke'): void {
  void editor.changeAll([{ path: ['data', 'points'], value: valuesOf(points) }], { apart: by === 'stroke' });
}

export const canHoldMore = (points: readonly PaintedPoint[]): boolean => points.length < paintedLimits.points;

/** The points of any two-dimensional data as painted ones, to be moved and taken away. */
export function paintThese({ samples, outputs }: Summary): void {
  const { features, targets, trainCount, testCount } = samples;
  const points = samplePoints({ features, targets, count: trainCount + testCount });
  const { data } = page.getState().current;
  if (data.type === 'painted') return;
  const painted = defaultsOf('painted') as Extract<ModelSpec['data'], { type: 'painted' }>;
  chooseData({ ...painted, points: valuesOf(points), classes: outputs });
}

export const placePoint = (points: readonly PaintedPoint[], x1: number, x2: number, label: number) => [
  ...points,
  { x1: quantised(x1), x2: quantised(x2), label },
];

export function removeNear(points: readonly PaintedPoint[], x1: number, x2: number, within: number) {
  const at = nearestPoint(points, x1, x2, within);
  return at < 0 ? points : points.filter((_, i) => i !== at);
}
