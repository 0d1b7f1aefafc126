import { describe, expect, test } from 'vitest';
import { ProgramBuilder } from './programBuilder.ts';
import { runProgram, worst } from './runProgram.ts';

const sizes = [1, 2, 3, 5, 7, 13, 31, 101];

/** Rounding of a sum of n products of normal draws, with margin for its order. */
const tolerance = (n: number): number => 2e-7 * Math.sqrt(n) + 2e-7;

describe.each(sizes)('%i rows', (rows) => {
  test.each(sizes)('y = x·w + b with bias, activation and a second store, inputs %i', async (inputs) => {
    for (const units of [1, 2, 3, 5, 10, 16, 31]) {
      const p = new ProgramBuilder(rows);
      const [x, w, b] = [p.tensor(['rows', inputs]), p.tensor([inputs, units]), p.tensor([units])];
      const [z, y] = [p.tensor(['rows', units], 'output'), p.tensor(['rows', units], 'output')];
      p.phase({
        axes: ['rows', units],
        over: [inputs],
        inputs: { x: [x, 'i0', 'k0'], w: [w, 'k0', 'i1'], b: [b, 'i1'] },
        body: 'x * w',
        stores: [
          { into: z, at: ['i0', 'i1'], value: 'reduced + b' },
          { into: y, at: ['i0', 'i1'], value: 'max(reduced + b, 0)' },
        ],
      });
      const results = await runProgram(p.program(), [{}]);
      expect(worst(results, z).error).toBeLessThan(tolerance(inputs));
      expect(worst(results, y).error).toBeLessThan(tolerance(inputs));
    }
  });
});
