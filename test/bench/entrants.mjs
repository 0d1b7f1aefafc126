/**
 * Who takes part, where; `only`: in this benchmark alone. Several variants are ways of writing the same work; the
 * fastest is measured.
 * @typedef {{host: import('./row.mjs').Row['host'], engine: import('./row.mjs').Row['engine'], backend: string, variants: readonly string[],
 *   only?: string, except?: string}} Entrant
 */

const tfjs = ['trainOnBatch', 'gradient loop'];
const jax = ['loss read each step', 'loss read every 16 steps'];

/** @type {readonly Entrant[]} */
export const entrants = [
  { host: 'node', engine: 'gradlab', backend: 'wasm', variants: [''] },
  // The oracle of the tests makes less than one step a second of the larger nets.
  { host: 'node', engine: 'gradlab', backend: 'reference', variants: [''], only: 'spiral' },
  { host: 'node', engine: 'pytorch', backend: 'cpu', variants: [''] },
  { host: 'node', engine: 'tfjs', backend: 'cpu', variants: tfjs },
  { host: 'node', engine: 'convnetjs', backend: 'js', variants: [''], except: 'matmul' },
  { host: 'node', engine: 'jax-js', backend: 'wasm', variants: jax },
  { host: 'chromium', engine: 'gradlab', backend: 'wasm', variants: [''] },
  { host: 'chromium', engine: 'gradlab', backend: 'webgpu', variants: [''] },
  { host: 'chromium', engine: 'tfjs', backend: 'cpu', variants: tfjs },
  { host: 'chromium', engine: 'tfjs', backend: 'wasm', variants: tfjs },
  { host: 'chromium', engine: 'tfjs', backend: 'webgpu', variants: tfjs },
  { host: 'chromium', engine: 'convnetjs', backend: 'js', variants: [''], except: 'matmul' },
  { host: 'chromium', engine: 'jax-js', backend: 'wasm', variants: jax },
  { host: 'chromium', engine: 'jax-js', backend: 'webgpu', variants: jax },
];

/** @param {Pick<Entrant, 'host' | 'engine' | 'backend'>} entrant */
export const nameOf = ({ host, engine, backend }) => `${host} ${engine} ${backend}`;

/** Those that take part in a benchmark. @param {string} benchmark */
export const entrantsOf = (benchmark) =>
  entrants.filter(({ only = benchmark, except }) => only === benchmark && except !== benchmark);
