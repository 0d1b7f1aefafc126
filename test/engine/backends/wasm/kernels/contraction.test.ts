import { describe, expect, test } from 'vitest';
import type { Size } from '../../../../../engine/plan/program.ts';
import { ProgramBuilder } from '../../programBuilder.ts';
import { runProgram, worst } from '../runProgram.ts';

const sizes = [1, 2, 3, 5, 7, 13, 31, 101];

/** A sum of n products of normal numbers, each rounded to 24 bits, in any order. */
const tolerance = (n: number): number => 2 ** -24 * (n + 6);

/** Each of the three matrix products of a dense layer, with what is fused behind it. */
const products = {
  /** z = x·w + b, a = relu(z). */
  forward(rows: Size, inputs: number, units: number, capacity: number) {
    const p = new ProgramBuilder(capacity);
    const [x, w, b] = [p.tensor([rows, inputs]), p.tensor([inputs, units]), p.tensor([units])];
    const [z, a] = [p.tensor([rows, units], 'output'), p.tensor([rows, units], 'output')];
    p.phase({
      axes: [rows, units],
      over: [inputs],
      inputs: { x: [x, 'i0', 'k0'], w: [w, 'k0', 'i1'], b: [b, 'i1'] },
      body: 'x * w',
      stores: [
        { into: z, at: ['i0', 'i1'], value: 'reduced + b' },
        { into: a, at: ['i0', 'i1'], value: 'max(reduced + b, 0)' },
      ],
    });
    return { program: p.program(), wanted: [z, a], terms: inputs };
  },
  /** dx = dy·wᵀ, times the slope of the activation before. */
  backward(rows: Size, inputs: number, units: number, capacity: number) {
    const p = new ProgramBuilder(capacity);
    const [dy, w, y] = [p.tensor([rows, units]), p.tensor([inputs, units]), p.tensor([rows, inputs])];
    const dx = p.tensor([rows, inputs], 'output');
    p.phase({
      axes: [rows, inputs],
      over: [units],
      inputs: { dy: [dy, 'i0', 'k0'], w: [w, 'i1', 'k0'], y: [y, 'i0', 'i1'] },
      body: 'dy * w',
      stores: [{ into: dx, at: ['i0', 'i1'], value: 'reduced * where(y > 0, 1, 0.1)' }],
    });
    return { program: p.program(), wanted: [dx], terms: units };
  },
  /** dw = xᵀ·dy, and w and its state moved in place. */
  update(rows: Size, inputs: number, units: number, capacity: number) {
    const p = new ProgramBuilder(capacity);
    const [x, dy] = [p.tensor([rows, inputs]), p.tensor([rows, units])];
    const [w, m] = [p.tensor([inputs, units], 'parameter'), p.tensor([inputs, units], 'state')];
    p.phase({
      axes: [inputs, units],
      over: [rows],
      inputs: { x: [x, 'k0', 'i0'], dy: [dy, 'k0', 'i1'], w: [w, 'i0', 'i1'], m: [m, 'i0', 'i1'] },
      body: 'x * dy',
      stores: [
        { into: m, at: ['i0', 'i1'], value: '0.9 * m + 0.1 * reduced' },
        { into: w, at: ['i0', 'i1'], value: 'w - 0.5 * (0.9 * m + 0.1 * reduced)' },
      ],
    });
    return { program: p.program(), wanted: [w, m], terms: capacity };
  },
};

describe.each(Object.entries(products))('%s', (_, build) => {
  test.each(sizes)('agrees with the reference at ragged sizes, %i rows', async (rows) => {
    for (const inputs of sizes)
      for (const units of [1, 5, 10]) {
        const { program, wanted, terms } = build('rows', inputs, units, rows);
        const results = await runProgram(program, [{}]);
        for (const tensor of wanted) expect(worst(results, tensor).error).toBeLessThan(tolerance(terms));
      }
  });

  test('runs any number of rows up to the capacity, and leaves the others alone', async () => {
    const capacity = 19;
    const { program, wanted } = build('rows', 7, 9, capacity);
    for (let rows = 0; rows <= capacity; rows++) {
      const results = await runProgram(program, [{ rows }]);
      for (const tensor of wanted) {
        expect(worst(results, tensor).error).toBeLessThan(tolerance(capacity));
        // The reference starts from the same numbers, so rows not run are equal to the bit.
        if (tensor.shape[0] !== 'rows') continue;
        const columns = Number(tensor.shape[1]);
        for (let at = rows * columns; at < capacity * columns; at++)
          expect(results.wasm[tensor.id]![at]).toBe(results.reference[tensor.id]![at]);
      }
    }
  });

  test('runs with a fixed first size as well', async () => {
    for (const rows of [1, 6, 9]) {
      const { program, wanted, terms } = build(rows, 5, 10, rows);
      const results = await runProgram(program, [{}]);
      for (const tensor of wanted) expect(worst(results, tensor).error).toBeLessThan(tolerance(terms + 9));
    }
  });

  test('gives the same bits every time', async () => {
    const { program, wanted } = build('rows', 31, 13, 10);
    const [first, second] = [await runProgram(program, [{}]), await runProgram(program, [{}])];
    for (const { id } of wanted) expect(second.wasm[id]).toEqual(first.wasm[id]);
  });
});

