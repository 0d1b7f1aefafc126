import { row } from './row.mjs';

/** What is measured beside the speed, as the workload's name goes on; an engine may not tell. */
export const aspects = /** @type {const} */ ({
  'first step': { unit: 'ms', of: 'firstStep' },
  'next first step': { unit: 'ms', of: 'nextFirstStep' },
  memory: { unit: 'bytes', of: 'bytes' },
});

/** Of each entrant its speed, the time to a first step in a fresh page or process and in a warm one, and its memory. @param {import('./measureWorkload.mjs').Result} result @returns {import('./row.mjs').Row[]} */
export const workloadRows = ({ workload: { name, unit, each }, measured }) =>
  measured.flatMap(({ turn: { engine, backend, host }, reports }) => {
    const speeds = reports.map(({ perSecond }) => perSecond * each);
    return [
      row({ workload: name, engine, backend, host, unit }, speeds),
      ...Object.entries(aspects).flatMap(([aspect, { unit: measure, of }]) => {
        const values = reports.flatMap((report) => report[of] ?? []);
        return values.length > 0
          ? [row({ workload: `${name}, ${aspect}`, engine, backend, host, unit: measure }, values)]
          : [];
      }),
    ];
  });
