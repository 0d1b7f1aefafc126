import { useEffect, useRef } from 'react';
import { drawThumbnail } from './drawThumbnail.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { defaultsOf, readsFiles, shapeOf, type DatasetType } from './datasetGroups.ts';
import { useSamples } from './useSamples.ts';

const selectSummary = ({ summary }: PageState) => summary;

interface DatasetThumbnailProps {
  readonly type: DatasetType;
  readonly side: number;
}

/** What a dataset looks like, drawn from its own samples; those that wait for files have a sign instead. */
export function DatasetThumbnail({ type, side }: DatasetThumbnailProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const samples = useSamples(type);
  const loaded = usePage(selectSummary);
  const isLoaded = loaded?.spec.data.type === type && loaded.kind === 'image';
  const waits = readsFiles(type) && !isLoaded;
  useEffect(() => {
    const shown = isLoaded ? { ...loaded.samples, count: loaded.samples.trainCount } : samples;
    if (!element.current || !shown) return;
    const shape = shapeOf(isLoaded ? loaded.spec.data : defaultsOf(type));
    drawThumbnail(element.current, { samples: shown, shape, palette, side });
  }, [samples, loaded, isLoaded, palette, side, type]);
  if (waits) return <Icon name="upload" />;
  return <canvas ref={element} aria-hidden="true" style={{ width: side, height: side }} />;
}
