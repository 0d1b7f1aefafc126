import { expect, test } from 'vitest';
import { batchOf, firstPlace, readWalk, writeWalk, type WalkAddress } from '../../../app/explain/walkAddress.ts';

test.each<[string, WalkAddress]>([
  ['step=1', firstPlace],
  ['step=14&at=2,3', { ...firstPlace, step: 13, element: [1, 2] }],
  ['step=3&at=1&row=mean', { ...firstPlace, step: 2, element: [0], row: 'mean' }],
  ['step=3&row=5&sample=57', { ...firstPlace, step: 2, row: 4, sample: 57 }],
  ['step=1&sample=drawn', { ...firstPlace, sample: 'drawn' }],
  ['step=1&x=0.05,-0.1&t=0,1', { ...firstPlace, own: { values: [0.05, -0.1], target: [0, 1] } }],
  ['step=2&decimals=9', { ...firstPlace, step: 1, decimals: 9 }],
])('%s is written and read', (text, address) => {
  expect(writeWalk(address)).toBe(text);
  expect(readWalk(text)).toEqual(address);
});

test('nothing is no walk, and what is not understood is left out', () => {
  expect(readWalk('')).toBeUndefined();
  expect(readWalk('step=-4&at=x&row=0&sample=1e9&nonsense')).toEqual(firstPlace);
  expect(readWalk('step=1&decimals=99')).toEqual({ ...firstPlace, decimals: 10 });
  expect(readWalk('step=999999&x=1,2')).toEqual({ ...firstPlace, step: 999_998 });
});

test('a batch is the next one, a sample, one that was typed, or one that was drawn', () => {
  const drawn = { values: [1, 2], label: 3 };
  expect(batchOf(firstPlace, drawn)).toEqual({ kind: 'next' });
  expect(batchOf({ ...firstPlace, sample: 0 }, drawn)).toEqual({ kind: 'sample', index: 0 });
  expect(batchOf({ ...firstPlace, sample: 'drawn' }, undefined)).toEqual({ kind: 'next' });
  expect(batchOf({ ...firstPlace, sample: 'drawn' }, drawn)).toMatchObject({ kind: 'given', isRaw: true });
  const own = { values: [1], target: [0] };
  expect(batchOf({ ...firstPlace, own }, undefined)).toMatchObject({ kind: 'given', isRaw: false });
});
