import { compareLosses } from './compareLosses.mjs';
import { nameOf } from './entrants.mjs';
import { row } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */
/** @typedef {import('./entrants.mjs').Entrant} Entrant */
/** @typedef {{engine: Row['engine'], backend: string, host: Row['host'], variant: string}} Turn */
/** @typedef {{turn: Turn, detail: string, speeds: number[], firstSteps: number[]}} Measured */
/** @typedef {(turn: Turn, losses: number, seconds: number) => Promise<import('./trainers/runTask.ts').Report>} Take */
/** @typedef {{workload: string, measured: Measured[], failures: string[]}} Result */

const windows = 5;
/** Seconds of a step beyond which five windows of it are not worth the wait. */
const slowestStep = 30;
/** Seconds: enough to see which variant of a peer is the faster one. */
const trial = 0.5;
/** Whose losses all others are compared with. @type {Turn} */
const yardstick = { host: 'node', engine: 'gradlab', backend: 'wasm', variant: '' };

/**
 * One workload: every engine in turn, window after window, each window in a fresh process or page.
 * @param {import('./hosts/openHosts.mjs').Hosts} hosts
 * @param {import('./workloads.mjs').Workload} workload
 * @param {readonly Entrant[]} entrants
 * @param {number} seconds
 * @returns {Promise<Result>}
 */
export async function measureTraining(hosts, { name, document, checkSteps }, entrants, seconds) {
  /** @type {Take} */
  const take = ({ host, engine, backend, variant }, losses, length) =>
    hosts[host]({ document, engine, backend, variant, losses, seconds: length });
  /** @type {string[]} */
  const failures = [];
  const ours = checkSteps > 0 ? (await take(yardstick, checkSteps, 0)).losses : [];
  /** @type {Measured[]} */
  const admitted = [];
  for (const entrant of entrants) {
    const best = await fastestVariant(name, entrant, take, ours, failures);
    if (best) admitted.push(best);
  }
  /** @type {Set<Measured>} */
  const failed = new Set();
  for (let i = 0; i < windows; i++) {
    for (const each of admitted.filter((one) => !failed.has(one))) {
      console.error(`${name}: window ${i + 1} of ${windows}, ${nameOf(each.turn)}`);
      try {
        const { stepsPerSecond, firstStep } = await take(each.turn, 1, seconds);
        if (stepsPerSecond < 1 / slowestStep) throw new Error(`one step takes ${Math.round(1 / stepsPerSecond)} s`);
        each.speeds.push(stepsPerSecond);
        each.firstSteps.push(firstStep);
      } catch (error) {
        failures.push(`${nameOf(each.turn)}: ${sentence(error)}`);
        failed.add(each);
      }
    }
  }
  return { workload: name, measured: admitted.filter((each) => !failed.has(each)), failures };
}

/**
 * Of an entrant's variants those are admitted whose losses have fallen as ours, from the same start over the same
 * batches; of these the fastest takes part.
 * @param {string} name
 * @param {Entrant} entrant
 * @param {Take} take
 * @param {readonly number[]} ours
 * @param {string[]} failures
 * @returns {Promise<Measured | undefined>}
 */
async function fastestVariant(name, entrant, take, ours, failures) {
  const tried = [];
  for (const variant of entrant.variants) {
    const turn = { ...entrant, variant };
    const label = [nameOf(entrant), variant].filter(Boolean).join(', ');
    console.error(`${name}: trying ${label}`);
    try {
      const report = await take(turn, ours.length, entrant.variants.length > 1 ? trial : 0);
      const wrong = ours.length > 0 ? compareLosses(ours, report.losses) : undefined;
      if (wrong) throw new Error(wrong);
      tried.push({ turn, ...report });
    } catch (error) {
      failures.push(`${label}: ${sentence(error)}`);
    }
  }
  const [best] = tried.toSorted((a, b) => b.stepsPerSecond - a.stepsPerSecond);
  return best && { turn: best.turn, detail: best.detail, speeds: [], firstSteps: [] };
}

/** @param {unknown} error */
const sentence = (error) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** @param {Result} result @returns {Row[]} */
export const trainingRows = ({ workload, measured }) =>
  measured.flatMap(({ turn: { engine, backend, host }, speeds, firstSteps }) => [
    row({ workload, engine, backend, host, unit: 'steps/s' }, speeds),
    row({ workload: `${workload}, first step`, engine, backend, host, unit: 'ms' }, firstSteps),
  ]);
