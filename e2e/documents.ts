import { encodeLink } from '../engine/exchange/link.ts';
import { parseModel } from '../engine/spec/parseModel.ts';
import { unwrap } from '../engine/spec/problem.ts';

/** The part of an address that opens a document, which is told as in a file: without what is usual. */
export const linkOf = (json: unknown): string => encodeLink(unwrap(parseModel(json)));
