import { trainingRows } from './measureTraining.mjs';
import { digits, table } from './table.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/** Speeds, ours over theirs for each backend of ours in the same host, and the time to the first step. @param {import('./measureTraining.mjs').Result} result */
export function trainingTable(result) {
  const rows = trainingRows(result);
  const speeds = rows.filter(({ unit }) => unit === 'steps/s');
  const firstSteps = rows.filter(({ unit }) => unit === 'ms');
  const hosts = [...new Set(speeds.map(({ host }) => host))];
  const parts = hosts.map((host) => {
    const here = speeds.filter((each) => each.host === host);
    const ours = here.filter(({ engine }) => engine === 'gradlab');
    const heads = ours.map(({ backend }) => `${backend} :`);
    const lines = here.map((each) => {
      const { engine, backend, min, median, max } = each;
      const ratios = ours.map((own) => (own === each ? '–' : digits(own.median / median, 3)));
      const first = firstSteps.find((row) => row.host === host && row.engine === engine && row.backend === backend);
      const detail = result.measured.find(({ turn }) => isOf(turn, each))?.detail ?? '';
      return [engine, backend, median, min, max, ...ratios, first?.median ?? Number.NaN, detail];
    });
    const head = [`in ${host}`, '', 'steps/s', 'min', 'max', ...heads, 'first step ms', ''];
    return table([head, ...lines]);
  });
  const failures = result.failures.map((failure) => `not measured: ${failure}`);
  return [
    `── ${result.workload} (median, min and max of the windows; "wasm :" is our wasm over this one)`,
    ...parts,
    ...failures,
  ].join('\n\n');
}

/** @param {import('./measureTraining.mjs').Turn} turn @param {Row} row */
const isOf = (turn, row) => turn.host === row.host && turn.engine === row.engine && turn.backend === row.backend;
