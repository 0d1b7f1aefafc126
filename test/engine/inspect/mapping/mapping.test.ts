import { describe, expect, it, test } from 'vitest';
import { createReferenceBackend } from '../../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { MappingMaker } from '../../../../engine/inspect/mapping/mappingMaker.ts';
import { chainOf } from '../../../../engine/inspect/mapping/chain.ts';
import { sumAt } from '../../../../engine/inspect/mapping/mappedRule.ts';
import { presets } from '../../../../engine/presets/index.ts';
import { presetDocument } from '../../../../engine/presets/preset.ts';
import type { MappedSpace, MappingAnswer } from '../../../../engine/protocol.ts';
import { checkModel } from '../../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../../engine/spec/problem.ts';
import type { Session } from '../../../../engine/train/session.ts';
import { openSession } from '../../train/openSession.ts';

const circle = (activation: string, units: number, loss: string) => ({
  version: 1,
  data: { type: 'circle', samples: 120 },
  layers: [
    { type: 'dense', units, activation: 'tanh' },
    { type: 'dense', units: 1, activation },
  ],
  loss,
  optimizer: { type: 'adam', learningRate: 0.05 },
});
const blobs = (units: number) => ({
  version: 1,
  data: { type: 'blobs', samples: 150, classes: 3 },
  layers: [
    { type: 'dense', units, activation: 'tanh' },
    { type: 'dense', units: 3, activation: 'softmax' },
  ],
  loss: 'categoricalCrossentropy',
  optimizer: { type: 'adam', learningRate: 0.02 },
});

async function look(session: Session, facing = false): Promise<MappingAnswer> {
  const made = await new MappingMaker(session).make({ facing }, await session.weights(), false);
  return made!;
}

async function trained(document: object, steps: number): Promise<Session> {
  const session = await openSession(document, await createWasmBackend());
  await session.advance(steps);
  return session;
}

const space = ({ spaces }: MappingAnswer, id: string): MappedSpace => spaces.find((each) => each.id === id)!;

/** What the output layer makes of a place (x, y) of a space of two numbers, by hand. */
async function sumsAt(session: Session, layer: string, x: number, y: number): Promise<number[]> {
  const weights = await session.weights();
  const [kernel, bias] = [weights[`${layer}.kernel`]!, weights[`${layer}.bias`]!];
  return [...bias].map((own, unit) => own + x * kernel[unit]! + y * kernel[bias.length + unit]!);
}

test('each space holds what a hand-written forward pass gives, on every backend', async () => {
  for (const backend of [await createWasmBackend(), createReferenceBackend()]) {
    const session = await openSession(circle('sigmoid', 2, 'binaryCrossentropy'), backend);
    await session.advance(20);
    const weights = await session.weights();
    const answer = await look(session);
    expect(answer.spaces.map(({ id, axes }) => [id, axes])).toEqual([
      ['input', 'pair'],
      ['dense1', 'pair'],
      ['dense2', 'line'],
    ]);
    const pass = (place: ArrayLike<number>) => {
      const hidden = [0, 1].map((unit) =>
        Math.tanh(
          place[0]! * weights['dense1.kernel']![unit]! +
            place[1]! * weights['dense1.kernel']![2 + unit]! +
            weights['dense1.bias']![unit]!,
        ),
      );
      const kernel = weights['dense2.kernel']!;
      const sum = hidden[0]! * kernel[0]! + hidden[1]! * kernel[1]! + weights['dense2.bias']![0]!;
      return { hidden, output: 1 / (1 + Math.exp(-sum)) };
    };
    const [input, first, last] = answer.spaces as [MappedSpace, MappedSpace, MappedSpace];
    answer.samples.forEach((at, i) => {
      const raw = session.data.inputOf(session.data.raw.features.subarray(at * 2, at * 2 + 2));
      expect([...input.points.subarray(2 * i, 2 * i + 2)]).toEqual([...raw]);
      const { hidden, output } = pass(raw);
      for (const k of [0, 1]) expect(first.points[2 * i + k]).toBeCloseTo(hidden[k]!, 5);
      expect(last.points[2 * i]).toBeCloseTo(output, 5);
      expect(answer.predicted[i]).toBe(output > 0.5 ? 1 : 0);
    });
    expect(input.lines.length / 2).toBe(26 * answer.lineLength);
    for (let i = 0; i < input.lines.length / 2; i += 37) {
      const { hidden } = pass(input.lines.subarray(2 * i, 2 * i + 2));
      for (const k of [0, 1]) expect(first.lines[2 * i + k]).toBeCloseTo(hidden[k]!, 5);
    }
    // The outermost lines are the sides of the plane.
    expect([...input.lines.subarray(0, 2)]).toEqual([-6, -6]);
    expect(Array.from(input.lines.subarray(-2))).toEqual([6, 6]);
    session.dispose();
  }
});

