import { optimizers } from '../../engine/optimizers/index.ts';
import type { OptimizerDefinition } from '../../engine/optimizers/optimizer.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import type { Words } from '../../engine/spec/words.ts';

/** What each run is called: by its optimizer, numbered where several have the same. */
export function runNames(runs: DescentSpec['optimizers'], say: (words: Words) => string): readonly string[] {
  const names = runs.map(({ type }) => say((optimizers[type] as OptimizerDefinition).label));
  return names.map((name, i) =>
    names.filter((each) => each === name).length > 1
      ? `${name} ${names.slice(0, i + 1).filter((each) => each === name).length}`
      : name,
  );
}
