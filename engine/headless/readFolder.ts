import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Files } from '../data/dataset.ts';
import { ProblemError } from '../spec/problem.ts';

/** Every file directly in a folder, by name, and by the folder's name with its own: documents may name either. */
export function readFolder(path: string): Files {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new ProblemError([{ code: 'text', path: ['--data'], values: { message: `no folder ${path}` } }]);
  const files = readdirSync(path).filter((name) => statSync(join(path, name)).isFile());
  const folder = basename(resolve(path));
  return new Map(
    files.flatMap((name) => {
      const bytes = new Uint8Array(readFileSync(join(path, name)));
      return [name, `${folder}/${name}`].map((each) => [each, bytes] as const);
    }),
  );
}
