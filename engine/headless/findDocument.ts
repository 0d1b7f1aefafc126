import { existsSync, readFileSync } from 'node:fs';
import { decodeLink } from '../exchange/link.ts';
import { presets } from '../presets/index.ts';
import type { ModelSpec } from '../spec/model.ts';
import { parseModel, parseModelText } from '../spec/parseModel.ts';
import { ProblemError, unwrap } from '../spec/problem.ts';

/** A document from a file, a preset's name, or a link. Throws a ProblemError with the page's sentence. */
export function findDocument(name: string): ModelSpec {
  if (existsSync(name)) return unwrap(parseModelText(readFileSync(name, 'utf8')));
  if (Object.hasOwn(presets, name)) return unwrap(parseModel(presets[name as keyof typeof presets].document));
  const hash = name.indexOf('#');
  if (hash >= 0) return unwrap(decodeLink(name.slice(hash)));
  const known = Object.keys(presets).join(', ');
  throw new ProblemError([
    {
      code: 'text',
      path: [],
      values: { message: `“${name.slice(0, 80)}” is no file, no link and no preset; presets are ${known}` },
    },
  ]);
}
