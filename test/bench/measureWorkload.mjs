import { nameOf } from './entrants.mjs';
import { progress } from './progress.mjs';

/** @typedef {import('./row.mjs').Row} Row */
/** @typedef {import('./entrants.mjs').Entrant} Entrant */
/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {import('./trainers/runTask.ts').Report} Report */
/** @typedef {{engine: Row['engine'], backend: string, host: Row['host'], variant: string}} Turn */
/** @typedef {{turn: Turn, detail: string, reports: Report[]}} Measured */
/** @typedef {(turn: Turn, results: number, seconds: number) => Promise<Report>} Take */
/** @typedef {{workload: Workload, measured: Measured[], failures: string[]}} Result */

const windows = 5;
/** Seconds of a step beyond which five windows of it are not worth the wait. */
const slowestStep = 30;
/** Seconds: enough to see which variant of a peer is the faster one. */
const trial = 0.5;
/** Whose results all others are compared with. @type {Turn} */
const yardstick = { host: 'node', engine: 'gradlab', backend: 'wasm', variant: '' };

/**
 * One workload: every engine in turn, window after window, each window in a fresh process or page.
 * @param {import('./hosts/openHosts.mjs').Hosts} hosts
 * @param {Workload} workload
 * @param {readonly Entrant[]} entrants
 * @param {number} seconds
 * @returns {Promise<Result>}
 */
export async function measureWorkload(hosts, workload, entrants, seconds) {
  const { name, subject, results } = workload;
  /** @type {Take} */
  const take = ({ host, engine, backend, variant }, count, length) =>
    hosts[host]({ subject, engine, backend, variant, results: count, seconds: length });
  /** @type {string[]} */
  const failures = [];
  const ours = results > 0 ? (await take(yardstick, results, 0)).results : [];
  /** @type {Measured[]} */
  const admitted = [];
  for (const entrant of entrants) {
    const best = await fastestVariant(workload, entrant, take, ours, failures);
    if (best) admitted.push(best);
  }
  /** @type {Set<Measured>} */
  const failed = new Set();
  for (let i = 0; i < windows; i++) {
    for (const each of admitted.filter((one) => !failed.has(one))) {
      progress(`${name}: window ${i + 1} of ${windows}, ${nameOf(each.turn)}`);
      try {
        const report = await take(each.turn, 1, seconds);
        if (report.perSecond < 1 / slowestStep) throw new Error(`one takes ${Math.round(1 / report.perSecond)} s`);
        each.reports.push(report);
      } catch (error) {
        failures.push(`${nameOf(each.turn)}: ${sentence(error)}`);
        failed.add(each);
      }
    }
  }
  return { workload, measured: admitted.filter((each) => !failed.has(each)), failures };
}

/**
 * Of an entrant's variants those are admitted whose results are as ours: losses that fall alike, from the same start
 * over the same batches, or the same product. Of these the fastest takes part.
 * @param {Workload} workload
 * @param {Entrant} entrant
 * @param {Take} take
 * @param {readonly number[]} ours
 * @param {string[]} failures
 * @returns {Promise<Measured | undefined>}
 */
async function fastestVariant({ name, subject, compare }, entrant, take, ours, failures) {
  const tried = [];
  const variants = 'product' in subject ? [''] : entrant.variants;
  for (const variant of variants) {
    const turn = { ...entrant, variant };
    const label = [nameOf(entrant), variant].filter(Boolean).join(', ');
    progress(`${name}: trying ${label}`);
    try {
      const report = await take(turn, ours.length, variants.length > 1 ? trial : 0);
      const wrong = ours.length > 0 ? compare(ours, report.results) : undefined;
      if (wrong) throw new Error(wrong);
      tried.push({ turn, ...report });
    } catch (error) {
      failures.push(`${label}: ${sentence(error)}`);
    }
  }
  const [best] = tried.toSorted((a, b) => b.perSecond - a.perSecond);
  return best && { turn: best.turn, detail: best.detail, reports: [] };
}

/** @param {unknown} error */
const sentence = (error) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
