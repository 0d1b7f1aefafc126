// `npm run bench`: measures and prints, asserts nothing.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages, root } from '../../engine/install.mjs';
import { ensureBrowser } from '../browser.mjs';
import { entrants } from './entrants.mjs';
import { installPeers } from './peers/installPeers.mjs';
import { workloads } from './workloads.mjs';

const names = [...Object.keys(workloads), 'growth', 'rebuild', 'page'];
const backends = [...new Set(entrants.map(({ backend }) => backend))];
const usage = `npm run bench -- [options]
  --only NAME      one of ${names.join(', ')}; may be given more than once (default: all)
  --backend NAME   train on these alone: ${backends.join(', ')}; may be given more than once
  --seconds N      length of a window (default: 1.5; page: 5)
  --json FILE      write the rows as JSON`;

/** @param {string} problem @returns {never} */
function refuse(problem) {
  console.error(`${problem}\n${usage}`);
  process.exit(1);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        backend: { type: 'string', multiple: true },
        seconds: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const only = values.only?.flatMap((text) => text.split(',')) ?? names;
    const wanted = values.backend?.flatMap((text) => text.split(',')) ?? backends;
    for (const name of only) if (!names.includes(name)) refuse(`--only: no benchmark ${JSON.stringify(name)}`);
    for (const name of wanted) if (!backends.includes(name)) refuse(`--backend: no backend ${JSON.stringify(name)}`);
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
    if (seconds !== undefined && !(seconds > 0)) refuse('--seconds: a number above 0');
    return { only, wanted, seconds, json: values.json };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { only, wanted, seconds, json } = options();
installPackages();
const browser = ensureBrowser();
/** @type {import('./row.mjs').Row[]} */
const rows = [];
/** @param {{rows: readonly import('./row.mjs').Row[], text: string}} result */
function show(result) {
  rows.push(...result.rows);
  console.log(`${result.text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify(rows, undefined, 2)}\n`);
}

if (only.some((name) => name !== 'page')) {
  const peersThere = only.some((name) => name in workloads) && installPeers();
  const [{ openHosts }, { measureTraining, trainingRows }, { trainingTable }, { measureGrowth }, { measureRebuild }] =
    await Promise.all([
      import('./hosts/openHosts.mjs'),
      import('./measureTraining.mjs'),
      import('./trainingTable.mjs'),
      import('./measureGrowth.mjs'),
      import('./measureRebuild.mjs'),
    ]);
  const takingIn = (/** @type {string} */ name) =>
    entrants.filter(
      ({ engine, backend, only: own = name }) =>
        own === name && wanted.includes(backend) && (engine === 'gradlab' || peersThere),
    );
  const hosts = await openHosts(browser);
  console.log(
    `Node ${process.versions.node}, Chromium ${hosts.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`,
  );
  try {
    for (const [name, list] of Object.entries(workloads)) {
      if (!only.includes(name)) continue;
      for (const workload of list) {
        const result = await measureTraining(hosts, workload, takingIn(name), seconds ?? 1.5);
        show({ rows: trainingRows(result), text: trainingTable(result) });
      }
    }
    if (only.includes('growth')) show(await measureGrowth(hosts, takingIn('growth'), seconds ?? 1.5));
    if (only.includes('rebuild')) show(await measureRebuild(hosts.folder));
  } finally {
    await hosts.close();
  }
}
if (only.includes('page')) {
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  const { measure } = await import('./page.mjs');
  show(await measure({ browser, seconds: seconds ?? 5 }));
}
