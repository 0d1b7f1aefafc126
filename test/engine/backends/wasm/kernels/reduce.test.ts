import { describe, expect, test } from 'vitest';
import type { Reduction } from '../../../../../engine/plan/program.ts';
import { ProgramBuilder } from '../../programBuilder.ts';
import { runProgram, worst } from '../runProgram.ts';

const sizes = [1, 2, 3, 4, 5, 7, 8, 13, 31, 101];
const folds = ['sum', 'max', 'min'] as const satisfies Reduction['by'][];
const tolerance = (n: number): number => 2 ** -24 * (n + 6);

describe.each(folds)('%s', (by) => {
  test.each(sizes)('over columns, over rows, over both: rows of %i', async (n) => {
    for (const rows of [1, 2, 3, 5, 12]) {
      const p = new ProgramBuilder(rows + 1);
      const x = p.tensor(['rows', n]);
      const [perRow, perColumn, all] = [p.tensor(['rows'], 'output'), p.tensor([n], 'output'), p.tensor([], 'output')];
      p.phase(
        {
          axes: ['rows'],
          over: [n],
          by,
          inputs: { x: [x, 'i0', 'k0'] },
          body: 'x + 0.5',
          stores: [{ into: perRow, at: ['i0'], value: 'reduced' }],
        },
        {
          axes: [n],
          over: ['rows'],
          by,
          inputs: { x: [x, 'k0', 'i0'] },
          body: 'x + 0.5',
          stores: [{ into: perColumn, at: ['i0'], value: 'reduced * 2' }],
        },
        {
          axes: [],
          over: ['rows', n],
          by,
          inputs: { x: [x, 'k0', 'k1'] },
          body: 'x + 0.5',
          stores: [{ into: all, at: [], value: 'reduced' }],
        },
      );
      const results = await runProgram(p.program(), [{ rows }]);
      for (const tensor of [perRow, perColumn, all])
        expect(worst(results, tensor).error).toBeLessThan(tolerance(by === 'sum' ? rows * n : 1));
    }
  });

  test('over a fixed matrix, row-major or not', async () => {
    for (const n of sizes) {
      const p = new ProgramBuilder(1);
      const x = p.tensor([9, n]);
      const [all, across] = [p.tensor([], 'output'), p.tensor([9], 'output')];
      const inputs = { x: [x, 'k0', 'k1'] as const };
      p.phase(
        { axes: [], over: [9, n], by, inputs, body: 'abs(x)', stores: [{ into: all, at: [], value: 'sqrt(reduced)' }] },
        {
          axes: [9],
          over: [n],
          by,
          inputs: { x: [x, 'i0', 'k0'] },
          body: 'where(k0 == 1, 9, x)',
          stores: [{ into: across, at: ['i0'], value: 'reduced + i0' }],
        },
      );
      const results = await runProgram(p.program(), [{}]);
      for (const tensor of [all, across]) expect(worst(results, tensor).error).toBeLessThan(tolerance(9 * n));
    }
  });
});

test('no rows: a sum is 0', async () => {
  const p = new ProgramBuilder(4);
  const [x, sum] = [p.tensor(['rows', 3]), p.tensor([3], 'output')];
  p.phase({
    axes: [3],
    over: ['rows'],
    inputs: { x: [x, 'k0', 'i0'] },
    body: 'x',
    stores: [{ into: sum, at: ['i0'], value: 'reduced' }],
  });
  const { wasm } = await runProgram(p.program(), [{ rows: 0 }]);
  expect([...(wasm[sum.id] as Float32Array)]).toEqual([0, 0, 0]);
});

test('a body may need values of the result, of the position, and of neither', async () => {
  for (const n of sizes) {
    const p = new ProgramBuilder(6, ['rate']);
    const [x, mean, w] = [p.tensor(['rows', n]), p.tensor(['rows']), p.tensor([n])];
    const out = p.tensor(['rows'], 'output');
    p.phase({
      axes: ['rows'],
      over: [n],
      inputs: { x: [x, 'i0', 'k0'], m: [mean, 'i0'], w: [w, 'k0'] },
      body: '(x - tanh(m)) * (x - tanh(m)) * w + rate * k0',
      stores: [{ into: out, at: ['i0'], value: 'reduced / (1 + m * m)' }],
    });
    const results = await runProgram(p.program(), [{ uniforms: [0.01] }]);
    expect(worst(results, out).error).toBeLessThan(tolerance(3 * n));
  }
});

test('sums survive the chunks of a step where the command says so', async () => {
  const p = new ProgramBuilder(4);
  const [x, sum, last] = [p.tensor([10, 5]), p.tensor([5], 'sum'), p.tensor([5], 'output')];
  const row = { terms: [{ axis: 'k0', times: 1 }], plus: 0, counter: 'start' as const };
  p.phase({
    axes: [5],
    over: ['rows'],
    inputs: { x: [x, row, 'i0'] },
    body: 'x',
    stores: [
      { into: sum, at: ['i0'], value: 'reduced', accumulates: true },
      { into: last, at: ['i0'], value: 'reduced' },
    ],
  });
  const results = await runProgram(p.program(), [
    { start: 0, rows: 4, accumulate: 0 },
    { start: 4, rows: 4, accumulate: 1 },
    { start: 8, rows: 2, accumulate: 1 },
  ]);
  for (const tensor of [sum, last]) expect(worst(results, tensor).error).toBeLessThan(tolerance(10));
});

test('a command that does not accumulate forgets NaN of the one before', async () => {
  const p = new ProgramBuilder(2);
  const [x, sum] = [p.tensor(['rows', 3]), p.tensor([3], 'sum')];
  p.phase({
    axes: [3],
    over: ['rows'],
    inputs: { x: [x, 'k0', 'i0'] },
    body: 'x',
    stores: [{ into: sum, at: ['i0'], value: 'reduced', accumulates: true }],
  });
  const results = await runProgram(p.program(), [{ accumulate: 0 }], { [sum.id]: [NaN, NaN, NaN] });
  expect(worst(results, sum).error).toBeLessThan(tolerance(2));
});
