import { describe, expect, test } from 'vitest';
import { affine, ProgramBuilder } from '../engine/backends/programBuilder.ts';
import { normals, runProgram, worst } from './runProgram.ts';

/** Two roundings of numbers of size up to 4. */
const close = 2e-7;

describe('tensors in one buffer', () => {
  test('a batched view has the same rows', async () => {
    const p = new ProgramBuilder(5);
    const image = p.tensor(['rows', 3, 2], 'table');
    const list = p.tensor(['rows', 6], 'table', 'f32', image);
    const y = p.tensor(['rows', 6], 'output');
    p.phase({
      axes: ['rows', 3, 2],
      inputs: { v: [image, 'i0', 'i1', 'i2'] },
      stores: [{ into: image, at: ['i0', 'i1', 'i2'], value: 'v + i2' }],
    });
    p.phase({
      axes: ['rows', 6],
      inputs: { v: [list, 'i0', 'i1'] },
      stores: [{ into: y, at: ['i0', 'i1'], value: 'v * 2' }],
    });
    const values = normals(list, 5);
    const given = { [image.id]: values, [list.id]: values };
    const results = await runProgram(p.program(), [{ phase: 0 }, { phase: 1 }], given);
    expect(worst(results, y)).toBeLessThan(close);
    expect(worst(results, list)).toBeLessThan(close);
  });

  test('an unbatched view has the same elements, though its rows are of another length', async () => {
    const p = new ProgramBuilder(1);
    const wide = p.tensor([2, 15], 'table');
    const tall = p.tensor([10, 3], 'table', 'f32', wide);
    const y = p.tensor([10, 3], 'output');
    p.phase({
      axes: [2, 15],
      inputs: { v: [wide, 'i0', 'i1'] },
      stores: [{ into: wide, at: ['i0', 'i1'], value: 'v + i1' }],
    });
    p.phase({
      axes: [10, 3],
      inputs: { v: [tall, 'i0', 'i1'] },
      stores: [{ into: y, at: ['i0', 'i1'], value: 'v * i0' }],
    });
    const values = normals(tall, 1);
    const results = await runProgram(p.program(), [{}, { phase: 1 }], { [wide.id]: values, [tall.id]: values });
    expect(worst(results, y)).toBeLessThan(close);
  });

  test('temporaries of different shapes follow each other', async () => {
    const p = new ProgramBuilder(5);
    const [x, y] = [p.tensor(['rows', 3]), p.tensor(['rows', 3], 'output')];
    const a = p.tensor(['rows', 3], 'temporary');
    const b = p.tensor(['rows', 7], 'temporary');
    const c = p.tensor(['rows', 2], 'temporary', 'f32', a);
    p.phase(
      { axes: ['rows', 3], inputs: { x: [x, 'i0', 'i1'] }, stores: [{ into: a, at: ['i0', 'i1'], value: 'x + 1' }] },
      {
        axes: ['rows', 7],
        over: [3],
        body: 'a',
        inputs: { a: [a, 'i0', 'k0'] },
        stores: [{ into: b, at: ['i0', 'i1'], value: 'reduced * i1' }],
      },
      {
        axes: ['rows', 2],
        inputs: { b: [b, 'i0', affine({ i1: 5 }, 1)] },
        stores: [{ into: c, at: ['i0', 'i1'], value: 'b' }],
      },
      {
        axes: ['rows', 3],
        over: [2],
        body: 'c',
        inputs: { c: [c, 'i0', 'k0'] },
        stores: [{ into: y, at: ['i0', 'i1'], value: 'reduced - i1' }],
      },
    );
    const results = await runProgram(p.program(), [{ rows: 4 }]);
    expect(worst(results, y)).toBeLessThan(1e-6);
  });
});