describe('the rule', () => {
  for (const [activation, loss, at] of [
    ['sigmoid', 'binaryCrossentropy', 0.5],
    ['tanh', 'meanSquaredError', 0],
  ] as const)
    it(`of one ${activation} is the straight line where the output is ${at}`, async () => {
      const session = await trained(circle(activation, 2, loss), 300);
      const { rule } = space(await look(session), 'dense1');
      expect(rule!.levels).toHaveLength(1);
      const [{ sum, output }] = rule!.levels as [{ sum: number; output: number }];
      expect([output, sum]).toEqual([at, expect.closeTo(0, 9)]);
      // Points of a + b·x + c·y = sum, by hand through the output layer.
      const [a, b, c] = rule!.sums as unknown as [number, number, number];
      for (const x of [-1, 0.3, 2]) {
        const [own] = await sumsAt(session, 'dense2', x, (sum - a - b * x) / c);
        expect(own).toBeCloseTo(0, 5);
      }
      expect(rule).toMatchObject({ isWhole: true, isOutput: false, drawn: rule!.right });
      session.dispose();
    });

  it('of three classes runs where the two largest sums are equal', async () => {
    const session = await trained(blobs(2), 200);
    const answer = await look(session);
    const { rule, points } = space(answer, 'dense1');
    const { sums } = rule!;
    const [a, b, c] = [0, 1, 2].map((i) => sums[i]! - sums[3 + i]!) as [number, number, number];
    for (const x of [-1, 0.2, 1]) {
      const [first, second] = await sumsAt(session, 'dense2', x, (-a - b * x) / c);
      expect(first).toBeCloseTo(second!, 5);
    }
    for (let i = 0; i < points.length / 2; i++) {
      const own = [0, 1, 2].map((unit) => sumAt(sums, unit, points[2 * i]!, points[2 * i + 1]!));
      expect(own.indexOf(Math.max(...own))).toBe(answer.predicted[i]);
    }
    expect(rule).toMatchObject({ isWhole: true, drawn: rule!.right });
    session.dispose();
  });

  it('cut by the plane of components is a cut, and turned to it each sample lies where the network puts it', async () => {
    for (const document of [circle('sigmoid', 6, 'binaryCrossentropy'), blobs(7)]) {
      const session = await trained(document, 40);
      const [spread, facing] = [space(await look(session), 'dense1'), space(await look(session, true), 'dense1')];
      expect([spread.axes, facing.axes]).toEqual(['components', 'facing']);
      expect([spread.rule!.isWhole, facing.rule!.isWhole]).toEqual([false, true]);
      expect(facing.rule!.drawn).toBe(facing.rule!.right);
      expect(facing.shares[0] + facing.shares[1]).toBeLessThan(spread.shares[0] + spread.shares[1]);
      session.dispose();
    }
  });

  it('of a bump is two lines with the class between them', async () => {
    const session = await openSession({
      ...circle('gaussian', 2, 'binaryCrossentropy'),
      weights: { 'dense2.kernel': [2, 1], 'dense2.bias': [0] },
    });
    const { rule } = space(await look(session), 'dense1');
    const edge = Math.sqrt(-Math.log(0.5));
    expect(rule!.levels.map(({ sum }) => sum)).toEqual([expect.closeTo(-edge, 6), expect.closeTo(edge, 6)]);
    expect(rule!.sides).toEqual([0, 1, 0]);
    expect(rule!.drawn).toBe(rule!.right);
    session.dispose();
  });

  it('of a regression is lines of round values', async () => {
    const session = await trained(
      {
        version: 1,
        data: { type: 'plane', samples: 80 },
        layers: [
          { type: 'dense', units: 2, activation: 'tanh' },
          { type: 'dense', units: 1 },
        ],
        loss: 'meanSquaredError',
      },
      200,
    );
    const { rule } = space(await look(session), 'dense1');
    expect(rule!.levels.length).toBeGreaterThan(2);
    for (const { sum, output } of rule!.levels) expect(sum).toBeCloseTo(output, 9);
    expect(rule!.drawn).toBeUndefined();
    session.dispose();
  });

  it('is none where a skip connection comes last', async () => {
    const session = await openSession({
      version: 1,
      data: { type: 'iris' },
      layers: [
        { type: 'dense', id: 'first', units: 3, activation: 'tanh' },
        { type: 'dense', units: 3 },
        { type: 'add', from: 'first' },
        { type: 'activation', activation: 'softmax' },
      ],
      loss: 'categoricalCrossentropy',
    });
    const { spaces, lineLength } = await look(session);
    expect(spaces.map(({ rule }) => rule?.isOutput)).toEqual([undefined, undefined, undefined, undefined, true]);
    expect(lineLength).toBe(0);
    session.dispose();
  });
});

