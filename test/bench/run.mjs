// `npm run bench`: measures and prints, asserts nothing.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { installPackages } from '../../engine/install.mjs';
import { ensureBrowser } from '../browser.mjs';
import { benchmarks } from './benchmarks.mjs';
import { entrants } from './entrants.mjs';
import { findPython } from './peers/findPython.mjs';
import { installPeers } from './peers/installPeers.mjs';
import { endProgress } from './progress.mjs';
import { workloads } from './workloads.mjs';

const names = Object.keys(benchmarks);
const backends = [...new Set(entrants.map(({ backend }) => backend))];
const usage = `npm run bench -- [options]
  --only NAME      one of ${names.join(', ')}; may be given more than once (default: all)
  --backend NAME   measure these alone: ${backends.join(', ')}; may be given more than once
  --seconds N      length of a window (default: 1.5; page: 5)
  --large          the large workloads too: ${Object.values(workloads)
    .flatMap((list) => list.flatMap(({ large, name }) => (large ? name : [])))
    .join(', ')}
  --json FILE      write the rows as JSON
  --help           show this`;

/** @param {string} problem @returns {never} */
function refuse(problem) {
  console.error(`${problem}\n${usage}`);
  process.exit(1);
}

/** Names given once or several times, with commas or without; all where there are none. @param {string} option @param {readonly string[] | undefined} given @param {readonly string[]} all */
function chosen(option, given, all) {
  const list = given?.flatMap((text) => text.split(',')) ?? all;
  for (const name of list)
    if (!all.includes(name)) refuse(`--${option}: no ${JSON.stringify(name)}; there are ${all.join(', ')}`);
  return list;
}

function options() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        backend: { type: 'string', multiple: true },
        seconds: { type: 'string' },
        large: { type: 'boolean' },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const given = options();
if (given.help) {
  console.log(usage);
  process.exit(0);
}
const only = chosen('only', given.only, names);
const wanted = chosen('backend', given.backend, backends);
const seconds = given.seconds === undefined ? undefined : Number(given.seconds);
if (seconds !== undefined && !(seconds > 0)) refuse(`--seconds: a number above 0, got ${given.seconds}`);

installPackages();
const browser = ensureBrowser();
const withPeers = only.some((name) => name in workloads);
const peersThere = withPeers && installPeers();
const python = withPeers ? findPython() : undefined;
if (python) process.env['PYTHON'] = python;
else if (withPeers) console.log(`PyTorch is not here (python3 -c 'import torch' fails): it is left out.\n`);

/** @type {Promise<import('./hosts/openHosts.mjs').Hosts> | undefined} */
let opened;
async function openOnce() {
  const { openHosts } = await import('./hosts/openHosts.mjs');
  const hosts = await openHosts(browser);
  console.log(
    `Node ${process.versions.node}, Chromium ${hosts.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`,
  );
  return hosts;
}

/** @type {import('./benchmarks.mjs').Setting} */
const setting = {
  hosts: () => (opened ??= openOnce()),
  takesPart: ({ engine, backend }) =>
    wanted.includes(backend) && (engine === 'gradlab' || (engine === 'pytorch' ? python !== undefined : peersThere)),
  browser,
  seconds,
  large: given.large ?? false,
};
/** @type {import('./row.mjs').Row[]} */
const rows = [];
try {
  for (const name of names.filter((each) => only.includes(each))) {
    for await (const result of benchmarks[name]?.(setting) ?? []) {
      rows.push(...result.rows);
      endProgress();
      console.log(`${result.text}\n`);
      if (given.json) writeFileSync(given.json, `${JSON.stringify(rows, undefined, 2)}\n`);
    }
  }
} finally {
  await (await opened)?.close();
}
