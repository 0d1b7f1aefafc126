import { describe, expect, test } from 'vitest';
import { affine, ProgramBuilder } from '../../programBuilder.ts';
import { runProgram, worst } from '../runProgram.ts';

const sizes = [1, 2, 3, 4, 5, 7, 8, 13, 31, 101];

test.each(sizes)('elementwise over rows of %i, with one number a column and one a row', async (n) => {
  for (const rows of [1, 2, 3, 5, 8]) {
    const p = new ProgramBuilder(rows + 2, ['scale']);
    const [x, column, row] = [p.tensor(['rows', n]), p.tensor([n]), p.tensor(['rows'])];
    const [y, z] = [p.tensor(['rows', n], 'output'), p.tensor(['rows', n], 'output')];
    p.phase({
      axes: ['rows', n],
      inputs: { x: [x, 'i0', 'i1'], c: [column, 'i1'], r: [row, 'i0'] },
      stores: [
        { into: y, at: ['i0', 'i1'], value: 'x * c + exp(r) * scale' },
        { into: z, at: ['i0', 'i1'], value: 'x * c - tanh(r * r)' },
      ],
    });
    const results = await runProgram(p.program(), [{ rows, uniforms: [0.3] }]);
    for (const tensor of [y, z]) {
      expect(worst(results, tensor).error).toBeLessThan(1e-6);
      for (let at = rows * n; at < (rows + 2) * n; at++)
        expect(results.wasm[tensor.id]![at]).toBe(results.reference[tensor.id]![at]);
    }
  }
});

test('axes are numbers in formulas, exact in every lane', async () => {
  for (const n of sizes) {
    const p = new ProgramBuilder(6);
    const y = p.tensor(['rows', 3, n], 'output');
    p.phase({
      axes: ['rows', 3, n],
      stores: [{ into: y, at: ['i0', 'i1', 'i2'], value: '10000 * i0 + 1000 * i1 + i2' }],
    });
    const results = await runProgram(p.program(), [{}]);
    expect(worst(results, y).error).toBe(0);
  }
});

test('transposed, strided, shifted and backward reads and stores', async () => {
  const p = new ProgramBuilder(1);
  const [x, wide] = [p.tensor([13, 7]), p.tensor([30, 50])];
  const [transposed, spread, backward] = [
    p.tensor([7, 13], 'output'),
    p.tensor([7, 30], 'output'),
    p.tensor([7, 13], 'output'),
  ];
  p.phase(
    {
      axes: [7, 13],
      inputs: { x: [x, 'i1', 'i0'], w: [wide, affine({ i0: 3 }, 2), affine({ i1: 3 }, 5)] },
      stores: [
        { into: transposed, at: ['i0', 'i1'], value: 'x + w' },
        { into: spread, at: ['i0', affine({ i1: 2 }, 3)], value: 'x - w' },
      ],
    },
    {
      axes: [7, 13],
      inputs: { x: [x, affine({ i1: -1 }, 12), affine({ i0: -1 }, 6)] },
      stores: [{ into: backward, at: ['i0', 'i1'], value: 'x' }],
    },
  );
  const results = await runProgram(p.program(), [{}]);
  for (const tensor of [transposed, spread, backward]) expect(worst(results, tensor).error).toBeLessThan(1e-7);
});

test('two tensors written side by side into one do not touch each other', async () => {
  const p = new ProgramBuilder(4);
  const [a, b, both] = [p.tensor(['rows', 3]), p.tensor(['rows', 5]), p.tensor(['rows', 8], 'output')];
  const copy = (from: typeof a, n: number, plus: number) => ({
    axes: ['rows' as const, n],
    inputs: { v: [from, 'i0', 'i1'] as const },
    stores: [{ into: both, at: ['i0', affine({ i1: 1 }, plus)], value: 'v' }],
  });
  // The second half first: whole vectors of the first half would reach into it.
  p.phase(copy(b, 5, 3), copy(a, 3, 0));
  const results = await runProgram(p.program(), [{}]);
  expect(worst(results, both).error).toBe(0);
});

