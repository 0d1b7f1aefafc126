import type { Backend } from '../../../engine/backends/backend.ts';
import type { Advance } from '../../../engine/train/advance.ts';
import { lossOf } from '../../../engine/train/flight.ts';
import { distantSlice, slice } from '../../../engine/train/pacer.ts';
import { Session } from '../../../engine/train/session.ts';
import { Timeline } from '../../../engine/train/timeline.ts';
import { multiply } from './multiply.ts';
import type { Engine, Training, Work } from './work.ts';

/** Ours, on a backend that is open. */
export const gradlab = (backend: Backend): Engine => ({
  training: (training) => () => train(backend, training),
  product: (product) => () => multiply(backend, product),
});

/** Trains through a session, as the page does: shuffled, losses recorded and judged, epochs closed, snapshots taken. */
async function train(backend: Backend, { model, data }: Training): Promise<Work> {
  let bytes = 0;
  const counting: Backend = {
    ...backend,
    load: async (program) => {
      const executable = await backend.load(program);
      bytes += executable.bytes;
      return executable;
    },
  };
  const session = await Session.open({
    model,
    data,
    backend: counting,
    identity: { id: 1 },
    timeline: new Timeline(),
  });
  return {
    slice: backend.name === 'webgpu' ? distantSlice : slice,
    get detail() {
      return session.variant;
    },
    bytes: () => bytes,
    dispose: () => session.dispose(),
    repeat: (steps) => lossesOf(session.advance(steps)),
    goOn: (steps) => lossesOf(session.advance(steps, { ahead: true })),
  };
}

async function lossesOf(advance: Promise<Advance>): Promise<number[]> {
  const { traces, diverged } = await advance;
  if (diverged) throw new Error(`diverged at step ${diverged.step}`);
  return traces.map(lossOf);
}