test('products over more than two axes: a stack of rows, a stack of matrices', async () => {
  const p = new ProgramBuilder(5);
  const [x, w] = [p.tensor(['rows', 6, 7]), p.tensor([6, 7, 9])];
  const [shared, own] = [p.tensor(['rows', 6, 9], 'output'), p.tensor(['rows', 6, 9], 'output')];
  const kernel = p.tensor([7, 9]);
  p.phase(
    {
      axes: ['rows', 6, 9],
      over: [7],
      inputs: { x: [x, 'i0', 'i1', 'k0'], w: [kernel, 'k0', 'i2'] },
      body: 'x * w',
      stores: [{ into: shared, at: ['i0', 'i1', 'i2'], value: 'reduced' }],
    },
    {
      axes: ['rows', 6, 9],
      over: [7],
      inputs: { x: [x, 'i0', 'i1', 'k0'], w: [w, 'i1', 'k0', 'i2'] },
      body: 'x * w',
      stores: [{ into: own, at: ['i0', 'i1', 'i2'], value: 'reduced' }],
    },
  );
  const results = await runProgram(p.program(), [{ rows: 4 }]);
  for (const tensor of [shared, own]) expect(worst(results, tensor).error).toBeLessThan(tolerance(7));
});

test('a convolution is a reduction over shifted positions', async () => {
  const p = new ProgramBuilder(3);
  const [image, kernel] = [p.tensor(['rows', 9, 11, 2]), p.tensor([3, 3, 2, 5])];
  const out = p.tensor(['rows', 4, 9, 5], 'output');
  const plus = (axis: string, times: number, k: string) => ({
    terms: [
      { axis, times },
      { axis: k, times: 1 },
    ],
    plus: 0,
  });
  p.phase({
    axes: ['rows', 4, 9, 5],
    over: [3, 3, 2],
    inputs: {
      x: [image, 'i0', plus('i1', 2, 'k0'), plus('i2', 1, 'k1'), 'k2'],
      w: [kernel, 'k0', 'k1', 'k2', 'i3'],
    },
    body: 'x * w',
    stores: [{ into: out, at: ['i0', 'i1', 'i2', 'i3'], value: 'reduced' }],
  });
  const results = await runProgram(p.program(), [{}]);
  expect(worst(results, out).error).toBeLessThan(tolerance(18));
});

test('garbage behind the rows is never read as data, even NaN', async () => {
  const p = new ProgramBuilder(3);
  const [x, c, w] = [p.tensor(['rows', 5]), p.tensor([5]), p.tensor([6, 5])];
  const y = p.tensor(['rows', 5], 'output');
  const [sum, largest, product] = [
    p.tensor(['rows'], 'output'),
    p.tensor(['rows'], 'output'),
    p.tensor(['rows', 6], 'output'),
  ];
  const fold = (by: 'sum' | 'max', into: typeof y) => ({
    axes: ['rows' as const],
    over: [5],
    by,
    inputs: { y: [y, 'i0', 'k0'] as const },
    body: 'y',
    stores: [{ into, at: ['i0'], value: 'reduced' }],
  });
  p.phase(
    {
      axes: ['rows', 5],
      inputs: { x: [x, 'i0', 'i1'], c: [c, 'i1'] },
      // Rows of 5 are padded to 8. The padding of x and c holds 0, so that of y becomes 0/0.
      stores: [{ into: y, at: ['i0', 'i1'], value: 'x / c - 100' }],
    },
    fold('sum', sum),
    fold('max', largest),
    {
      axes: ['rows', 6],
      over: [5],
      inputs: { y: [y, 'i0', 'k0'], w: [w, 'i1', 'k0'] },
      body: 'y * w',
      stores: [{ into: product, at: ['i0', 'i1'], value: 'reduced' }],
    },
  );
  const results = await runProgram(p.program(), [{}]);
  for (const tensor of [sum, largest, product]) expect(worst(results, tensor, 100).error).toBeLessThan(tolerance(5));
});
