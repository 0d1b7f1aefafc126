import { describe, expect, test } from 'vitest';
import type { Index } from '../../engine/plan/program.ts';
import { affine, ProgramBuilder } from '../engine/backends/programBuilder.ts';
import { commandsOf, openWebgpu, runProgram, worst } from './runProgram.ts';

const sizes = [1, 2, 3, 5, 7, 13, 31, 101];

/** Three roundings at most: the sums and products of one element. */
const close = 2e-7;

/** A position that a command's counter moves, and a table may look up. */
const moved = (axis: string, counter: 'start' | 'slot', through?: number): Index => ({
  ...affine({ [axis]: 1 }),
  counter,
  ...(through === undefined ? {} : { through }),
});

describe.each(sizes)('maps over %i rows', (rows) => {
  test.each(sizes)('of %i', async (columns) => {
    const p = new ProgramBuilder(rows, ['scale']);
    const [x, b, c] = [p.tensor(['rows', columns]), p.tensor([columns]), p.tensor(['rows'])];
    const [y, t] = [p.tensor(['rows', columns], 'output'), p.tensor([columns, rows], 'output')];
    p.phase({
      axes: ['rows', columns],
      inputs: { x: [x, 'i0', 'i1'], b: [b, 'i1'], c: [c, 'i0'] },
      stores: [{ into: y, at: ['i0', 'i1'], value: 'scale * (x * b + c) + (i0 - i1) / 128' }],
    });
    p.phase({
      axes: [columns, rows],
      inputs: { x: [x, 'i1', 'i0'], b: [b, affine({ i0: -1 }, columns - 1)] },
      stores: [{ into: t, at: ['i0', 'i1'], value: 'x - b' }],
    });
    const results = await runProgram(p.program(), [{ uniforms: [0.7] }, { phase: 1 }]);
    expect(worst(results, y)).toBeLessThan(close);
    expect(worst(results, t)).toBeLessThan(close);
  });
});

describe.each(sizes)('reductions over %i rows', (rows) => {
  test.each(['sum', 'max', 'min'] as const)('%s along rows, along columns and of everything', async (by) => {
    for (const columns of sizes) {
      const p = new ProgramBuilder(rows);
      const x = p.tensor(['rows', columns]);
      const out = {
        rows: p.tensor(['rows'], 'output'),
        columns: p.tensor([columns], 'output'),
        all: p.tensor([], 'output'),
      };
      const body = 'x * abs(x) - 1';
      p.phase(
        {
          axes: ['rows'],
          over: [columns],
          by,
          body,
          inputs: { x: [x, 'i0', 'k0'] },
          stores: [{ into: out.rows, at: ['i0'], value: 'reduced' }],
        },
        {
          axes: [columns],
          over: ['rows'],
          by,
          body,
          inputs: { x: [x, 'k0', 'i0'] },
          stores: [{ into: out.columns, at: ['i0'], value: 'reduced' }],
        },
        {
          axes: [],
          over: ['rows', columns],
          by,
          body,
          inputs: { x: [x, 'k0', 'k1'] },
          stores: [{ into: out.all, at: [], value: 'reduced' }],
        },
      );
      const results = await runProgram(p.program(), [{ rows: Math.ceil(rows * 0.7) }]);
      // sums of terms of size 1 to 15, in any order
      const bound = (n: number): number => (by === 'sum' ? 6e-7 * Math.sqrt(n) : close);
      expect(worst(results, out.rows)).toBeLessThan(bound(columns));
      expect(worst(results, out.columns)).toBeLessThan(bound(rows));
      expect(worst(results, out.all)).toBeLessThan(bound(rows * columns));
    }
  });
});

test('a reduction over many terms folds in lanes, whatever part of the rows is live', async () => {
  for (const columns of [1, 6, 50]) {
    const p = new ProgramBuilder(1000);
    const [x, g] = [p.tensor(['rows', columns]), p.tensor([columns], 'output')];
    const squares = p.tensor([], 'output');
    p.phase(
      {
        axes: [columns],
        over: ['rows'],
        body: 'x',
        inputs: { x: [x, 'k0', 'i0'] },
        stores: [{ into: g, at: ['i0'], value: 'reduced / 3' }],
      },
      {
        axes: [],
        over: ['rows', columns],
        body: 'x * x',
        inputs: { x: [x, 'k0', 'k1'] },
        stores: [{ into: squares, at: [], value: 'sqrt(reduced)' }],
      },
    );
    for (const rows of [1, 3, 17, 64, 999, 1000]) {
      const results = await runProgram(p.program(), [{ rows }]);
      // sums of up to 1000 normal draws nearly cancel; sums of squares do not
      expect(worst(results, g)).toBeLessThan(4e-6);
      expect(worst(results, squares)).toBeLessThan(1e-6);
    }
  }
});

test('a gather of bytes through the batch order, four to a word', async () => {
  for (const pixels of [1, 3, 4, 9, 13]) {
    const p = new ProgramBuilder(5);
    const samples = p.tensor([7, pixels], 'table', 'u8');
    const order = p.tensor([7], 'table', 'u32');
    const x = p.tensor(['rows', pixels], 'output');
    p.phase({
      axes: ['rows', pixels],
      inputs: { v: [samples, moved('i0', 'start', order.id), 'i1'] },
      stores: [{ into: x, at: ['i0', 'i1'], value: 'v * 0.5' }],
    });
    const given = {
      [samples.id]: Array.from({ length: 7 * pixels }, (_, i) => (i * 37 + 250) % 256),
      [order.id]: [6, 2, 5, 0, 1, 4, 3],
    };
    const { reference, webgpu } = await runProgram(
      p.program(),
      [
        { start: 2, rows: 4 },
        { start: 0, rows: 1 },
      ],
      given,
    );
    expect(Array.from(webgpu[x.id]!)).toEqual(Array.from(reference[x.id]!));
  }
});

