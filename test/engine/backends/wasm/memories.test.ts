import { expect, test } from 'vitest';
import { Memories } from '../../../../engine/backends/wasm/memories.ts';

const page = 65536;

test('what was left is given again, grown where it is too small, and all of it zero', () => {
  const memories = new Memories();
  const first = memories.take(2 * page);
  new Uint8Array(first.buffer).fill(7);
  memories.leave(first);
  const again = memories.take(3 * page - 5);
  expect(again).toBe(first);
  expect(again.buffer.byteLength).toBe(3 * page);
  expect(new Uint8Array(again.buffer).every((byte) => byte === 0)).toBe(true);
});

test('only so many bytes are zeroed as are asked for: the rest is written before it is read', () => {
  const memories = new Memories();
  const memory = memories.take(page);
  new Uint8Array(memory.buffer).fill(7);
  memories.leave(memory);
  const bytes = new Uint8Array(memories.take(page, 100).buffer);
  expect([...bytes.subarray(98, 102)]).toEqual([0, 0, 7, 7]);
});

test('what somebody uses is given to nobody else', () => {
  const memories = new Memories();
  const first = memories.take(page);
  memories.leave(first);
  expect(memories.take(page)).toBe(first);
  expect(memories.take(page)).not.toBe(first);
});

test('one of quite another size stays for whoever wants that much', () => {
  const memories = new Memories();
  const large = memories.take(10 * page);
  memories.leave(large);
  expect(memories.take(page).buffer.byteLength).toBe(page);
  expect(memories.take(100 * page).buffer.byteLength).toBe(100 * page);
  expect(memories.take(10 * page)).toBe(large);
});

test('no more than 64 MiB lie unused: the oldest goes', () => {
  const memories = new Memories();
  const [oldest, newest] = [memories.take(600 * page), memories.take(600 * page)];
  memories.leave(oldest);
  memories.leave(newest);
  expect(memories.take(600 * page)).toBe(newest);
  expect(memories.take(600 * page)).not.toBe(oldest);
});

test('one that is larger than that is not kept', () => {
  const memories = new Memories();
  const huge = memories.take(1025 * page);
  memories.leave(huge);
  expect(memories.take(1025 * page)).not.toBe(huge);
});
