import { useMemo, useRef } from 'react';
import { largestSize, niceBound } from '../charts/valueScale.ts';
import { matrixLayout, picturesLayout } from '../charts/weightLayout.ts';
import { createWeightMap } from '../charts/weightMap.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import { useSize } from '../screen/useSize.ts';
import { tensorOf, useKernel } from './useKernel.ts';

/** Kernels with more weights than this are drawn only where they are chosen. */
const most = 250_000;

/** The weights of a layer as they fit into its card. */
export function WeightPicture({ id, count }: { readonly id: string; readonly count: number }) {
  const box = useRef<HTMLSpanElement>(null);
  const { width, height } = useSize(box);
  const shown = useShown(box);
  const kernel = useKernel(id, shown && count <= most);
  const palette = usePalette();
  const layout = useMemo(() => {
    if (!kernel || width < 4 || height < 4) return undefined;
    const { inputs, units, picture } = kernel;
    return picture ? picturesLayout(picture, units, width, height) : matrixLayout(inputs, units, width, height);
  }, [kernel, width, height]);
  const { element } = useChart(createWeightMap, (frame) => {
    if (!layout || !kernel) return undefined;
    const values = tensorOf(frame, kernel.name, kernel.inputs * kernel.units);
    return values && { values, layout, palette, bound: niceBound(largestSize(values)) };
  });
  return (
    <span className="weight-picture" ref={box}>
      <canvas ref={element} style={{ width: layout?.width ?? 0, height: layout?.height ?? 0 }} />
    </span>
  );
}
