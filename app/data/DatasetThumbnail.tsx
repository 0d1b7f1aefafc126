import { useEffect, useRef, useState } from 'react';
import type { Samples } from '../../engine/data/dataset.ts';
import { drawThumbnail } from './drawThumbnail.ts';
import { usePalette } from '../screen/usePalette.ts';
import { Icon } from '../ui/Icon.tsx';
import { defaultsOf, readsFiles, shapeOf, type DatasetType } from './datasetGroups.ts';
import { thumbnailSamples } from './thumbnailSamples.ts';

interface DatasetThumbnailProps {
  readonly type: DatasetType;
  readonly side: number;
}

/** What a dataset looks like, drawn from its own samples; those that wait for files have a sign instead. */
export function DatasetThumbnail({ type, side }: DatasetThumbnailProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const [samples, setSamples] = useState<Samples>();
  const waits = readsFiles(type);
  useEffect(() => {
    let gone = false;
    if (!waits)
      void thumbnailSamples(type).then(
        (made) => gone || setSamples(made),
        () => undefined,
      );
    return () => {
      gone = true;
    };
  }, [type, waits]);
  useEffect(() => {
    if (!element.current || !samples) return;
    drawThumbnail(element.current, { samples, shape: shapeOf(defaultsOf(type)), palette, side });
  }, [samples, palette, side, type]);
  if (waits) return <Icon name="upload" />;
  return <canvas ref={element} aria-hidden="true" style={{ width: side, height: side }} />;
}
