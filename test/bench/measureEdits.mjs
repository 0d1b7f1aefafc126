import { progress } from './progress.mjs';
import { row } from './row.mjs';
import { table } from './table.mjs';
import { edited } from './workloads.mjs';

/** Pages, so that the first edit of a page is among the measured several times. */
const windows = 3;

/**
 * Milliseconds from an edit to the first frame after a training step, through the worker as on the page; and from a
 * document to it where the worker starts as well. Our backends in Chromium.
 * @param {import('./hosts/openHosts.mjs').Hosts} hosts
 * @param {readonly import('./entrants.mjs').Entrant[]} entrants
 * @param {number} seconds of training between edits
 */
export async function measureEdits(hosts, entrants, seconds) {
  const ours = entrants.filter(({ engine, host }) => engine === 'gradlab' && host === 'chromium');
  const rows = [];
  for (const { name, documents } of edited) {
    const times = ours.map(() => ({ starts: /** @type {number[]} */ ([]), edits: /** @type {number[]} */ ([]) }));
    for (let i = 0; i < windows; i++) {
      for (const [place, { backend }] of ours.entries()) {
        progress(`edit, ${name}: page ${i + 1} of ${windows}, ${backend}`);
        const [start = Number.NaN, ...after] = await hosts.timeEdits({ documents, backend, pause: seconds * 1000 });
        times[place]?.starts.push(start);
        times[place]?.edits.push(...after);
      }
    }
    for (const [place, { engine, backend, host }] of ours.entries()) {
      const what = { engine, backend, host, unit: 'ms' };
      rows.push(row({ ...what, workload: `edit, ${name}` }, times[place]?.edits ?? []));
      rows.push(row({ ...what, workload: `edit, ${name}, worker's start` }, times[place]?.starts ?? []));
    }
  }
  const lines = rows.map((each) => [each.workload, each.backend, each.median, each.min, each.max]);
  return { rows, text: `── edit, to the first frame after a step\n${table([['', '', 'ms', 'min', 'max'], ...lines])}` };
}
