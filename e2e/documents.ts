import { encodeLink } from '../engine/exchange/link.ts';
import { parseModel } from '../engine/spec/parseModel.ts';
import { unwrap } from '../engine/spec/problem.ts';

/** The part of an address that opens a document, which is told as in a file: without what is usual. */
export const linkOf = (json: unknown): string => encodeLink(unwrap(parseModel(json)));

/** The longest formulas that a walk shows: slopes of activations and of a loss that clips. */
export const longFormulas = {
  version: 1,
  layers: [
    { type: 'dense', units: 2, activation: { type: 'mish' } },
    { type: 'dense', units: 2, activation: { type: 'gelu', approximate: true } },
    { type: 'dense', units: 1, activation: { type: 'hardSigmoid' } },
  ],
  loss: { type: 'binaryCrossentropy' },
  optimizer: { type: 'adam' },
};
