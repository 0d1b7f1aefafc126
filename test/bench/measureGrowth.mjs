import { leastSquares } from './leastSquares.mjs';
import { measureTraining, trainingRows } from './measureTraining.mjs';
import { nameOf } from './entrants.mjs';
import { row } from './row.mjs';
import { digits, table } from './table.mjs';
import { growth } from './workloads.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/**
 * How the time of a step grows with parameters and batch: t = a + b·P + c·P·B, by least squares of relative residuals,
 * so that small nets weigh as much as large ones. Our backends only.
 * @param {import('./hosts/openHosts.mjs').Hosts} hosts
 * @param {readonly import('./entrants.mjs').Entrant[]} entrants
 * @param {number} seconds
 */
export async function measureGrowth(hosts, entrants, seconds) {
  const ours = entrants.filter(({ engine }) => engine === 'gradlab');
  /** @type {Row[]} */
  const rows = [];
  for (const point of growth) rows.push(...trainingRows(await measureTraining(hosts, point, ours, seconds / 4)));
  const fits = ours.map((entrant) => fit(entrant, rows));
  return { rows: [...rows, ...fits.flatMap((each) => each.rows)], text: fits.map(({ text }) => text).join('\n\n') };
}

/** @param {import('./entrants.mjs').Entrant} entrant @param {readonly Row[]} rows */
function fit(entrant, rows) {
  const { engine, backend, host } = entrant;
  const points = growth.flatMap((point) => {
    const speed = rows.find(
      (each) =>
        each.workload === point.name && each.backend === backend && each.host === host && each.unit === 'steps/s',
    );
    return speed ? [{ ...point, ...speed, microseconds: 1e6 / speed.median }] : [];
  });
  const terms = points.map(({ parameters, batch }) => [1, parameters, parameters * batch]);
  const relative = terms.map((term, i) => term.map((value) => value / (points[i]?.microseconds ?? 1)));
  const [a = 0, b = 0, c = 0] = leastSquares(
    relative,
    points.map(() => 1),
  );
  const lines = points.map(({ name, parameters, batch, median, microseconds }) => {
    const fitted = a + b * parameters + c * parameters * batch;
    return [name, parameters, batch, median, microseconds, fitted, `${digits(100 * (fitted / microseconds - 1))} %`];
  });
  const text = [
    `── growth, ${nameOf(entrant)}: a = ${digits(a)} µs, b = ${digits(1000 * b)} ns a parameter, c = ${digits(1000 * c)} ns a parameter and sample`,
    table([['', 'parameters', 'batch', 'steps/s', 'µs a step', 'fitted µs', 'residual'], ...lines]),
  ].join('\n');
  const of = (/** @type {string} */ term, /** @type {string} */ unit, /** @type {number} */ value) =>
    row({ workload: `growth, ${term}`, engine, backend, host, unit }, [value]);
  return {
    text,
    rows: [of('a', 'µs', a), of('b', 'ns per parameter', 1000 * b), of('c', 'ns per parameter and sample', 1000 * c)],
  };
}