test('a trace is written by slot', async () => {
  const p = new ProgramBuilder(4);
  const [x, trace] = [p.tensor(['rows', 3]), p.tensor([5, 2], 'output')];
  const slot = (column: number): [Index, number] => [{ terms: [], plus: 0, counter: 'slot' }, column];
  const row = { x: [x, 'k0', 'k1'] } as const;
  p.phase(
    { axes: [], over: ['rows', 3], body: 'x', inputs: row, stores: [{ into: trace, at: slot(0), value: 'reduced' }] },
    {
      axes: [],
      over: ['rows', 3],
      by: 'max',
      body: 'x',
      inputs: row,
      stores: [{ into: trace, at: slot(1), value: 'reduced' }],
    },
  );
  const commands = [
    { slot: 3, rows: 4 },
    { slot: 0, rows: 2 },
    { slot: 4, rows: 1 },
  ];
  const results = await runProgram(p.program(), commands, { [trace.id]: Array.from({ length: 10 }, () => -5) });
  expect(worst(results, trace)).toBeLessThan(close);
  expect(Array.from(results.webgpu[trace.id]!).slice(2, 6)).toEqual([-5, -5, -5, -5]);
});

test('accumulating stores add over chunks, others overwrite, and pads stay out of it', async () => {
  const p = new ProgramBuilder(6);
  const [x, dy] = [p.tensor(['rows', 5]), p.tensor(['rows', 3])];
  const [dw, db, last] = [p.tensor([5, 3], 'sum'), p.tensor([3], 'sum'), p.tensor([3], 'output')];
  const columns = { axes: [3], over: ['rows'] as const, body: 'dy', inputs: { dy: [dy, 'k0', 'i0'] as const } };
  p.phase(
    {
      axes: [5, 3],
      over: ['rows'],
      body: 'x * dy',
      inputs: { x: [x, 'k0', 'i0'], dy: [dy, 'k0', 'i1'] },
      stores: [{ into: dw, at: ['i0', 'i1'], value: 'reduced', accumulates: true }],
    },
    {
      ...columns,
      stores: [
        { into: db, at: ['i0'], value: 'reduced', accumulates: true },
        { into: last, at: ['i0'], value: 'reduced' },
      ],
    },
  );
  const results = await runProgram(p.program(), [{ rows: 6 }, { rows: 6, accumulate: 1 }, { rows: 2, accumulate: 1 }]);
  for (const tensor of [dw, db, last]) expect(worst(results, tensor)).toBeLessThan(1e-6);
});

test('an update in place reads every state before it writes any', async () => {
  for (const columns of [1, 3, 4, 10]) {
    const p = new ProgramBuilder(1, ['rate']);
    const [w, m, v, g] = [
      p.tensor([7, columns]),
      p.tensor([7, columns]),
      p.tensor([7, columns]),
      p.tensor([7, columns]),
    ];
    const at = ['i0', 'i1'] as const;
    p.phase({
      axes: [7, columns],
      inputs: { w: [w, ...at], m: [m, ...at], v: [v, ...at], g: [g, ...at] },
      stores: [
        { into: m, at, value: '0.9 * m + 0.1 * g' },
        { into: v, at, value: '0.99 * v + 0.01 * g * g' },
        { into: w, at, value: 'w - rate * (0.9 * m + 0.1 * g) / (sqrt(abs(0.99 * v + 0.01 * g * g)) + 0.01)' },
      ],
    });
    const results = await runProgram(
      p.program(),
      Array.from({ length: 5 }, () => ({ uniforms: [0.01] })),
    );
    for (const tensor of [w, m, v]) expect(worst(results, tensor)).toBeLessThan(1e-6);
  }
});

test('a phase without live rows updates what is not batched and leaves the rest', async () => {
  const p = new ProgramBuilder(3);
  const [x, sum, w] = [p.tensor(['rows', 2], 'output'), p.tensor([], 'output'), p.tensor([2], 'output')];
  p.phase(
    { axes: ['rows', 2], stores: [{ into: x, at: ['i0', 'i1'], value: '8' }] },
    {
      axes: [],
      over: ['rows'],
      body: 'x',
      inputs: { x: [x, 'k0', 0] },
      stores: [{ into: sum, at: [], value: 'reduced' }],
    },
    { axes: [2], stores: [{ into: w, at: ['i0'], value: 'i0 + 1' }] },
  );
  const { webgpu } = await runProgram(p.program(), [{ rows: 0 }], { [x.id]: [1, 2, 3, 4, 5, 6] });
  expect([x, sum, w].map(({ id }) => Array.from(webgpu[id]!))).toEqual([[1, 2, 3, 4, 5, 6], [0], [1, 2]]);
});

test('more groups than one dimension of a dispatch holds', async () => {
  const p = new ProgramBuilder(1);
  // rows of one number: a thread each, 64 to a group
  const count = 65_536 * 64 + 5;
  const y = p.tensor([count, 1], 'temporary');
  const ends = p.tensor([3], 'output');
  p.phase(
    { axes: [count, 1], stores: [{ into: y, at: ['i0', 'i1'], value: 'mod(i0, 16) + 1' }] },
    {
      axes: [3],
      inputs: { y: [y, affine({ i0: (count - 1) / 2 }), 0] },
      stores: [{ into: ends, at: ['i0'], value: 'y' }],
    },
  );
  const backend = await openWebgpu();
  const executable = await backend.load(p.program());
  await executable.run(commandsOf(p.program(), [{}]));
  expect(await executable.read([ends.id])).toEqual([new Float32Array([1, 3, 5])]);
  backend.dispose();
});
