import type { Samples } from '../../engine/data/dataset.ts';
import { defaultsOf, definitionOf, shapeOf, type DatasetType } from './datasetGroups.ts';

/** Few enough to be told apart on a picture as small as a finger; of images four are shown. */
const few = { points: 90, curve: 90, table: 90, image: 10 } as const;
const made = new Map<DatasetType, Promise<Samples>>();
let queue: Promise<unknown> = Promise.resolve();

/** A handful of a dataset's own samples without noise, made once, one dataset after the other while nothing else runs. */
export function thumbnailSamples(type: DatasetType): Promise<Samples> {
  const known = made.get(type);
  if (known) return known;
  const samples = queue.then(idle).then(async () => {
    const definition = definitionOf(type);
    const wanted = Object.entries({ samples: few[shapeOf(defaultsOf(type)).kind], noise: 0 }).filter(
      ([name]) => name in definition.fields,
    );
    return definition.generate({ ...defaultsOf(type), ...Object.fromEntries(wanted) }, 1, new Map());
  });
  made.set(type, samples);
  // A table that could not be fetched is asked for again next time.
  queue = samples.catch(() => made.delete(type));
  return samples;
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 20);
  });
