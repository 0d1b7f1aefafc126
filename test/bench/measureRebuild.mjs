import { join } from 'node:path';
import { forked } from './forked.mjs';
import { progress } from './progress.mjs';
import { row } from './row.mjs';
import { digits } from './table.mjs';

/** A thousand rebuilds of a session in a Node process of their own: time of each, memory around them. @param {string} folder */
export async function measureRebuild(folder) {
  progress('rebuild: 1000 rebuilds');
  /** @type {import('./trainers/rebuildEntry.ts').RebuildReport} */
  const { milliseconds, before, after } = await forked(join(folder, 'node/rebuild.mjs'));
  const what = { engine: /** @type {const} */ ('gradlab'), backend: 'wasm', host: /** @type {const} */ ('node') };
  const megabytes = (/** @type {string} */ name, /** @type {number} */ bytes) =>
    row({ ...what, workload: `rebuild, ${name}`, unit: 'MB' }, [bytes / 1e6]);
  const kinds = /** @type {const} */ (['heap', 'buffers', 'process']);
  const rows = [
    row({ ...what, workload: 'rebuild, document to first step', unit: 'ms' }, milliseconds),
    ...kinds.flatMap((kind) => [megabytes(`${kind} before`, before[kind]), megabytes(`${kind} after`, after[kind])]),
  ];
  const time = rows[0];
  const memory = kinds.map((kind) => `${kind} ${digits(before[kind] / 1e6)} → ${digits(after[kind] / 1e6)} MB`);
  const text = `── rebuild, 1000 times in Node, wasm: ${digits(time?.median ?? Number.NaN)} ms each (${digits(time?.min ?? Number.NaN)} – ${digits(time?.max ?? Number.NaN)}); ${memory.join(', ')}`;
  return { rows, text };
}
