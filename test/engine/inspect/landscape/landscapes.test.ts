import { describe, expect, test } from 'vitest';
import { randomPlane } from '../../../../engine/inspect/landscape/randomPlane.ts';
import { weightsAt } from '../../../../engine/inspect/landscape/plane.ts';
import type { Landscape, LandscapeEvent, LandscapeRequest } from '../../../../engine/protocol.ts';
import { parseModel } from '../../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../../engine/spec/problem.ts';
import { documents } from '../../train/documents.ts';
import { countedMachine } from '../../train/countedMachine.ts';
import { EnginePage } from '../../train/enginePage.ts';
import { openSession } from '../../train/openSession.ts';

const document = documents['spiral, tanh, SGD, last batch partial'];
const spiral = unwrap(parseModel(document));
const line = unwrap(
  parseModel({
    version: 1,
    seed: 3,
    data: { type: 'formula1d', formula: '0.5 * x + 0.25', noise: 0.1, min: -1, max: 1 },
    loss: 'meanSquaredError',
    optimizer: { type: 'gradientDescent', learningRate: 0.1 },
    layers: [{ type: 'dense', id: 'line', units: 1, activation: 'linear' }],
  }),
);

const request: LandscapeRequest = { plane: 'random', seed: 1, reach: 1, size: 9 };
const isOver = ({ landscape, refusal }: LandscapeEvent): boolean =>
  refusal !== undefined || (landscape !== undefined && landscape.state !== 'growing');

async function surfaceOf(page: EnginePage, asked: Partial<LandscapeRequest> = {}): Promise<Landscape> {
  const told = page.next('landscape', isOver);
  page.send({ type: 'landscape', request: { ...request, ...asked } });
  const { landscape, refusal } = await told;
  if (!landscape) throw new Error(refusal);
  return landscape;
}

async function refusalOf(page: EnginePage, asked: Partial<LandscapeRequest>) {
  const told = page.next('landscape', isOver);
  page.send({ type: 'landscape', request: { ...request, ...asked } });
  return (await told).refusal;
}

async function advance(page: EnginePage, epochs: number): Promise<void> {
  for (let i = 0; i < epochs; i++) page.send({ type: 'advance', by: 'epoch' });
  await page.frame();
}

describe('the surface around the weights of a run', () => {
  test('is the training loss of the textbook at every place, in the middle that of the run', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    await advance(page, 3);
    const landscape = await surfaceOf(page);
    const { step, tensors, shapes } = await page.snapshot();
    expect(landscape).toMatchObject({ step, state: 'done', done: 81, total: 81, mesh: 1, samples: 78, trainCount: 78 });

    const textbook = await openSession(document);
    const names = textbook.plan.parameters.map(({ name }) => name);
    const centre = Object.fromEntries(names.map((name) => [name, tensors[name]!]));
    const plane = randomPlane(centre, shapes, 1);
    for (const [row, column] of [
      [4, 4],
      [0, 0],
      [8, 3],
      [2, 7],
    ] as const) {
      textbook.setWeights(weightsAt(plane, -1 + column / 4, -1 + row / 4));
      const { loss } = await textbook.judge('train');
      const value = landscape.values[row * 9 + column]!;
      expect(Math.abs(value - loss)).toBeLessThan(1e-5 * (1 + loss));
    }
    const judged = page.next('judgement');
    page.send({ type: 'judgement', split: 'train', id: 1 });
    expect(landscape.values[40]).toBeCloseTo((await judged).loss, 6);
  });

  test('counts penalties in, and the first samples of many', async () => {
    const page = new EnginePage();
    const large = {
      ...document,
      data: { type: 'spiral', samples: 3000 },
      layers: [
        { type: 'dense', units: 3, activation: 'tanh', kernelRegularizer: { type: 'l2', l2: 0.1 } },
        { type: 'dense', units: 1, activation: 'sigmoid' },
      ],
    };
    const { parameters } = await page.load(unwrap(parseModel(large)));
    const { samples, trainCount, values } = await surfaceOf(page, { reach: 100 });
    expect(samples).toBe(1024);
    expect(trainCount).toBeGreaterThan(samples);
    const { tensors } = await page.snapshot();
    const centre = Object.fromEntries(parameters.map(({ name }) => [name, tensors[name]!]));
    const shapes = Object.fromEntries(parameters.map(({ name, shape }) => [name, shape]));
    const corner = weightsAt(randomPlane(centre, shapes, request.seed), -100, -100)['dense1.kernel']!;
    const penalty = 0.1 * corner.reduce((sum, each) => sum + each * each, 0);
    const [hidden, output] = large.layers;
    await page.load(unwrap(parseModel({ ...large, layers: [{ ...hidden, kernelRegularizer: 'none' }, output] })));
    const bare = await surfaceOf(page, { reach: 100 });
    expect((values[0]! - bare.values[0]!) / penalty).toBeCloseTo(1, 4);
  });

  test('leaves the run bit by bit as it is, and lets all memory go', async () => {
    const plain = new EnginePage();
    await plain.load(spiral);
    const { open, counted } = countedMachine('wasm');
    const page = new EnginePage(open);
    await page.load(spiral);
    await page.frame({ grid: 2 });
    const before = counted.inUse;
    page.send({ type: 'play' });
    const { step } = await surfaceOf(page, { size: 33 });
    expect(counted.inUse).toBe(before);
    await surfaceOf(page, { plane: 'run' });
    await page.frame({ track: true });
    page.send({ type: 'pause' });
    const end = await page.snapshot();
    expect(end.step).toBeGreaterThan(step);
    expect(counted.inUse).toBe(before);
    for (;;) {
      const { step: at } = await plain.frame();
      if (at >= end.step) break;
      for (let i = at; i < Math.min(end.step, at + 2000); i++) plain.send({ type: 'advance', by: 'step' });
    }
    expect((await plain.snapshot()).tensors).toEqual(end.tensors);
  });

  test('stops when that is wished, keeps what it knows, and makes way for another', async () => {
    const { open, counted } = countedMachine('wasm');
    const page = new EnginePage(open);
    await page.load(spiral);
    await page.frame({ grid: 2 });
    const before = counted.inUse;
    const growing = page.next('landscape');
    page.send({ type: 'landscape', request: { ...request, size: 129 } });
    expect((await growing).landscape).toMatchObject({ state: 'growing', total: 129 ** 2 });
    expect(counted.inUse).toBe(before + 1);
    const stopped = page.next('landscape', isOver);
    page.send({ type: 'stopLandscape' });
    const { landscape } = await stopped;
    expect(landscape!.state).toBe('stopped');
    expect(landscape!.values.filter(Number.isFinite)).toHaveLength(landscape!.done);
    expect(counted.inUse).toBe(before);
    page.send({ type: 'landscape', request: { ...request, size: 129 } });
    expect(await surfaceOf(page)).toMatchObject({ state: 'done', total: 81 });
    expect(counted.inUse).toBe(before);
  });

  test('stays for a run from the start or with another rate, and is gone when the loss is another', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    await advance(page, 2);
    await surfaceOf(page);
    const first = (await page.frame({ track: true })).track!.rows;
    page.send({ type: 'reset' });
    page.send({ type: 'edit', path: 'optimizer.learningRate', value: 0.2 });
    const again = (await page.frame({ track: true })).track!.rows;
    // A run that starts anew begins where the one before began.
    expect(again).toHaveLength(4);
    expect([...again]).toEqual([...first.subarray(0, 4)]);
    const gone = page.next('landscape');
    await page.load(unwrap(parseModel({ ...document, loss: 'meanAbsoluteError' })));
    expect(await gone).toEqual({ type: 'landscape' });
    expect((await page.frame({ track: true })).track).toBeUndefined();
  });
});

