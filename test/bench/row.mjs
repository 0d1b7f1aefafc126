import { spread } from './spread.mjs';

/**
 * One measured quantity, as it goes to the JSON file.
 * @typedef {{workload: string, engine: 'gradlab' | 'tfjs' | 'convnetjs' | 'jax-js', backend: string,
 *   host: 'node' | 'chromium', unit: string, min: number, median: number, max: number}} Row
 */

/** @param {Pick<Row, 'workload' | 'engine' | 'backend' | 'host' | 'unit'>} what @param {readonly number[]} values @returns {Row} */
export const row = (what, values) => ({ ...what, ...spread(values) });
