import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Does literally what the README says under "Adding …", in a copy of the project, and lets the registries' own
 * laws judge the new members. A block `file=` is written as it stands; a block `registry=` gives the import and the entry.
 */
const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```ts (file|registry)=(\S+)\n([\s\S]*?)```/g)].map(([, kind, path, text]) => ({
  kind: kind!,
  path: path!,
  text: text!,
}));
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'gradlab-readme-'));
  for (const part of [
    'engine',
    'shaders',
    'test',
    'app',
    'package.json',
    'package-lock.json',
    '.npmrc',
    'tsconfig.json',
    'vite.config.ts',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { kind, path, text } of blocks) {
    if (kind === 'file') {
      writeFileSync(join(copy, path), text);
      continue;
    }
    const [line, entry] = text.trim().split('\n');
    const before = readFileSync(join(copy, path), 'utf8');
    const after = `${line}\n${before.replace(/(export const \w+ = \{)/, `$1 ${entry}`)}`;
    expect(after).toContain(`{ ${entry}`);
    writeFileSync(join(copy, path), after);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (...args: string[]): string => {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env });
  if (status === 0) return stdout;
  const telling = `${stdout}\n${stderr}`.split('\n').filter((line) => /error|×|expected/i.test(line));
  throw new Error(`${args.join(' ')}\n${telling.slice(0, 20).join('\n')}`);
};

test('the README shows an activation, a layer and a dataset, each within reach of ten lines of code', () => {
  const files = blocks.filter(({ kind }) => kind === 'file');
  expect(files.map(({ path }) => path.split('/')[1])).toEqual(['activations', 'layers', 'data']);
});

test('what it says compiles', () => {
  run(join(copy, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', '.');
}, 60_000);

test('the laws of the registries hold for the new members', () => {
  const laws = ['activations/activations', 'layers/layers', 'data/datasets'].map((law) => `test/engine/${law}.test.ts`);
  const report = run(
    join(copy, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--reporter',
    'verbose',
    ...laws,
  );
  for (const member of ['squareplus', 'scale', 'stripes']) expect(report).toContain(`${member} > `);
}, 120_000);

test('a document with all three trains', () => {
  const script = join(copy, 'new.json');
  const layers = [
    { type: 'dense', units: 8, activation: 'squareplus' },
    'scale',
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ];
  writeFileSync(script, JSON.stringify({ version: 1, data: 'stripes', layers }));
  const printed = run(join(copy, 'engine/headless.mjs'), script, '--epochs', '2', '--json');
  expect(printed).toContain('"evaluate"');
}, 60_000);