describe('planes that a run may have', () => {
  test('its own: it ends in the middle, and most of its way lies on it', async () => {
    const page = new EnginePage();
    await page.load(spiral);
    expect(await refusalOf(page, { plane: 'run' })).toBe('fewSteps');
    await advance(page, 20);
    const { shares, a, step, isRecorded } = await surfaceOf(page, { plane: 'run' });
    expect(isRecorded).toBe(true);
    expect(shares![0]).toBeGreaterThan(shares![1]);
    expect(shares![0] + shares![1]).toBeGreaterThan(0.8);
    const track = (await page.frame({ track: true })).track!.rows;
    const rows = Array.from({ length: track.length / 4 }, (_, i) => [...track.subarray(4 * i, 4 * i + 4)]);
    expect(rows.at(-1)).toEqual([step, 0, 0, 0]);
    expect(rows[0]![0]).toBe(0);
    for (const [, x, y] of rows) expect(Math.max(Math.abs(x!), Math.abs(y!))).toBeLessThan(a[1]);
    // Later steps are seen to go on.
    await advance(page, 1);
    const later = (await page.frame({ track: true })).track!.rows;
    expect(Math.hypot(later.at(-3)!, later.at(-2)!)).toBeGreaterThan(0);
    expect(later.at(-4)).toBeGreaterThan(step);
  });

  test('the exact one of two free weights, whose loss is the closed form of least squares', async () => {
    const page = new EnginePage();
    const { samples, counts } = await page.load(line);
    expect(await refusalOf(page, { plane: 'exact' })).toBeUndefined();
    const { axes, origin, a, b, values, free } = await surfaceOf(page, { plane: 'exact', size: 17 });
    expect(free).toBe(2);
    expect(axes).toEqual([
      { tensor: 'line.kernel', index: 0 },
      { tensor: 'line.bias', index: 0 },
    ]);
    const loss = (w: number, bias: number): number => {
      let sum = 0;
      for (let i = 0; i < counts.train; i++) sum += (w * samples.features[i]! + bias - samples.targets[i]!) ** 2;
      return sum / counts.train;
    };
    const at = ([low, high]: readonly [number, number], i: number): number => low + ((high - low) * i) / 16;
    for (let row = 0; row < 17; row++)
      for (let column = 0; column < 17; column++) {
        const expected = loss(origin[0] + at(a, column), origin[1] + at(b, row));
        expect(Math.abs(values[row * 17 + column]! - expected)).toBeLessThan(1e-5 * (1 + expected));
      }
    // What is held is not free: with the slope of two layers only one number is left.
    page.send({ type: 'edit', path: 'holds.line.bias.0', value: true });
    expect(await refusalOf(page, { plane: 'exact' })).toBe('notTwo');
    // A refusal goes with the document that it was of.
    const gone = page.next('landscape');
    await page.load(spiral);
    expect(await gone).toEqual({ type: 'landscape' });
  });

  test('those of a large model; a frozen layer is no direction', async () => {
    const page = new EnginePage();
    const layers = [
      { type: 'dense', units: 600, activation: 'tanh', frozen: true },
      { type: 'dense', units: 600, activation: 'tanh' },
      { type: 'dense', units: 1, activation: 'sigmoid' },
    ];
    await page.load(unwrap(parseModel({ version: 1, data: { type: 'xor', samples: 20 }, layers })));
    expect(await refusalOf(page, { plane: 'run' })).toBe('fewSteps');
    const growing = page.next('landscape');
    page.send({ type: 'landscape', request });
    expect((await growing).landscape).toMatchObject({ isRecorded: true, free: 600 * 600 + 600 + 600 + 1 });
    page.send({ type: 'stopLandscape' });
    expect((await page.frame({ track: true })).track!.rows).toHaveLength(4);
  });
});
