import { describe, expect, test } from 'vitest';
import { contractionVariantNames } from '../../engine/backends/webgpu/contractionVariant.ts';
import { variantsIn } from '../../engine/backends/webgpu/programVariant.ts';
import type { Program } from '../../engine/plan/program.ts';
import { ProgramBuilder } from '../engine/backends/programBuilder.ts';
import {
  openWebgpu,
  runProgram as runOn,
  worst,
  type PartialCommand,
  type Results,
  type Values,
} from './runProgram.ts';

/** Below, at and above the edges of 4 × 4 and 8 × 8 tiles, and above those of the larger ones. */
const sizes = [1, 2, 3, 5, 7, 13, 31, 101];

/** Each size is each extent once, and the last is more than one tile of any variant. */
const few = [
  ...sizes.map((rows, i) => ({ rows, inputs: sizes[(3 * i + 1) % 8]!, units: sizes[(5 * i + 2) % 8]! })),
  { rows: 131, inputs: 36, units: 133 },
];

/** Every size meets others as rows and inputs, with units turning. */
const many = sizes
  .flatMap((rows, i) => sizes.map((inputs, j) => ({ rows, inputs, units: sizes[(3 * i + j) % sizes.length]! })))
  .filter((_, i) => i % 3 === 0);

/** Rounding of a sum of n products of normal draws in any order, with margin: |error| / (1 + |sum|). */
const tolerance = (n: number): number => 3e-7 * Math.sqrt(n) + 2e-7;

// a software adapter compiles a barrier for seconds
describe.each(contractionVariantNames)('%s', { timeout: 120_000 }, async (variant) => {
  const shapes = variant === 'tile8x8' ? [...many, ...few] : few;
  /** Tiles at every size, where the product would take a plain loop for the small ones. */
  const backend = await openWebgpu({ smallestContraction: 0, contraction: variant });

  /** Fails where a kernel runs as something else: the tests would say nothing of this variant then. */
  async function runProgram(program: Program, commands?: readonly PartialCommand[], values?: Values): Promise<Results> {
    const executable = await backend.load(program);
    expect(new Set(variantsIn(executable.variant, backend.variant))).toEqual(new Set([variant]));
    executable.dispose();
    return runOn(program, commands, values, backend);
  }

  test('y = x·w + b, and relu(y) as a second store', async () => {
    for (const { rows, inputs, units } of shapes) {
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
      const results = await runProgram(p.program());
      expect(worst(results, z)).toBeLessThan(tolerance(inputs));
      expect(worst(results, y)).toBeLessThan(tolerance(inputs));
    }
  });

  test("dx = (dy·wᵀ) · tanh'(y)", async () => {
    for (const { rows, inputs, units } of shapes) {
      const p = new ProgramBuilder(rows);
      const [dy, w] = [p.tensor(['rows', units]), p.tensor([inputs, units])];
      const [y, dx] = [p.tensor(['rows', inputs]), p.tensor(['rows', inputs], 'output')];
      p.phase({
        axes: ['rows', inputs],
        over: [units],
        inputs: { dy: [dy, 'i0', 'k0'], w: [w, 'i1', 'k0'], y: [y, 'i0', 'i1'] },
        body: 'w * dy',
        stores: [{ into: dx, at: ['i0', 'i1'], value: 'reduced * (1 - y * y)' }],
      });
      const results = await runProgram(p.program());
      // the factor is up to 1 + 4² in size
      expect(worst(results, dx)).toBeLessThan(8 * tolerance(units));
    }
  });

  test('dw = xᵀ·dy over the live rows, with the momentum update of w and v in place', async () => {
    for (const { rows, inputs, units } of shapes) {
      const p = new ProgramBuilder(rows, ['rate', 'beta']);
      const [x, dy] = [p.tensor(['rows', inputs]), p.tensor(['rows', units])];
      const [w, v] = [p.tensor([inputs, units], 'parameter'), p.tensor([inputs, units], 'state')];
      p.phase({
        axes: [inputs, units],
        over: ['rows'],
        inputs: { x: [x, 'k0', 'i0'], dy: [dy, 'k0', 'i1'], w: [w, 'i0', 'i1'], v: [v, 'i0', 'i1'] },
        body: 'x * dy',
        stores: [
          { into: v, at: ['i0', 'i1'], value: 'beta * v + reduced' },
          { into: w, at: ['i0', 'i1'], value: 'w - rate * (beta * v + reduced)' },
        ],
      });
      const uniforms = [0.1, 0.9];
      const results = await runProgram(p.program(), [{ uniforms }, { rows: Math.ceil(rows / 2), uniforms }]);
      expect(worst(results, v)).toBeLessThan(2 * tolerance(rows));
      expect(worst(results, w)).toBeLessThan(2 * tolerance(rows));
    }
  });

  test('rows past the live ones are neither read nor written', async () => {
    const p = new ProgramBuilder(13);
    const [x, w] = [p.tensor(['rows', 5]), p.tensor([5, 7])];
    const [y, dw] = [p.tensor(['rows', 7], 'output'), p.tensor([5, 7], 'output')];
    p.phase(
      {
        axes: ['rows', 7],
        over: [5],
        inputs: { x: [x, 'i0', 'k0'], w: [w, 'k0', 'i1'] },
        body: 'x * w',
        stores: [{ into: y, at: ['i0', 'i1'], value: 'reduced' }],
      },
      {
        axes: [5, 7],
        over: ['rows'],
        inputs: { x: [x, 'k0', 'i0'], y: [y, 'k0', 'i1'] },
        body: 'x * y',
        stores: [{ into: dw, at: ['i0', 'i1'], value: 'reduced' }],
      },
    );
    // NaN in the rows past the seventh would show anywhere it is read
    const given = {
      [x.id]: Array.from({ length: 65 }, (_, i) => (i < 35 ? i / 35 : Number.NaN)),
      [y.id]: Array.from({ length: 91 }, () => 9),
    };
    const results = await runProgram(p.program(), [{ rows: 7 }], given);
    expect(worst(results, dw)).toBeLessThan(tolerance(7));
    expect(worst(results, y)).toBeLessThan(tolerance(5));
    expect(Array.from(results.webgpu[y.id]!).slice(49)).toEqual(Array.from({ length: 42 }, () => 9));
  });

  test('what accumulates is added to the chunks before', async () => {
    for (const { rows, inputs, units } of few) {
      const p = new ProgramBuilder(rows);
      const [x, dy, dw] = [p.tensor(['rows', inputs]), p.tensor(['rows', units]), p.tensor([inputs, units], 'sum')];
      p.phase({
        axes: [inputs, units],
        over: ['rows'],
        inputs: { x: [x, 'k0', 'i0'], dy: [dy, 'k0', 'i1'] },
        body: 'x * dy',
        stores: [{ into: dw, at: ['i0', 'i1'], value: 'reduced', accumulates: true }],
      });
      const half = Math.ceil(rows / 2);
      const results = await runProgram(p.program(), [{ accumulate: 0 }, { rows: half, accumulate: 1 }]);
      expect(worst(results, dw)).toBeLessThan(2 * tolerance(rows));
    }
  });
});
