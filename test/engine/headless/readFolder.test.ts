import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readFolder } from '../../../engine/headless/readFolder.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

test('files go by their name, and by their folder’s with it, as documents name those of Fashion-MNIST', () => {
  const root = mkdtempSync(join(tmpdir(), 'gradlab-'));
  made.push(root);
  const folder = join(root, 'fashion-mnist');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.gz'), Uint8Array.of(1, 2));
  mkdirSync(join(folder, 'below'));
  const files = readFolder(`${folder}/`);
  expect([...files.keys()]).toEqual(['a.gz', 'fashion-mnist/a.gz']);
  expect(files.get('fashion-mnist/a.gz')).toEqual(Uint8Array.of(1, 2));
});

test('a folder that is not there is named', () => {
  expect(() => readFolder('/no/such/folder')).toThrow('/no/such/folder');
});
