import { useEffect, useState } from 'react';
import type { Samples } from '../../engine/data/dataset.ts';
import { readsFiles, type DatasetType } from './datasetGroups.ts';
import { thumbnailSamples } from './thumbnailSamples.ts';

/** A handful of a dataset's samples when they are made; never any of one that waits for files. */
export function useSamples(type: DatasetType): Samples | undefined {
  const [samples, setSamples] = useState<Samples>();
  useEffect(() => {
    let gone = false;
    if (!readsFiles(type))
      void thumbnailSamples(type).then(
        (made) => gone || setSamples(made),
        () => undefined,
      );
    return () => {
      gone = true;
    };
  }, [type]);
  return samples;
}
