import { growthFit, largestResidual } from './growthFit.mjs';
import { measureWorkload } from './measureWorkload.mjs';
import { nameOf } from './entrants.mjs';
import { row } from './row.mjs';
import { digits, table } from './table.mjs';
import { growth } from './workloads.mjs';
import { workloadRows } from './workloadRows.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/**
 * How the time of a step grows with parameters and batch: t = a + b·P + c·P·B. Our backends only.
 * @param {import('./hosts/openHosts.mjs').Hosts} hosts
 * @param {readonly import('./entrants.mjs').Entrant[]} entrants
 * @param {number} seconds
 */
export async function measureGrowth(hosts, entrants, seconds) {
  const ours = entrants.filter(({ engine }) => engine === 'gradlab');
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const failures = [];
  for (const point of growth) {
    const result = await measureWorkload(hosts, point, ours, seconds);
    rows.push(...workloadRows(result));
    failures.push(...result.failures.map((failure) => `not measured: ${point.name}, ${failure}`));
  }
  const fits = ours.map((entrant) => fitted(entrant, rows));
  return {
    rows: [...rows, ...fits.flatMap((each) => each.rows)],
    text: [...fits.map(({ text }) => text), ...failures].join('\n\n'),
  };
}

/** @param {import('./entrants.mjs').Entrant} entrant @param {readonly Row[]} rows */
function fitted(entrant, rows) {
  const { engine, backend, host } = entrant;
  const points = growth.flatMap((point) => {
    const speed = rows.find((each) => each.workload === point.name && each.backend === backend && each.host === host);
    return speed ? [{ ...point, microseconds: 1e6 / speed.median, spread: speed.max / speed.min - 1 }] : [];
  });
  const { plain, withLayers } = growthFit(points);
  const [a = 0, b = 0, c = 0] = plain.coefficients;
  const lines = points.map(({ name, parameters, batch, microseconds }, i) => {
    const residuals = [plain, withLayers].flatMap((each) => (each ? [percent(each.residuals[i])] : []));
    return [name, parameters, batch, 1e6 / microseconds, microseconds, ...residuals];
  });
  const head = ['', 'parameters', 'batch', 'steps/s', 'µs a step', 'residual', ...(withLayers ? ['with layers'] : [])];
  const text = [
    `── growth, ${nameOf(entrant)}: a = ${digits(a)} µs, b = ${digits(1000 * b)} ns a parameter, c = ${digits(1000 * c)} ns a parameter and sample`,
    table([head, ...lines]),
    ...(withLayers ? [explanation(points, withLayers)] : []),
  ].join('\n');
  const of = (/** @type {string} */ term, /** @type {string} */ unit, /** @type {number} */ value) =>
    row({ workload: `growth, ${term}`, engine, backend, host, unit }, [value]);
  return {
    text,
    rows: [of('a', 'µs', a), of('b', 'ns per parameter', 1000 * b), of('c', 'ns per parameter and sample', 1000 * c)],
  };
}

/**
 * What residuals over the largest come from, as far as the number of layers tells, and the unrest of the machine.
 * @param {readonly {name: string, spread: number}[]} points @param {import('./growthFit.mjs').Fit} fit
 */
function explanation(points, { coefficients: [, , , d = 0], residuals }) {
  const left = points.flatMap(({ name, spread }, i) =>
    Math.abs(residuals[i] ?? 0) > largestResidual ? [`${name} (its windows differ by ${percent(spread)})`] : [],
  );
  return [
    `Over ${percent(largestResidual)}. A layer, however small, counted with ${digits(d)} µs of its own ("with layers")`,
    left.length > 0 ? `leaves over it: ${left.join(', ')}.` : 'explains it.',
  ].join(' ');
}

const percent = (share = 0) => `${digits(100 * share, 3)} %`;
