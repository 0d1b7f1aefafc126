import { expect, test } from 'vitest';
import { permutation } from '../../../../../engine/random/permutation.ts';
import type { Index } from '../../../../../engine/plan/program.ts';
import { ProgramBuilder } from '../../programBuilder.ts';
import { runProgram, worst } from '../runProgram.ts';

const through = (table: number, axis: string, counter?: 'start'): Index => ({
  terms: [{ axis, times: 1 }],
  plus: 0,
  through: table,
  ...(counter && { counter }),
});

test.each([1, 2, 3, 5, 8, 13, 101])('bytes of samples in batch order, %i a sample', async (features) => {
  const samples = 23;
  const p = new ProgramBuilder(6);
  const table = p.tensor([samples, features], 'table', 'u8');
  const order = p.tensor([samples], 'table', 'u32');
  const x = p.tensor(['rows', features], 'output');
  p.phase({
    axes: ['rows', features],
    inputs: { v: [table, through(order.id, 'i0', 'start'), 'i1'] },
    stores: [{ into: x, at: ['i0', 'i1'], value: 'v * 0.00392156862745098' }],
  });
  const values = {
    [table.id]: Array.from({ length: samples * features }, (_, i) => (i * 37) % 256),
    [order.id]: permutation(1, 0, samples),
  };
  for (const [start, rows] of [
    [0, 6],
    [17, 6],
    [22, 1],
    [9, 5],
  ] as const) {
    const results = await runProgram(p.program(), [{ start, rows }], values);
    expect(worst(results, x).error).toBeLessThan(1e-7);
  }
});

test('a matrix product reads its left operand through the batch order', async () => {
  const p = new ProgramBuilder(9);
  const table = p.tensor([20, 13], 'table', 'u8');
  const order = p.tensor([20], 'table', 'u32');
  const [w, y] = [p.tensor([13, 10]), p.tensor(['rows', 10], 'output')];
  p.phase({
    axes: ['rows', 10],
    over: [13],
    inputs: { x: [table, through(order.id, 'i0', 'start'), 'k0'], w: [w, 'k0', 'i1'] },
    body: 'x * w',
    stores: [{ into: y, at: ['i0', 'i1'], value: 'reduced' }],
  });
  const values = {
    [table.id]: Array.from({ length: 260 }, (_, i) => (i * 7) % 11),
    [order.id]: permutation(3, 0, 20),
  };
  const results = await runProgram(p.program(), [{ start: 7, rows: 9 }], values);
  expect(worst(results, y).error).toBeLessThan(2 ** -24 * 100);
});

test('a lookup may move with any axis: along lanes, along the reduction, in stores', async () => {
  const p = new ProgramBuilder(5);
  const [table, order] = [p.tensor([12, 12]), p.tensor([12], 'table', 'u32')];
  const [picked, sums, placed] = [
    p.tensor(['rows', 11], 'output'),
    p.tensor(['rows'], 'output'),
    p.tensor([12, 12], 'output'),
  ];
  p.phase(
    {
      axes: ['rows', 11],
      inputs: { v: [table, 'i0', through(order.id, 'i1')] },
      stores: [{ into: picked, at: ['i0', 'i1'], value: 'v' }],
    },
    {
      axes: ['rows'],
      over: [9],
      inputs: { v: [table, through(order.id, 'k0', 'start'), 'i0'] },
      body: 'v * k0',
      stores: [{ into: sums, at: ['i0'], value: 'reduced' }],
    },
    {
      axes: [12, 12],
      inputs: { v: [table, 'i0', 'i1'] },
      stores: [{ into: placed, at: [through(order.id, 'i0'), through(order.id, 'i1')], value: 'v' }],
    },
  );
  const results = await runProgram(p.program(), [{ start: 2 }], { [order.id]: permutation(5, 0, 12) });
  expect(worst(results, picked).error).toBe(0);
  expect(worst(results, placed).error).toBe(0);
  expect(worst(results, sums).error).toBeLessThan(1e-5);
});

test('traces are written at the slot of their command', async () => {
  const p = new ProgramBuilder(3, ['loss']);
  const trace = p.tensor([5, 2], 'output');
  const slot = { terms: [], plus: 0, counter: 'slot' as const };
  p.phase({
    axes: [],
    stores: [
      { into: trace, at: [slot, 0], value: 'loss' },
      { into: trace, at: [slot, 1], value: 'loss * loss' },
    ],
  });
  const commands = [3, 0, 4].map((s, i) => ({ slot: s, uniforms: [i + 2] }));
  const { wasm } = await runProgram(p.program(), commands, { [trace.id]: Array.from({ length: 10 }, () => -1) });
  expect([...(wasm[trace.id] as Float32Array)]).toEqual([3, 9, -1, -1, -1, -1, 2, 4, 4, 16]);
});
