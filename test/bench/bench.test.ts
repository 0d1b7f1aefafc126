import { describe, expect, test } from 'vitest';
import { createReferenceBackend } from '../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../engine/backends/wasm/wasmBackend.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import { unwrap } from '../../engine/spec/problem.ts';
import { Engine } from '../../engine/train/engine.ts';
import { compareChecksums, compareLosses, factor, rounding } from './compareResults.mjs';
import { entrants, entrantsOf } from './entrants.mjs';
import { growthFit } from './growthFit.mjs';
import { leastSquares } from './leastSquares.mjs';
import { spread } from './spread.mjs';
import { digits, table } from './table.mjs';
import { gradlab } from './trainers/gradlab.ts';
import { peerTask } from './trainers/peerTask.ts';
import { loadTraining } from './trainers/loadTraining.ts';
import { checksum, makeProduct } from './trainers/product.ts';
import { runTask, type Request } from './trainers/runTask.ts';
import { timeEdits } from './trainers/timeEdits.ts';
import { edited, growth, workloads } from './workloads.mjs';
import { workloadRows } from './workloadRows.mjs';
import { workloadTable } from './workloadTable.mjs';

describe('spread', () => {
  test.each([
    [[3], { min: 3, median: 3, max: 3 }],
    [[9, 1, 5], { min: 1, median: 5, max: 9 }],
    [[4, 1, 10, 2], { min: 1, median: 3, max: 10 }],
  ])('of %j', (values, expected) => {
    expect(spread(values)).toEqual(expected);
  });

  test('of nothing is no number', () => {
    expect(spread([]).median).toBeNaN();
  });
});

