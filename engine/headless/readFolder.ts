import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../data/dataset.ts';
import { ProblemError } from '../spec/problem.ts';

/** Every file directly in a folder, by name. */
export function readFolder(path: string): Files {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new ProblemError([{ code: 'text', path: ['--data'], values: { message: `no folder ${path}` } }]);
  const files = readdirSync(path).filter((name) => statSync(join(path, name)).isFile());
  return new Map(files.map((name) => [name, new Uint8Array(readFileSync(join(path, name)))]));
}
