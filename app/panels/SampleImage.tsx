import { useMemo } from 'react';
import { createSampleImage } from '../charts/sampleImage.ts';
import { largestSize } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';
import { useChart } from '../screen/useChart.ts';

interface SampleImageProps {
  readonly summary: Summary;
  /** Among the samples that came with the summary. */
  readonly index: number;
  readonly side: number;
}

/** The first sample that is judged: of the test split, or of training where there is none. */
export const firstShown = ({ samples }: Summary): number => (samples.testCount > 0 ? samples.trainCount : 0);

/** The picture that a sample is; beside it stands what it shows in words. */
export function SampleImage({ summary, index, side }: SampleImageProps) {
  const { features, shape } = summary.samples;
  const data = useMemo(() => {
    const [rows = 1, columns = 1] = shape;
    const size = shape.reduce((product, each) => product * each, 1);
    const pixels = features.subarray(index * size, (index + 1) * size);
    return { pixels, rows, columns, white: whiteOf(features), side };
  }, [features, shape, index, side]);
  const { element } = useChart(createSampleImage, (frame) => (frame?.restarted === false ? undefined : data));
  return <canvas ref={element} aria-hidden="true" style={{ width: side, height: side }} />;
}

const whites = new WeakMap<object, number>();

/** Bytes have a white of their own; other pixels are as white as the whitest of all samples. */
function whiteOf(features: Summary['samples']['features']): number {
  if (features instanceof Uint8Array) return 255;
  const white = whites.get(features) ?? (largestSize(features) || 1);
  whites.set(features, white);
  return white;
}
