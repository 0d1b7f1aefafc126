import { spread } from './spread.mjs';

/**
 * One measured quantity, as it goes to the JSON file. What a workload has besides its speed is named after it:
 * `spiral, first step` in ms, `spiral, memory` in bytes.
 * @typedef {{workload: string, engine: 'gradlab' | 'tfjs' | 'convnetjs' | 'jax-js' | 'pytorch', backend: string,
 *   host: 'node' | 'chromium', unit: string, min: number, median: number, max: number}} Row
 */

/** @param {Pick<Row, 'workload' | 'engine' | 'backend' | 'host' | 'unit'>} what @param {readonly number[]} values @returns {Row} */
export const row = (what, values) => ({ ...what, ...spread(values) });
