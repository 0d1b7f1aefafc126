import { describe, expect, test } from 'vitest';
import { decodePlaygroundLink, isPlaygroundLink } from '../../../engine/exchange/playgroundLink.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { lossOf } from '../../../engine/train/flight.ts';
import { openSession } from '../train/openSession.ts';

/** A link as its page writes it. */
const whole =
  '#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0' +
  '&networkShape=4,2&seed=0.42834&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false' +
  '&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false' +
  '&problem=classification&initZero=false&hideText=false';

const open = (link: string): ModelSpec => unwrap(decodePlaygroundLink(link)).document;
const told = (link: string): string =>
  unwrap(decodePlaygroundLink(link))
    .unmapped.map(({ en }) => en)
    .join('\n');

describe('a link of the original 2D playground', () => {
  test('is told from others', () => {
    expect(isPlaygroundLink(whole)).toBe(true);
    expect(isPlaygroundLink(`https://playground.example/${whole}`)).toBe(true);
    expect(isPlaygroundLink('#dataset=spiral')).toBe(true);
    for (const other of ['#', '', '#1.abc.def', '#hello', '#foo=bar', '#activation'])
      expect(isPlaygroundLink(other)).toBe(false);
  });

  test('with everything written out is the same as with everything left out, but for the seed', () => {
    const bare = open('#problem=classification');
    expect({ ...open(whole), seed: 1, dataSeed: 1 }).toEqual(bare);
    expect(open(whole).seed).toBe(42834);
    expect(open(whole).dataSeed).toBe(42834);
  });

  test('starts, trains and judges as the original does', () => {
    const spec = open(whole);
    expect(spec.data).toMatchObject({ type: 'circle', noise: 0, samples: 500 });
    expect(spec.split.test).toBe(0.5);
    expect(spec.loss).toMatchObject({ type: 'formula', formula: '(y - t)^2 / 2' });
    expect(spec.optimizer).toMatchObject({ type: 'sgd', learningRate: 0.03 });
    expect(spec.training).toMatchObject({ batchSize: 10, shuffle: false });
    const [first, , last] = spec.layers;
    expect(spec.layers.map((layer) => 'units' in layer && layer.units)).toEqual([4, 2, 1]);
    for (const layer of [first, last])
      expect(layer).toMatchObject({
        activation: { type: 'tanh' },
        kernelInitializer: { type: 'uniform', low: -0.5, high: 0.5 },
        biasInitializer: { type: 'constant', value: 0.1 },
        kernelRegularizer: { type: 'none' },
        biasRegularizer: { type: 'none' },
      });
    unwrap(checkModel(spec));
  });

  test.each([
    ['dataset=circle', 'circle', 500],
    ['dataset=xor', 'xor', 500],
    ['dataset=gauss', 'gaussian', 500],
    ['dataset=spiral', 'spiral', 500],
    ['problem=regression&regDataset=reg-plane', 'plane', 1200],
    ['problem=regression&regDataset=reg-gauss', 'multiGaussian', 1200],
    ['problem=regression&dataset=spiral', 'plane', 1200],
  ])('%s', (link, type, samples) => {
    expect(open(link).data).toMatchObject({ type, samples });
  });

  test('regression ends in a linear unit', () => {
    expect(open('#problem=regression').layers.at(-1)).toMatchObject({ units: 1, activation: { type: 'linear' } });
    unwrap(checkModel(open('#problem=regression')));
  });

  test.each(['tanh', 'relu', 'sigmoid', 'linear'])('activation=%s is that of the hidden layers only', (name) => {
    const { layers } = open(`#activation=${name}`);
    expect(layers[0]).toMatchObject({ activation: { type: name } });
    expect(layers.at(-1)).toMatchObject({ activation: { type: 'tanh' } });
    unwrap(checkModel(open(`#activation=${name}`)));
  });

  test('penalties', () => {
    const penalty = (link: string) =>
      open(link).layers.map((layer) => 'kernelRegularizer' in layer && layer.kernelRegularizer);
    expect(penalty('#regularization=L2&regularizationRate=0.1')).toEqual(
      [0, 1, 2].map(() => ({ type: 'l2', l2: 0.05 })),
    );
    expect(penalty('#regularization=L1&regularizationRate=0.1')).toEqual(
      [0, 1, 2].map(() => ({ type: 'l1', l1: 0.1 })),
    );
    expect(penalty('#regularizationRate=0.1')).toEqual([0, 1, 2].map(() => ({ type: 'none' })));
    expect(penalty('#regularization=L2')).toEqual([0, 1, 2].map(() => ({ type: 'none' })));
  });

  test('sizes, rate, noise and split', () => {
    expect(open('#batchSize=30').training.batchSize).toBe(30);
    expect(open('#learningRate=0.3').optimizer).toMatchObject({ learningRate: 0.3 });
    expect(open('#noise=25').data).toMatchObject({ noise: 0.25 });
    expect(open('#percTrainData=80').split.test).toBe(0.2);
    expect(open('#networkShape=8,8,8').layers).toHaveLength(4);
    expect(open('#networkShape=').layers).toHaveLength(1);
  });

  test('inputs, in its order', () => {
    expect(open('#dataset=spiral').preprocessing.features).toEqual([]);
    expect(open('#sinX=true&sinY=true&xSquared=true&ySquared=true&xTimesY=true').preprocessing.features).toEqual([
      'x1',
      'x2',
      'x1^2',
      'x2^2',
      'x1 * x2',
      'sin(x1)',
      'sin(x2)',
    ]);
    expect(open('#x=false&cosX=true&cosY=true').preprocessing.features).toEqual(['x2', 'cos(x1)', 'cos(x2)']);
    expect(open('#x=false&y=false').preprocessing.features).toEqual([]);
    expect(told('#x=false&y=false')).toContain('No input is switched on');
  });

  test('initZero starts weights and biases at 0', () => {
    for (const layer of open('#initZero=true').layers)
      expect(layer).toMatchObject({ kernelInitializer: { type: 'zeros' }, biasInitializer: { type: 'zeros' } });
  });

  test('what has no counterpart is listed', () => {
    expect(told(whole)).toContain('seed=0.42834');
    expect(told(whole)).not.toContain('looks');
    expect(
      told('#showTestData=true&discretize=true&collectStats=true&hideText=true&playButton_hide=true&tutorial=a'),
    ).toContain('showTestData, discretize, collectStats, hideText, playButton_hide, tutorial');
    expect(told('#regularization=L1&regularizationRate=0.1')).toContain('holds a weight at 0');
    expect(told('#dataset=moon')).toContain('dataset=moon is not known; circle is used');
    expect(told('#noise=900')).toContain('noise=900 is out of range; 50 is used');
    expect(told('#networkShape=4,x')).toContain('networkShape=4,x cannot be built');
    expect(told('#batchSize=ten')).toContain('batchSize=ten');
  });

  test('nonsense in a value never throws and always ends in a document that can run', () => {
    for (const value of ['', 'NaN', '-1', '1e999', '%00', '<b>', 'true', '0,0', '9'.repeat(400)])
      for (const key of [
        'noise',
        'batchSize',
        'networkShape',
        'learningRate',
        'seed',
        'percTrainData',
        'activation',
        'x',
      ])
        unwrap(checkModel(open(`#dataset=xor&${key}=${value}`)));
  });
});