test('layers that pass their values on are no spaces, and features are one of their own', () => {
  const chain = (document: object) => chainOf(unwrap(checkModel(unwrap(parseModel(document)))));
  const layers = [
    { type: 'reshape', shape: [2, 2] },
    { type: 'flatten' },
    { type: 'dense', units: 5 },
    { type: 'dropout' },
    { type: 'activation', activation: 'linear' },
    { type: 'activation', activation: 'relu' },
    { type: 'gaussianNoise' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ];
  const preprocessing = { features: ['x1', 'x2', 'x1^2', 'x2^2'] };
  expect(chain({ version: 1, data: { type: 'circle' }, preprocessing, layers })).toEqual([
    { id: 'plane', units: 2 },
    { id: 'input', units: 4 },
    { id: 'dense1', units: 5 },
    { id: 'activation2', units: 5 },
    { id: 'dense2', units: 1 },
  ]);
});

test('while a network learns, no picture flips from one look to the next', async () => {
  const session = await openSession(presetDocument(presets.spiral), await createWasmBackend());
  const maker = new MappingMaker(session);
  let before: MappingAnswer | undefined;
  for (let step = 0; step < 60; step++) {
    await session.advance(5);
    const answer = (await maker.make({ facing: false }, await session.weights(), false))!;
    answer.spaces.forEach(({ points, axes }, at) => {
      const last = before?.spaces[at];
      if (!last || axes !== 'components') return;
      let agreement = 0;
      for (let i = 0; i < points.length; i++) agreement += points[i]! * last.points[i]!;
      expect(agreement, `${at} at ${step}`).toBeGreaterThan(0);
    });
    before = answer;
  }
  maker.dispose();
  session.dispose();
});

test('while it trains a look is taken now and then, and always when it stands', async () => {
  const session = await openSession(circle('sigmoid', 3, 'binaryCrossentropy'));
  const maker = new MappingMaker(session);
  const weights = await session.weights();
  expect(await maker.make({ facing: false }, weights, true)).toBeDefined();
  expect(await maker.make({ facing: false }, weights, true)).toBeUndefined();
  expect(await maker.make({ facing: false }, weights, false)).toBeDefined();
  session.dispose();
});

describe('every preset', () => {
  const ready = Object.entries(presets).filter(([, preset]) => !('checksums' in presetDocument(preset).data));
  it.each(ready)('%s is drawn with finite numbers and a rule at its end', async (_, preset) => {
    const spec = presetDocument(preset);
    // A few hundred drawn digits are drawn as thousands are.
    const data = 'samples' in spec.data ? { ...spec.data, samples: Math.min(500, spec.data.samples) } : spec.data;
    const session = await openSession({ ...spec, data }, await createWasmBackend());
    const { spaces, samples, predicted } = await look(session);
    expect(samples.length).toBeGreaterThanOrEqual(Math.min(40, session.data.counts.train));
    expect(predicted).toHaveLength(samples.length);
    for (const { points, lines, shares } of spaces) {
      expect([...points, ...lines, ...shares].every(Number.isFinite)).toBe(true);
      expect(shares[0]).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(spaces.at(-1)?.rule?.isOutput).toBe(true);
    session.dispose();
  });
});
