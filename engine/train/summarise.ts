import type { PreparedData } from '../data/prepare.ts';
import { stepCost } from '../plan/stepCost.ts';
import type { SampleView, Summary } from '../protocol.ts';
import type { Session } from './session.ts';

/** Samples that are sent for drawing, of training and test each. */
const mostPoints = 2000;
const mostImages = 200;

/** What the page must know of a loaded document. */
export function summarise({ spec, model, data, plan }: Session): Summary {
  const { task, kind, outputs, sample, classNames } = data.shape;
  return {
    spec,
    task,
    kind,
    outputs,
    units: model.lossContext.units,
    sample,
    classNames: classNames ?? [],
    counts: data.counts,
    parameterCount: model.parameterCount,
    cost: stepCost(
      plan.program,
      plan.phases.step,
      spec.layers.map(({ id }) => id),
    ),
    parameters: plan.parameters.map(({ name, shape }) => ({
      name,
      layer: name.slice(0, name.lastIndexOf('.')),
      shape: shape.map(Number),
    })),
    samples: samplesOf(data),
    plane: planeOf(data),
  };
}

/** So many samples of a split are sent, from its first on. */
export const viewCount = ({ counts, shape }: PreparedData, split: 'train' | 'test'): number =>
  Math.min(shape.kind === 'image' ? mostImages : mostPoints, counts[split]);

function samplesOf(data: PreparedData): SampleView {
  const { raw, counts, shape } = data;
  const [trainCount, testCount] = [viewCount(data, 'train'), viewCount(data, 'test')];
  const size = shape.sample.reduce((product, each) => product * each, 1);
  const testStart = counts.train + counts.validation;
  const Kind = raw.features instanceof Uint8Array ? Uint8Array : Float32Array;
  const features = new Kind((trainCount + testCount) * size);
  features.set(raw.features.subarray(0, trainCount * size));
  features.set(raw.features.subarray(testStart * size, (testStart + testCount) * size), trainCount * size);
  const target = (i: number): number => raw.labels?.[i] ?? raw.values?.[i * shape.outputs] ?? 0;
  const targets = Float32Array.from({ length: trainCount + testCount }, (_, i) =>
    target(i < trainCount ? i : testStart + i - trainCount),
  );
  return { features, shape: shape.sample, targets, trainCount, testCount };
}

/** The square that maps cover: [−6, 6] as everywhere, or wider where points lie outside. */
export function planeOf({ raw, shape }: PreparedData): readonly [number, number] {
  if (shape.kind !== 'points' && shape.kind !== 'curve') return [0, 1];
  let reach = 0;
  for (const value of raw.features) reach = Math.max(reach, Math.abs(value));
  const side = shape.kind === 'points' ? Math.max(6, Math.ceil(reach)) : Math.max(1, Math.ceil(reach * 10) / 10);
  return [-side, side];
}
