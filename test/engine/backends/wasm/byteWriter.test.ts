import { expect, test } from 'vitest';
import { ByteWriter } from '../../../../engine/backends/wasm/byteWriter.ts';

const hex = (writer: ByteWriter): string =>
  Array.from(writer.written(), (b) => b.toString(16).padStart(2, '0')).join(' ');

// The worked examples of the LEB128 article and the format's own corner cases.
test.each([
  [0, '00'],
  [127, '7f'],
  [128, '80 01'],
  [624485, 'e5 8e 26'],
  [0xffffffff, 'ff ff ff ff 0f'],
])('unsigned %i', (value, bytes) => {
  expect(hex(new ByteWriter().unsigned(value))).toBe(bytes);
});

test.each([
  [0, '00'],
  [63, '3f'],
  [64, 'c0 00'],
  [-1, '7f'],
  [-64, '40'],
  [-65, 'bf 7f'],
  [-123456, 'c0 bb 78'],
  [0x7fffffff, 'ff ff ff ff 07'],
  [-0x80000000, '80 80 80 80 78'],
])('signed %i', (value, bytes) => {
  expect(hex(new ByteWriter().signed(value))).toBe(bytes);
});

test('numbers are little-endian, names carry their length', () => {
  expect(hex(new ByteWriter().int32(0x3f800000).int32(-2))).toBe('00 00 80 3f fe ff ff ff');
  expect(hex(new ByteWriter().name('run'))).toBe('03 72 75 6e');
});

test('grows past its first block, also in one large append', () => {
  const long = new ByteWriter();
  for (let i = 0; i < 1000; i++) long.byte(i & 0xff);
  const both = new ByteWriter().append(long).append(long);
  expect(both.length).toBe(2000);
  expect(both.written()[1999]).toBe(999 & 0xff);
});
