// `npm start`: everything from a fresh clone to the served page.
import util from 'node:util';
import { checkNode, installPackages, root } from '../engine/install.mjs';

checkNode();
/** @param {string} problem @returns {never} */
function refuse(problem) {
  console.error(`${problem}\nnpm start -- [--port N] [--host]`);
  process.exit(1);
}

/** @type {{host?: boolean | undefined, port?: string | undefined}} */
let options = {};
try {
  options = util.parseArgs({ options: { host: { type: 'boolean' }, port: { type: 'string' } } }).values;
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}
const { host = false, port = '4173' } = options;
if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) refuse(`--port must be 1–65535, got ${port}`);

installPackages();

const { build, preview } = await import('vite');
await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: host ? true : '127.0.0.1', port: Number(port), strictPort: false },
});

const { local = [], network = [] } = server.resolvedUrls ?? {};
console.log(`Gradlab is at ${local[0]} (stop with Ctrl+C)`);
if (host) {
  for (const url of network) console.log(`and in the local network at ${url}`);
  console.log('Browsers give WebGPU only to secure pages: https, or this very machine at localhost or 127.0.0.1.');
  console.log('Pages opened over plain http from another machine train on WebAssembly instead.');
}
