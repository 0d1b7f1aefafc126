import { describe, expect, test } from 'vitest';
import { Layout } from '../../../../engine/backends/wasm/layout.ts';
import { elementCount, type Size } from '../../../../engine/plan/program.ts';
import { ProgramBuilder } from '../programBuilder.ts';

const capacity = 7;
const shapes: readonly (readonly Size[])[] = [
  [],
  [1],
  [5],
  [3, 1],
  [3, 4],
  [5, 7],
  [2, 3, 5],
  [6, 128],
  ['rows'],
  ['rows', 1],
  ['rows', 6],
  ['rows', 64],
  ['rows', 3, 5],
];

const counting = (count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => i + 1);

describe.each(shapes.map((shape) => ({ shape })))('$shape', ({ shape }) => {
  const p = new ProgramBuilder(capacity);
  const before = p.tensor([3]);
  const tensor = p.tensor(shape);
  const after = p.tensor([3]);
  const layout = new Layout(p.program(), 64);
  const count = elementCount(shape, capacity);

  test('gives back what was written, and touches no neighbour', () => {
    const memory = new ArrayBuffer(layout.end);
    layout.write(memory, before.id, Float32Array.of(-1, -2, -3));
    layout.write(memory, after.id, Float32Array.of(-4, -5, -6));
    layout.write(memory, tensor.id, counting(count));
    expect(layout.read(memory, tensor.id)).toEqual(counting(count));
    expect([...layout.read(memory, before.id)]).toEqual([-1, -2, -3]);
    expect([...layout.read(memory, after.id)]).toEqual([-4, -5, -6]);
  });

  test('strides lead to the elements', () => {
    const memory = new ArrayBuffer(layout.end);
    layout.write(memory, tensor.id, counting(count));
    const { address, strides } = layout.placement(tensor.id);
    const sizes = shape.map((size) => (size === 'rows' ? capacity : size));
    for (let flat = 0; flat < count; flat++) {
      let [rest, offset] = [flat, 0];
      for (let d = sizes.length - 1; d >= 0; d--) {
        offset += (rest % sizes[d]!) * strides[d]!;
        rest = Math.floor(rest / sizes[d]!);
      }
      expect(new Float32Array(memory, address)[offset]).toBe(flat + 1);
    }
  });

  test('refuses more numbers than there is room for', () => {
    expect(() => layout.write(new ArrayBuffer(layout.end), tensor.id, counting(count + 1))).toThrow(
      `t1 holds ${count} numbers, got ${count + 1}`,
    );
  });
});

test('fewer rows leave the rest of a batched tensor as it was', () => {
  const p = new ProgramBuilder(4);
  const x = p.tensor(['rows', 3]);
  const layout = new Layout(p.program(), 0);
  const memory = new ArrayBuffer(layout.end);
  layout.write(memory, x.id, counting(12));
  layout.write(memory, x.id, Float64Array.of(-1, -2, -3, -4, -5, -6));
  expect([...layout.read(memory, x.id)]).toEqual([-1, -2, -3, -4, -5, -6, 7, 8, 9, 10, 11, 12]);
});

test.each([
  { from: ['rows', 4, 3], to: ['rows', 12] },
  { from: ['rows', 1], to: ['rows'] },
  { from: [4, 3], to: [12] },
  { from: [2, 3, 5], to: [6, 5] },
  { from: [7, 6], to: [6, 7] },
] as { from: Size[]; to: Size[] }[])('a view shows the same elements: $from as $to', ({ from, to }) => {
  const p = new ProgramBuilder(5);
  const source = p.tensor(from);
  const view = p.tensor(to, 'table', 'f32', source);
  const layout = new Layout(p.program(), 64);
  const memory = new ArrayBuffer(layout.end);
  const count = elementCount(from, 5);
  layout.write(memory, source.id, counting(count));
  expect(layout.read(memory, view.id)).toEqual(counting(count));
});

test('rows begin where whole vectors fit, and far apart ones not a power of two apart', () => {
  const p = new ProgramBuilder(2);
  const strides = [1, 2, 6, 12, 64, 128, 784].map((n) => p.tensor(['rows', n]));
  const layout = new Layout(p.program(), 0);
  expect(strides.map(({ id }) => layout.placement(id).strides[0])).toEqual([1, 4, 8, 12, 80, 144, 784]);
});

test('only floats can be read', () => {
  const p = new ProgramBuilder();
  const order = p.tensor([3], 'table', 'u32');
  const layout = new Layout(p.program(), 0);
  expect(() => layout.read(new ArrayBuffer(layout.end), order.id)).toThrow('only floats can be read, t0 holds u32');
});
