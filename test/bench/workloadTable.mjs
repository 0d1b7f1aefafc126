import { digits, table } from './table.mjs';
import { workloadRows } from './workloadRows.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/** Speeds, ours over theirs for each backend of ours in the same host, times to a first step, memory. @param {import('./measureWorkload.mjs').Result} result */
export function workloadTable(result) {
  const { name, unit } = result.workload;
  const rows = workloadRows(result);
  const speeds = rows.filter(({ workload }) => workload === name);
  const hosts = [...new Set(speeds.map(({ host }) => host))];
  const parts = hosts.map((host) => {
    // PyTorch runs in neither: it is compared with both.
    const here = speeds.filter((each) => each.host === host || each.engine === 'pytorch');
    const ours = here.filter(({ engine }) => engine === 'gradlab');
    const lines = here.map((each) => {
      const { engine, backend, min, median, max } = each;
      const ratios = ours.map((own) => (own === each ? '–' : digits(own.median / median, 3)));
      const medianOf = (/** @type {keyof typeof import('./workloadRows.mjs').aspects} */ aspect) =>
        rows.find((other) => other.workload === `${name}, ${aspect}` && isOf(other, each))?.median ?? Number.NaN;
      const detail = result.measured.find(({ turn }) => isOf(turn, each))?.detail ?? '';
      const times = [medianOf('first step'), medianOf('next first step')];
      return [engine, backend, median, min, max, ...ratios, ...times, medianOf('memory') / 1e6, detail];
    });
    const heads = ours.map(({ backend }) => `${backend} :`);
    const head = [`in ${host}`, '', unit, 'min', 'max', ...heads, 'first ms', 'next ms', 'MB', ''];
    return table([head, ...lines]);
  });
  const failures = result.failures.map((failure) => `not measured: ${failure}`);
  return [
    `── ${name} (median, min and max of the windows; "wasm :" is our wasm over this one; ms to a first step, and to the next net's)`,
    ...parts,
    ...failures,
  ].join('\n\n');
}

/** @param {Pick<Row, 'host' | 'engine' | 'backend'>} one @param {Pick<Row, 'host' | 'engine' | 'backend'>} other */
const isOf = (one, other) => one.host === other.host && one.engine === other.engine && one.backend === other.backend;
