import { peerTask } from '../trainers/peerTask.ts';
import type { OpenEngine, OpenPeer } from '../trainers/work.ts';

/** A peer as an engine: documents are put into its words before anything is measured. */
export const asEngine =
  (load: () => Promise<OpenPeer>): OpenEngine =>
  async (backend, variant) => {
    const { train, multiply } = await (await load())(backend, variant);
    return {
      training: (training) => {
        const task = peerTask(training);
        return () => train(task);
      },
      ...(multiply && { product: (product) => () => multiply(product) }),
    };
  };

/** Each is loaded only for its own turn, so that none shares a process with another. */
export const peers: Readonly<Record<string, OpenEngine>> = {
  tfjs: asEngine(async () => (await import('./tfjs.ts')).tfjs),
  'jax-js': asEngine(async () => (await import('./jaxJs.ts')).jaxJs),
  convnetjs: asEngine(async () => (await import('./convnetjs.ts')).convnetjs),
};
