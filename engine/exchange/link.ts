import type { ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import type { Result } from '../spec/problem.ts';
import { withoutDefaults } from '../spec/withoutDefaults.ts';
import { readLinkText, writeLinkText } from './linkText.ts';

/** `#` and the document without defaults as writeLinkText writes it. The same document gives the same link. */
export const encodeLink = (spec: ModelSpec): string => `#${writeLinkText(withoutDefaults(spec))}`;

/** The document in a link: an address, its part after `#`, or that part with the `#`. */
export function decodeLink(link: string): Result<ModelSpec> {
  const read = readLinkText(link.slice(link.indexOf('#') + 1).trim());
  return read.ok ? parseModel(read.value) : read;
}
