import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../engine/install.mjs';
import { entrantsOf } from './entrants.mjs';
import { workloads } from './workloads.mjs';

/** @typedef {import('./hosts/openHosts.mjs').Hosts} Hosts */
/** @typedef {import('./entrants.mjs').Entrant} Entrant */
/** @typedef {{rows: readonly import('./row.mjs').Row[], text: string}} Result */
/**
 * What a benchmark is run with: hosts that open when they are first asked for, who may take part.
 * @typedef {{hosts: () => Promise<Hosts>, takesPart: (entrant: Entrant) => boolean, browser: string,
 *   seconds: number | undefined, large: boolean}} Setting
 */
/** @typedef {(setting: Setting) => AsyncGenerator<Result>} Benchmark */

const usualSeconds = 1.5;

// Modules that need installed packages are loaded with their benchmark.

/** @param {string} name @param {readonly import('./workloads.mjs').Workload[]} list @returns {Benchmark} */
const comparing = (name, list) =>
  async function* compare({ hosts, takesPart, seconds = usualSeconds, large }) {
    const { measureWorkload } = await import('./measureWorkload.mjs');
    const { workloadRows } = await import('./workloadRows.mjs');
    const { workloadTable } = await import('./workloadTable.mjs');
    for (const workload of list.filter((each) => large || !each.large)) {
      const entrants = entrantsOf(name).filter(takesPart);
      const result = await measureWorkload(await hosts(), workload, entrants, seconds);
      yield { rows: workloadRows(result), text: workloadTable(result) };
    }
  };

/** By the name that `--only` takes. @type {Readonly<Record<string, Benchmark>>} */
export const benchmarks = {
  ...Object.fromEntries(Object.entries(workloads).map(([name, list]) => [name, comparing(name, list)])),

  async *growth({ hosts, takesPart, seconds = usualSeconds }) {
    const { measureGrowth } = await import('./measureGrowth.mjs');
    yield await measureGrowth(await hosts(), entrantsOf('growth').filter(takesPart), seconds / 4);
  },

  async *edit({ hosts, takesPart, seconds = usualSeconds }) {
    const { measureEdits } = await import('./measureEdits.mjs');
    yield await measureEdits(await hosts(), entrantsOf('edit').filter(takesPart), seconds / 4);
  },

  async *rebuild({ hosts }) {
    const { measureRebuild } = await import('./measureRebuild.mjs');
    yield await measureRebuild((await hosts()).folder);
  },

  async *walk({ hosts }) {
    const { measureWalk } = await import('./measureWalk.mjs');
    yield await measureWalk((await hosts()).folder);
  },

  async *page({ takesPart, browser, seconds = 5 }) {
    const build = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
    execFileSync(process.execPath, build, { cwd: root, stdio: ['ignore', 2, 2] });
    const { measurePage } = await import('./measurePage.mjs');
    const ours = entrantsOf('page').filter(({ engine, host }) => engine === 'gradlab' && host === 'chromium');
    const backends = ours.filter(takesPart).map(({ backend }) => backend);
    yield await measurePage(browser, backends, seconds);
  },
};
