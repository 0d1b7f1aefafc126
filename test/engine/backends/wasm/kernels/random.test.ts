import { expect, test } from 'vitest';
import { streamOf, uniform24 } from '../../../../../engine/random/hash.ts';
import { affine, ProgramBuilder } from '../../programBuilder.ts';
import { runProgram } from '../runProgram.ts';

test.each([1, 2, 3, 4, 7, 13])('draws over [rows, %i] are those of uniform24 to the bit', async (n) => {
  const stream = streamOf('dropout/dense1');
  const p = new ProgramBuilder(6);
  const y = p.tensor(['rows', n], 'output');
  p.phase({
    axes: ['rows', n],
    inputs: { u: { stream, position: affine({ i0: n, i1: 1 }, 3), perRow: n } },
    stores: [{ into: y, at: ['i0', 'i1'], value: 'u' }],
  });
  const command = { seed: 4000000007, step: 123456, rowOffset: 4000, rows: 5 };
  const { wasm } = await runProgram(p.program(), [command]);
  for (let row = 0; row < 5; row++)
    for (let column = 0; column < n; column++) {
      const index = (row + 4000) * n + column + 3;
      expect(wasm[y.id]![row * n + column]).toBe(uniform24(4000000007, stream, 123456, index));
    }
});

test('positions wrap at 32 bits, and strided ones are right in every lane', async () => {
  const p = new ProgramBuilder(1);
  const y = p.tensor([3, 9], 'output');
  p.phase({
    axes: [3, 9],
    inputs: { u: { stream: 5, position: affine({ i0: 1, i1: 7 }, 0xffffffe0), perRow: 0 } },
    stores: [{ into: y, at: ['i0', 'i1'], value: 'u' }],
  });
  const { wasm } = await runProgram(p.program(), [{ seed: 1, step: 2 }]);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 9; j++) expect(wasm[y.id]![i * 9 + j]).toBe(uniform24(1, 5, 2, (i + 7 * j + 0xffffffe0) >>> 0));
});

test('a draw without axes is one number for the whole kernel, and steps differ', async () => {
  const p = new ProgramBuilder(1);
  const y = p.tensor([4, 5], 'output');
  const slot = { terms: [], plus: 0, counter: 'slot' as const };
  p.phase({
    axes: [5],
    inputs: { u: { stream: 9, position: 2, perRow: 0 } },
    stores: [{ into: y, at: [slot, 'i0'], value: 'u + 0 * i0' }],
  });
  const { wasm } = await runProgram(
    p.program(),
    [0, 1, 2, 3].map((step) => ({ step, slot: step })),
  );
  for (let step = 0; step < 4; step++)
    for (let i = 0; i < 5; i++) expect(wasm[y.id]![step * 5 + i]).toBe(uniform24(1, 9, step, 2));
});

test('draws may stand in a reduction', async () => {
  const p = new ProgramBuilder(1);
  const y = p.tensor([3], 'output');
  p.phase({
    axes: [3],
    over: [11],
    inputs: { u: { stream: 8, position: affine({ i0: 11, k0: 1 }), perRow: 0 } },
    by: 'max',
    body: 'u',
    stores: [{ into: y, at: ['i0'], value: 'reduced' }],
  });
  const { wasm } = await runProgram(p.program(), [{}]);
  for (let i = 0; i < 3; i++) {
    const draws = Array.from({ length: 11 }, (_, k) => uniform24(1, 8, 0, 11 * i + k));
    expect(wasm[y.id]![i]).toBe(Math.max(...draws));
  }
});
