// `npm run bench`: measures and prints, asserts nothing. `--only page`, `--seconds N` a window, `--json FILE`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages, root } from '../../engine/install.mjs';
import { ensureBrowser } from '../browser.mjs';

const benches = { page: './page.mjs' };
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const asked = values.only?.flatMap((names) => names.split(',')) ?? Object.keys(benches);
for (const name of asked) {
  if (name in benches) continue;
  console.error(`--only: no benchmark ${JSON.stringify(name)}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(1);
}

installPackages();
const browser = ensureBrowser();
execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});
/** @type {import('./page.mjs').Row[]} */
const rows = [];
for (const name of asked) {
  const { measure } = await import(benches[/** @type {keyof typeof benches} */ (name)]);
  rows.push(...(await measure({ browser, seconds: Number(values.seconds) })));
}
const width = Math.max(...rows.map(({ workload }) => workload.length));
for (const { workload, min, median, max, unit } of rows) {
  const numbers = [median, min, max].map((value) => String(Number(value.toPrecision(4))).padStart(9));
  console.log(
    `${workload.padEnd(width)}  ${numbers[0]} ${unit.padEnd(10)} (${numbers[1]?.trim()} – ${numbers[2]?.trim()})`,
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
