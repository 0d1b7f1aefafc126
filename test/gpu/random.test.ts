import { expect, test } from 'vitest';
import { uniform24 } from '../../engine/random/hash.ts';
import { affine, ProgramBuilder } from '../engine/backends/programBuilder.ts';
import { openWebgpu, runProgram } from './runProgram.ts';

/** Words that wrap around, in whatever order they meet. */
const commands = [
  { seed: 1, step: 0, rowOffset: 0 },
  { seed: 4_294_967_295, step: 4_294_967_295, rowOffset: 1024 },
  { seed: 2_147_483_648, step: 7, rowOffset: 3 },
];

const cases = (['recorded', 'resident'] as const).flatMap((path) =>
  commands.map((command) => [path, command] as const),
);

test.each(cases)('%s draws are the integers of hash.ts: %o', async (path, command) => {
  const backend = await openWebgpu({ path });
  for (const columns of [1, 3, 4, 10]) {
    const p = new ProgramBuilder(6);
    const [quads, singles] = [p.tensor(['rows', columns], 'output'), p.tensor([columns, 6], 'output')];
    const [stream, perRow] = [0xdeadbeef, columns];
    p.phase({
      axes: ['rows', columns],
      inputs: { u: { stream, position: affine({ i0: columns, i1: 1 }), perRow } },
      stores: [{ into: quads, at: ['i0', 'i1'], value: 'u' }],
    });
    p.phase({
      axes: [columns, 'rows'],
      inputs: { u: { stream: 3, position: affine({ i0: 1, i1: -columns }, -5), perRow } },
      stores: [{ into: singles, at: ['i0', 'i1'], value: 'u' }],
    });
    const { webgpu } = await runProgram(p.program(), [command, { ...command, phase: 1 }], {}, backend);
    const { seed, step, rowOffset } = command;
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < columns; column++) {
        const position = row * columns + column + rowOffset * perRow;
        expect(webgpu[quads.id]![row * columns + column]).toBe(uniform24(seed, stream, step, position));
        const other = column - row * columns - 5 + rowOffset * perRow;
        expect(webgpu[singles.id]![column * 6 + row]).toBe(uniform24(seed, 3, step, other));
      }
  }
  backend.dispose();
});

test('draws in a reduction and in the stores after a contraction', async () => {
  const p = new ProgramBuilder(5);
  const [x, w] = [p.tensor(['rows', 3]), p.tensor([3, 6])];
  const [y, means] = [p.tensor(['rows', 6], 'output'), p.tensor(['rows'], 'output')];
  p.phase(
    {
      axes: ['rows', 6],
      over: [3],
      inputs: {
        x: [x, 'i0', 'k0'],
        w: [w, 'k0', 'i1'],
        u: { stream: 9, position: affine({ i0: 6, i1: 1 }), perRow: 6 },
      },
      body: 'x * w',
      stores: [{ into: y, at: ['i0', 'i1'], value: 'u >= 0.5 ? 2 * (reduced > -100) : 0' }],
    },
    {
      axes: ['rows'],
      over: [8],
      inputs: { u: { stream: 4, position: affine({ i0: 8, k0: 1 }), perRow: 8 } },
      body: 'u',
      stores: [{ into: means, at: ['i0'], value: 'reduced / 8' }],
    },
  );
  const { reference, webgpu } = await runProgram(p.program(), [{ step: 12, rowOffset: 5 }]);
  expect(Array.from(webgpu[y.id]!)).toEqual(Array.from(reference[y.id]!));
  Array.from(reference[means.id]!).forEach((mean, i) => expect(webgpu[means.id]![i]).toBeCloseTo(mean, 6));
});