describe('least squares', () => {
  test('finds the terms of exact points, however far apart their sizes', () => {
    const rows = [10, 5_000, 40_000, 2_000_000].flatMap((p) => [1, 32, 512].map((b) => [1, p, p * b]));
    const values = rows.map(([one = 0, p = 0, pb = 0]) => 7 * one + 3e-3 * p + 2e-5 * pb);
    const [a, b, c] = leastSquares(rows, values);
    expect(a).toBeCloseTo(7, 6);
    expect(b).toBeCloseTo(3e-3, 9);
    expect(c).toBeCloseTo(2e-5, 11);
  });

  test('takes the mean where there is only a constant', () => {
    expect(leastSquares([[1], [1], [1]], [1, 2, 6])[0]).toBeCloseTo(3, 12);
  });

  test('leaves residuals that no term explains', () => {
    const rows = [0, 1, 2, 3].map((x) => [1, x]);
    const values = [1, 0, 3, 2];
    const [a = 0, b = 0] = leastSquares(rows, values);
    const residuals = values.map((value, x) => value - a - b * x);
    expect(residuals.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 12);
    expect(residuals.reduce((sum, each, x) => sum + each * x, 0)).toBeCloseTo(0, 12);
  });

  test('refuses points that do not tell the terms apart', () => {
    expect(() =>
      leastSquares(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toThrow('apart');
  });
});

describe('the same work', () => {
  const ours = Array.from({ length: 40 }, (_, i) => 2 * 0.98 ** i);

  test.each([
    ['the same losses', ours, undefined],
    ['losses a little beside', ours.map((loss) => loss * (1 + (factor - 1) / 2)), undefined],
    ['a loss that stays', ours.map(() => 2), 'should be'],
    ['a loss that falls faster', ours.map((loss, i) => loss * 0.99 ** i), 'should be'],
    ['no number', ours.map(() => Number.NaN), 'should be'],
    ['steps that are missing', ours.slice(1), '39 losses'],
  ])('%s', (_name, theirs, expected) => {
    const wrong = compareLosses(ours, theirs);
    if (expected === undefined) expect(wrong).toBeUndefined();
    else expect(wrong).toContain(expected);
  });

  test('cannot be told where our own loss does not fall', () => {
    const flat = ours.map(() => 1);
    expect(compareLosses(flat, flat)).toContain('does not fall');
  });
});

describe('tables', () => {
  test.each([
    [1_234_567, '1,235,000'],
    [0.012_345_6, '0.01235'],
    [100, '100'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(digits(value)).toBe(text);
  });

  test('text stands left, numbers right', () => {
    expect(
      table([
        ['', 'steps/s'],
        ['ours', 1000],
        ['theirs, slow', 9.5],
      ]),
    ).toBe('              steps/s\nours            1,000\ntheirs, slow      9.5');
  });
});

test('a product of ours is the product', async () => {
  const { size, x, w, b } = makeProduct(13);
  const expected = Array.from({ length: size * size }, (_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    let sum = b[column] ?? 0;
    for (let k = 0; k < size; k++) sum += (x[row * size + k] ?? 0) * (w[k * size + column] ?? 0);
    return Math.max(0, sum);
  });
  const got = await (await gradlab(await createWasmBackend()).product?.({ size, x, w, b })())?.repeat(3);
  expect(got).toHaveLength(3);
  for (const sum of got ?? []) expect(compareChecksums([checksum(expected)], [sum])).toBeUndefined();
  expect(compareChecksums([1], [1 + 2 * rounding])).toContain('should be');
  expect(compareChecksums([1], [Number.NaN])).toContain('should be');
  expect(checksum(expected.toReversed())).not.toBeCloseTo(checksum(expected), 3);
});

describe('a turn', () => {
  const engines = {
    gradlab: async (backend: string) =>
      gradlab(backend === 'wasm' ? await createWasmBackend() : createReferenceBackend()),
    idle: () => Promise.resolve({ training: () => () => Promise.reject(new Error('does not train')) }),
  };
  const turn = (request: Partial<Request>) => {
    const [workload] = workloads['spiral'] ?? [];
    const subject = workload?.subject ?? { product: 0 };
    const usual = { subject, engine: 'gradlab', backend: 'wasm', variant: '', results: 40, seconds: 0.01 };
    return runTask(engines, { ...usual, ...request });
  };

  test('tells of speed, losses, times and memory, and becomes rows and a table', async () => {
    const report = await turn({});
    expect(report.results).toHaveLength(40);
    expect(report.perSecond).toBeGreaterThan(0);
    expect(report.nextFirstStep).toBeGreaterThan(0);
    // A WebAssembly memory is so many pages, and holds at least the samples: 1000 pairs of numbers.
    expect((report.bytes ?? 0) % 65_536).toBe(0);
    expect(report.bytes).toBeGreaterThan(8000);

    const [workload] = workloads['spiral'] ?? [];
    const turnOf = { engine: 'gradlab', backend: 'wasm', host: 'node', variant: '' } as const;
    const result = { workload: workload!, measured: [{ turn: turnOf, detail: 'it', reports: [report] }], failures: [] };
    const rows = workloadRows(result);
    expect(rows.map(({ workload: name, unit }) => `${name}: ${unit}`)).toEqual([
      'spiral: steps/s',
      'spiral, first step: ms',
      'spiral, next first step: ms',
      'spiral, memory: bytes',
    ]);
    for (const each of rows) {
      expect(Object.keys(each)).toEqual(['workload', 'engine', 'backend', 'host', 'unit', 'min', 'median', 'max']);
      expect(each).toMatchObject({ engine: 'gradlab', backend: 'wasm', host: 'node' });
    }
    expect(workloadTable(result)).toContain(digits(report.perSecond));
  });

  test('gives the same losses on another backend', async () => {
    const [wasm, reference] = await Promise.all([turn({ seconds: 0 }), turn({ seconds: 0, backend: 'reference' })]);
    expect(compareLosses(wasm.results, reference.results)).toBeUndefined();
  });

  test('says what an engine cannot do', async () => {
    await expect(turn({ engine: 'idle' })).rejects.toThrow('does not train');
    await expect(turn({ engine: 'idle', subject: { product: 3 } })).rejects.toThrow('no matrix product');
    await expect(turn({ engine: 'nobody' })).rejects.toThrow('nobody');
  });
});

test('a peer is refused a layer that was not written for it', async () => {
  const training = await loadTraining({
    version: 1,
    data: { type: 'spiral', samples: 20 },
    layers: [
      { type: 'dropout', rate: 0.1 },
      { type: 'dense', units: 1, activation: 'tanh' },
    ],
    loss: 'meanSquaredError',
    optimizer: 'sgd',
  });
  expect(() => peerTask(training)).toThrow('dropout');
});

test('edits are timed through the engine, one time for each document', async () => {
  const [{ documents } = { documents: [] }] = edited;
  const connected: Parameters<typeof timeEdits>[1] = (handlers) => {
    const engine = new Engine(
      () => createWasmBackend(),
      (event) => (handlers[event.type] as (e: unknown) => void)(event),
    );
    return { send: (command) => engine.receive(command), dispose: () => engine.receive({ type: 'pause' }) };
  };
  const times = await timeEdits({ documents, backend: 'wasm', pause: 5 }, connected);
  expect(times).toHaveLength(documents.length);
  for (const time of times) expect(time).toBeGreaterThan(0);
  const impossible = [...documents.slice(0, 1), { ...documents[1], layers: [] }];
  await expect(timeEdits({ documents: impossible, backend: 'wasm', pause: 5 }, connected)).rejects.toThrow('edit 1');
});

describe('growth', () => {
  const timed = (layer: number) =>
    growth.map((point) => ({
      ...point,
      microseconds: 20 + 1e-3 * point.parameters + 2e-4 * point.parameters * point.batch + layer * point.depth,
    }));

  test('is told by the form alone where it fits', () => {
    const { plain, withLayers } = growthFit(timed(0));
    expect(plain.coefficients[2]).toBeCloseTo(2e-4, 9);
    expect(Math.max(...plain.residuals.map(Math.abs))).toBeLessThan(1e-6);
    expect(withLayers).toBeUndefined();
  });

  test('is told by layers as well where they cost so much that it does not', () => {
    const { plain, withLayers } = growthFit(timed(1000));
    expect(Math.max(...plain.residuals.map(Math.abs))).toBeGreaterThan(0.3);
    expect(withLayers?.coefficients[3]).toBeCloseTo(1000, 3);
    expect(Math.max(...(withLayers?.residuals ?? [1]).map(Math.abs))).toBeLessThan(1e-6);
  });
});

test('an entrant stays away from what it does not do', () => {
  expect(entrantsOf('matmul').map(({ engine }) => engine)).not.toContain('convnetjs');
  expect(entrantsOf('spiral')).toHaveLength(entrants.length);
});

const documents = [
  ...[...Object.values(workloads).flat(), ...growth].flatMap(({ name, subject }) =>
    'document' in subject ? [{ name, document: subject.document }] : [],
  ),
  ...edited.flatMap(({ name, documents: all }) => all.map((document, i) => ({ name: `${name}, ${i}`, document }))),
];

test.each(documents)('$name is a valid document', ({ document }) => {
  expect(() => unwrap(checkModel(unwrap(parseModel(document))))).not.toThrow();
});

test.each(growth)('$name has as many parameters as its point says', ({ subject, parameters }) => {
  const document = 'document' in subject ? subject.document : {};
  expect(unwrap(checkModel(unwrap(parseModel(document)))).parameterCount).toBe(parameters);
});