describe('memory that tensors share', () => {
  test('in place: every formula sees the values from before', async () => {
    for (const n of sizes) {
      const p = new ProgramBuilder(1);
      const [w, m] = [p.tensor([5, n], 'parameter'), p.tensor([5, n], 'state')];
      p.phase({
        axes: [5, n],
        inputs: { w: [w, 'i0', 'i1'], m: [m, 'i0', 'i1'] },
        stores: [
          { into: m, at: ['i0', 'i1'], value: 'w' },
          { into: w, at: ['i0', 'i1'], value: 'm - 2 * w' },
        ],
      });
      const results = await runProgram(p.program(), [{}, {}, {}]);
      for (const tensor of [w, m]) expect(worst(results, tensor).error).toBeLessThan(1e-6);
    }
  });

  test('temporaries of other shapes take turns in one buffer', async () => {
    const p = new ProgramBuilder(5);
    const x = p.tensor(['rows', 7]);
    const first = p.tensor(['rows', 7], 'temporary');
    const [second, third] = [p.tensor(['rows', 3], 'temporary'), p.tensor(['rows', 5], 'temporary', 'f32', first)];
    const out = p.tensor(['rows', 5], 'output');
    const step = (from: typeof x, into: typeof x, n: number, value: string) => ({
      axes: ['rows' as const, n],
      inputs: { v: [from, 'i0', affine({ i1: 1 })] as const },
      stores: [{ into, at: ['i0', 'i1'], value }],
    });
    p.phase(
      step(x, first, 7, 'v + 1'),
      step(first, second, 3, 'v * v'),
      {
        axes: ['rows', 5],
        over: [3],
        inputs: { v: [second, 'i0', 'k0'] },
        body: 'v',
        stores: [{ into: third, at: ['i0', 'i1'], value: 'reduced + i1' }],
      },
      step(third, out, 5, 'v'),
    );
    const results = await runProgram(p.program(), [{ rows: 4 }]);
    expect(worst(results, out).error).toBeLessThan(1e-6);
  });

  test('a view reads what was stored under another shape', async () => {
    const p = new ProgramBuilder(3);
    const x = p.tensor(['rows', 2, 7]);
    const image = p.tensor(['rows', 2, 7], 'temporary');
    const flat = p.tensor(['rows', 14], 'temporary', 'f32', image);
    const out = p.tensor(['rows', 14], 'output');
    p.phase(
      {
        axes: ['rows', 2, 7],
        inputs: { x: [x, 'i0', 'i1', 'i2'] },
        stores: [{ into: image, at: ['i0', 'i1', 'i2'], value: '2 * x' }],
      },
      {
        axes: ['rows', 14],
        inputs: { x: [flat, 'i0', 'i1'] },
        stores: [{ into: out, at: ['i0', 'i1'], value: 'x + i1' }],
      },
    );
    const results = await runProgram(p.program(), [{}]);
    expect(worst(results, out).error).toBeLessThan(1e-6);
  });
});

describe('optimizer state', () => {
  const step = (storage: 'state' | 'parameter', value: string, start: number) => {
    const p = new ProgramBuilder(1);
    const m = p.tensor([6], storage);
    p.phase({ axes: [6], inputs: { m: [m, 'i0'] }, stores: [{ into: m, at: ['i0'], value }] });
    return runProgram(p.program(), [{}], { [m.id]: Array.from({ length: 6 }, () => start) }).then(
      ({ wasm }) => wasm[m.id]![4],
    );
  };

  test('below 1e-30 becomes 0 on its way to memory', async () => {
    expect(await step('state', '0.9 * m', 1.1e-30)).toBe(0);
    expect(await step('state', '0.9 * m', -1.1e-30)).toBe(0);
    expect(await step('state', '0.9 * m', 1.2e-30)).toBe(Math.fround(0.9 * Math.fround(1.2e-30)));
    expect(await step('parameter', '0.9 * m', 1.1e-30)).toBeGreaterThan(0);
  });

  test('that is NaN or infinite stays so', async () => {
    expect(await step('state', '0.9 * m', NaN)).toBeNaN();
    expect(await step('state', '0.9 * m', Infinity)).toBe(Infinity);
  });
});
