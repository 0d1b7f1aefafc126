import { expect, test } from 'vitest';
import { weightsHash } from '../../../engine/train/weightsHash.ts';

const weights = {
  'dense1.kernel': Float32Array.of(0.5, -1.25, 3, 0),
  'dense1.bias': Float32Array.of(-0),
  '𝛼.β': Float32Array.of(1e-30, 7),
};

// Hashes are kept with runs: they must stay what they are.
test('gives the hash that it has always given', () => {
  expect(weightsHash(weights)).toBe('b382661e2c756061');
  expect(weightsHash({})).toBe('ebb6c2283cd6e3f3');
});

test('does not depend on the order of tensors, but on names, lengths, bits and places', () => {
  const own = weightsHash(weights);
  expect(weightsHash(Object.fromEntries(Object.entries(weights).toReversed()))).toBe(own);
  const others = [
    { ...weights, 'dense1.bias': Float32Array.of(0) },
    { ...weights, 'dense1.kernel': Float32Array.of(-1.25, 0.5, 3, 0) },
    { ...weights, 'dense1.kernel': Float32Array.of(0.5, -1.25, 3) },
    { ...weights, 'dense2.bias': Float32Array.of(-0) },
  ];
  expect(new Set([own, ...others.map(weightsHash)]).size).toBe(5);
});