describe('one step of training', () => {
  /** The original's rule, written out: means over the batch of ∂½(y − t)²/∂·, weights pulled by λw, biases not. */
  function stepByHand(points: readonly (readonly [number, number, number])[], learningRate: number, lambda: number) {
    const [w, b] = [start['dense1.kernel'], start['dense1.bias']];
    const [v, c] = [start['dense2.kernel'], start['dense2.bias']];
    const sum = { w: [0, 0, 0, 0], b: [0, 0], v: [0, 0], c: [0], loss: 0 };
    for (const [x1, x2, target] of points) {
      const h = [0, 1].map((unit) => Math.tanh(x1 * w[unit]! + x2 * w[2 + unit]! + b[unit]!));
      const y = Math.tanh(h[0]! * v[0]! + h[1]! * v[1]! + c[0]!);
      sum.loss += (y - target) ** 2 / 2;
      const dz = (y - target) * (1 - y * y);
      sum.c[0]! += dz;
      h.forEach((value, unit) => {
        sum.v[unit]! += dz * value;
        const back = dz * v[unit]! * (1 - value * value);
        sum.b[unit]! += back;
        sum.w[unit]! += back * x1;
        sum.w[2 + unit]! += back * x2;
      });
    }
    const n = points.length;
    const pulled = (weights: readonly number[], gradients: readonly number[]) =>
      weights.map((weight, i) => weight - learningRate * (gradients[i]! / n) - learningRate * lambda * weight);
    const moved = (biases: readonly number[], gradients: readonly number[]) =>
      biases.map((bias, i) => bias - (learningRate * gradients[i]!) / n);
    return {
      loss: sum.loss / n + (lambda / 2) * [...w, ...v].reduce((total, weight) => total + weight * weight, 0),
      weights: {
        'dense1.kernel': pulled(w, sum.w),
        'dense1.bias': moved(b, sum.b),
        'dense2.kernel': pulled(v, sum.v),
        'dense2.bias': moved(c, sum.c),
      },
    };
  }

  const start = {
    'dense1.kernel': [0.3, -0.2, 0.15, 0.4],
    'dense1.bias': [0.1, 0.1],
    'dense2.kernel': [0.45, -0.35],
    'dense2.bias': [0.1],
  };

  test.each([
    [0, ''],
    [0.1, '&regularization=L2&regularizationRate=0.1'],
  ])('agrees with the rule written out by hand, λ = %d', async (lambda, penalty) => {
    const spec = open(`#dataset=gauss&networkShape=2&batchSize=5&learningRate=0.3${penalty}`);
    const session = await openSession({ ...spec, weights: start });
    const { data } = session;
    const points = [0, 1, 2, 3, 4].map((row) => {
      const label = data.raw.labels?.[row] ?? 0;
      return [data.features[2 * row]!, data.features[2 * row + 1]!, label === 1 ? 1 : -1] as const;
    });
    const { traces } = await session.advance(1);
    // Without reshuffling the first batch is the first samples, in any epoch.
    const byHand = stepByHand(points, 0.3, lambda);
    expect(lossOf(traces[0]!)).toBeCloseTo(byHand.loss, 6);
    const weights = await session.weights();
    for (const [name, values] of Object.entries(byHand.weights))
      values.forEach((value, i) => expect(weights[name]![i]).toBeCloseTo(value, 6));
  });
});
