import { expect, test } from 'vitest';
import { packed, packedGrey, unpacked } from '../../../app/charts/packed.ts';

test('a colour lies in memory as a canvas keeps it: red, green, blue, opaque', () => {
  expect([...new Uint8Array(Uint32Array.of(packed(1.4, 127.6, 255)).buffer)]).toEqual([1, 128, 255, 255]);
});

test('its channels come out again', () => {
  expect(unpacked(packed(0, 200, 255))).toEqual([0, 200, 255]);
});

test('a grey stays between black and white', () => {
  expect([-1, 0, 0.5, 1, 2].map((share) => unpacked(packedGrey(share))[0])).toEqual([0, 0, 128, 255, 255]);
});
