import type { Engine } from '../trainers/trainer.ts';

/** Each is loaded only for its own turn, so that none shares a process with another. */
export const peers: Readonly<Record<string, Engine>> = {
  tfjs: async (backend, variant) => (await import('./tfjs.ts')).tfjs(backend, variant),
  'jax-js': async (backend, variant) => (await import('./jaxJs.ts')).jaxJs(backend, variant),
  convnetjs: async (backend, variant) => (await import('./convnetjs.ts')).convnetjs(backend, variant),
};
