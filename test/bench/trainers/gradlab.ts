import type { Backend } from '../../../engine/backends/backend.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { lossOf } from '../../../engine/train/runner.ts';
import { Session } from '../../../engine/train/session.ts';
import type { Task, Trainer } from './trainer.ts';

/** Milliseconds: what the product's pacer gives a slice, so that a click never waits longer. */
const slice = 20;

/** Trains through a session, as the page does: shuffled, losses recorded and judged, epochs closed, snapshots taken. */
export async function gradlab(backend: Backend, { document, data }: Task): Promise<Trainer> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  const session = await Session.open({ model, data, backend });
  return {
    slice,
    get detail() {
      return session.variant;
    },
    train: async (steps) => {
      const { traces, diverged } = await session.advance(steps);
      if (diverged) throw new Error(`diverged at step ${diverged.step}`);
      return traces.map(lossOf);
    },
  };
}
