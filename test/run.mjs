// `npm test`: installs what is missing, runs every stage, ends with one line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import util from 'node:util';
import { installDawn, lendSwiftShader } from '../engine/dawn.mjs';
import { checkNode, installPackages, root } from '../engine/install.mjs';
import { ensureBrowser } from './browser.mjs';
import { count, playwrightCount, vitestCount } from './count.mjs';

/** @typedef {{command: string[][], minutes: number, env?: Record<string, string>, count: typeof count}} Stage */

const reports = join(root, 'test-results');
/** Script of a package's command: run by Node itself, so that no shell is needed on any system. @param {string} path */
const tool = (path) => [process.execPath, join(root, 'node_modules', path)];
const tsc = tool('typescript/bin/tsc');
const vitest = [...tool('vitest/vitest.mjs'), 'run', '--passWithNoTests', '--reporter=default', '--reporter=json'];
const playwright = [...tool('@playwright/test/cli.js'), 'test', '--config=e2e', '--pass-with-no-tests'];

/** @param {string} stage */
const reportOf = (stage) => join(reports, `${stage}.json`);

/** Every stage in the order of running; `minutes` is when a stage that hangs is ended. @type {Record<string, Stage>} */
const stages = {
  types: {
    command: [
      [...tsc, '-p', '.'],
      [...tsc, '-p', 'engine'],
    ],
    minutes: 5,
    count,
  },
  lint: { command: [[...tool('oxlint/bin/oxlint')]], minutes: 5, count },
  format: { command: [[...tool('oxfmt/bin/oxfmt'), '--check', '.']], minutes: 5, count },
  unit: {
    command: [[...vitest, '--project=unit', `--outputFile.json=${reportOf('unit')}`]],
    minutes: 15,
    count: vitestCount,
  },
  gpu: {
    command: [[...vitest, '--project=gpu', `--outputFile.json=${reportOf('gpu')}`]],
    minutes: 15,
    count: vitestCount,
  },
  build: { command: [[...tool('vite/bin/vite.js'), 'build']], minutes: 5, count },
  e2e: {
    command: [[...playwright, '--reporter=list,json']],
    minutes: 20,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') },
    count: playwrightCount,
  },
};

/** The stages asked for: all, or `--only unit,gpu`. The browser tests run on the production build. */
function selected() {
  const names = Object.keys(stages);
  const usage = `npm test -- [--only STAGE,…] with STAGE one of ${names.join(', ')}`;
  /** @param {string} problem @returns {never} */
  const refuse = (problem) => {
    console.error(`${problem}\n${usage}`);
    process.exit(1);
  };
  /** @type {string[]} */
  let asked = [];
  try {
    const { only = [] } = util.parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
    asked = only.flatMap((value) => value.split(','));
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
  for (const name of asked) if (!names.includes(name)) refuse(`--only: no stage ${JSON.stringify(name)}`);
  if (asked.length === 0) return names;
  return names.filter((name) => asked.includes(name) || (name === 'build' && asked.includes('e2e')));
}

/** A port nobody uses, so that two runs on one machine do not meet. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 4187));
    });
  });
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
/** Ends a stage with everything it started: each runs in a process group of its own. */
function endChild() {
  if (child?.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endChild();
    process.exit(130);
  });
}

/** @param {string[]} command @param {Stage} stage @returns {Promise<boolean>} whether it ended with 0 in time */
function run([file = '', ...args], { minutes, env }) {
  return new Promise((resolve) => {
    child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
    });
    const timer = setTimeout(() => {
      console.log(`ended after ${minutes} minutes without a result`);
      endChild();
    }, minutes * 60_000);
    const done = (/** @type {boolean} */ ok) => {
      clearTimeout(timer);
      resolve(ok);
    };
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

/** Installs what the stages need beside the packages. @param {string[]} names */
async function prepare(names) {
  if (!names.includes('gpu') && !names.includes('e2e')) return;
  const browser = ensureBrowser();
  console.log(`Browser: ${browser}`);
  process.env['CHROMIUM_PATH'] = browser;
  process.env['GRADLAB_E2E_PORT'] = String(await freePort());
  if (!names.includes('gpu')) return;
  if (!installDawn()) throw new Error('The npm package webgpu could not be installed (see above).');
  lendSwiftShader(browser);
}

checkNode();
const names = selected();
installPackages();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports);
try {
  await prepare(names);
} catch (error) {
  console.log(error instanceof Error ? error.message : error); // the stages that need it fail below
}

const total = { passed: 0, failed: 0, skipped: 0 };
const table = [];
for (const name of names) {
  const stage = stages[name];
  if (!stage) continue;
  console.log(`\n── ${name}`);
  const start = performance.now();
  let ok = true;
  for (const command of stage.command) ok = (await run(command, stage)) && ok;
  const report = reportOf(name);
  const result = stage.count(ok, existsSync(report) ? readFileSync(report, 'utf8') : '');
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  table.push(
    `${name.padEnd(8)}${result.failed ? 'FAILED' : 'ok'.padEnd(6)} ${String(result.passed).padStart(6)} passed ${String(result.failed).padStart(4)} failed ${String(result.skipped).padStart(4)} skipped ${seconds.padStart(8)} s`,
  );
}

console.log(`\n${table.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
