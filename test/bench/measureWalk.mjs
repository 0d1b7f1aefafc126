import { join } from 'node:path';
import { forked } from './forked.mjs';
import { progress } from './progress.mjs';
import { row } from './row.mjs';
import { digits } from './table.mjs';

/** A walk through a net of 200,000 parameters: milliseconds of each of its steps, and of the checks. @param {string} folder */
export async function measureWalk(folder) {
  progress('walk: every step and check');
  /** @type {import('./trainers/walkEntry.ts').WalkReport} */
  const { opening, steps, firstChecks, checks } = await forked(join(folder, 'node/walk.mjs'));
  const what = { engine: /** @type {const} */ ('gradlab'), backend: 'wasm', host: /** @type {const} */ ('node') };
  const times = { opening: [opening], step: steps, 'first check': firstChecks, check: checks };
  const rows = Object.entries(times).map(([name, values]) =>
    row({ ...what, workload: `walk, ${name}`, unit: 'ms' }, values),
  );
  const each = rows.map(
    ({ workload, median, max }) => `${workload.slice(6)} ${digits(median)} ms, at most ${digits(max)}`,
  );
  return {
    rows,
    text: `── walk, ${steps.length} steps of 200,000 parameters, batch 32, Node, wasm: ${each.join('; ')}`,
  };
}
