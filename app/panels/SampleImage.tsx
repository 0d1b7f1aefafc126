import { useEffect, useMemo, useRef } from 'react';
import { createSampleImage } from '../charts/sampleImage.ts';
import { largestSize } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';

type Pixels = Summary['samples']['features'];

interface SampleImageProps {
  readonly summary: Summary;
  /** Among these samples, or those that came with the summary. */
  readonly index: number;
  readonly features?: Pixels;
  readonly side: number;
}

/** The first sample that is judged: of the test split, or of training where there is none. */
export const firstShown = ({ samples }: Summary): number => (samples.testCount > 0 ? samples.trainCount : 0);

/** The picture that a sample is; beside it stands what it shows in words. */
export function SampleImage({ summary, index, features = summary.samples.features, side }: SampleImageProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const { shape } = summary.samples;
  const white = useMemo(() => whiteOf(summary.samples.features), [summary]);
  useEffect(() => {
    if (!element.current) return;
    const [rows = 1, columns = 1] = shape;
    const size = shape.reduce((product, each) => product * each, 1);
    const pixels = features.subarray(index * size, (index + 1) * size);
    createSampleImage(element.current).update({ pixels, rows, columns, white, side });
  }, [features, shape, index, side, white]);
  return <canvas ref={element} aria-hidden="true" style={{ width: side, height: side }} />;
}

/** Bytes have a white of their own; other pixels are as white as the whitest of all samples. */
export const whiteOf = (features: Pixels): number =>
  features instanceof Uint8Array ? 255 : largestSize(features) || 1;
