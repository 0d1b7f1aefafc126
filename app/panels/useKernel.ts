import { useMemo } from 'react';
import { niceBound, largestSize } from '../charts/valueScale.ts';
import type { Frame, Summary } from '../../engine/protocol.ts';
import type { PageState } from '../state/pageStore.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';

export interface Kernel {
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  /** Rows and columns, where a unit's weights are a picture of the input image. */
  readonly picture: readonly [number, number] | undefined;
  readonly hasBias: boolean;
}

const selectSummary = ({ summary }: PageState) => summary;

/** The weights [inputs, units] of a layer that runs, asked for while `shown`. */
export function useKernel(id: string, shown: boolean): Kernel | undefined {
  const summary = usePage(selectSummary);
  const kernel = useMemo(() => (summary ? kernelOf(summary, id) : undefined), [summary, id]);
  const wants = useMemo(
    () => (kernel && shown ? { tensors: [kernel.name, ...(kernel.hasBias ? [`${id}.bias`] : [])] } : undefined),
    [kernel, shown, id],
  );
  useWants(wants);
  return kernel;
}

function kernelOf({ parameters, spec, sample }: Summary, id: string): Kernel | undefined {
  const [inputs, units] = parameters.find(({ name }) => name === `${id}.kernel`)?.shape ?? [];
  if (inputs === undefined || units === undefined) return undefined;
  const [rows, columns, ...more] = sample;
  const first = spec.layers.find((layer) => parameters.some((each) => each.layer === layer.id));
  const isImage = first?.id === id && columns !== undefined && more.length === 0 && rows !== undefined && columns > 1;
  return {
    name: `${id}.kernel`,
    inputs,
    units,
    picture: isImage && rows * columns === inputs ? [rows, columns] : undefined,
    hasBias: parameters.some(({ name }) => name === `${id}.bias`),
  };
}

/** A tensor of the latest frame, where it has the size that is expected of it. */
export function tensorOf(frame: Frame | undefined, name: string, size: number): Float32Array | undefined {
  const values = frame?.tensors?.[name];
  return values?.length === size ? values : undefined;
}

/** The end of the colour scale of a kernel: a round number not below its largest weight. */
export const useBound = (name: string | undefined, size: number): number | undefined =>
  useFrame((frame) => {
    const values = name === undefined ? undefined : tensorOf(frame, name, size);
    return values && niceBound(largestSize(values));
  });
