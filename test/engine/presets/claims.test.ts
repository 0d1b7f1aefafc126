import { describe, expect, it } from 'vitest';
import { presets } from '../../../engine/presets/index.ts';
import { byHandClaims } from './byHandClaims.ts';
import {
  seeds,
  document,
  open,
  judge,
  after,
  all,
  stepsTo,
  least,
  most,
  rate,
  layersOf,
  hidden,
  norm,
  firstGradients,
  deadShare,
  testLosses,
  type Name,
  type Outcome,
} from './trial.ts';
import { lossOf } from '../../../engine/train/flight.ts';

async function asksForFiles(name: Name): Promise<void> {
  expect(document(name).layers).toEqual(document('digits').layers);
  await expect(open(document(name), 1)).rejects.toThrow(/needs the file/);
}

/** Every preset says in two sentences what it shows. Here each is held to its word, over several seeds. */
const claims: Readonly<Record<Name, Readonly<Record<string, () => Promise<void>>>>> = {
  spiral: {
    'solves the spiral with 8 units a layer, and fits worse with 4': async () => {
      const eight = await all(8000, document('spiral'));
      expect(least(eight, 'accuracy')).toBeGreaterThan(0.94);
      const four = await all(8000, hidden(document('spiral'), { units: 4 }));
      const mean = (outcomes: readonly Outcome[]) => outcomes.reduce((sum, { train }) => sum + train, 0) / seeds.length;
      expect(mean(four)).toBeGreaterThan(3 * mean(eight));
    },
  },
  spiralFeatures: {
    'needs one hidden layer and fewer steps': async () => {
      expect(document('spiralFeatures').layers).toHaveLength(2);
      for (const seed of seeds) {
        const eased = await stepsTo(0.95, document('spiralFeatures'), seed, 8000);
        expect(eased).toBeLessThan(1500);
        expect(2 * eased).toBeLessThan((await stepsTo(0.95, document('spiral'), seed, 8000)) * 1.2);
      }
    },
  },
  circle: {
    'three units close the border, two do not': async () => {
      expect(least(await all(2000, document('circle')), 'accuracy')).toBeGreaterThanOrEqual(0.94);
      const two = layersOf(document('circle'), (layer, i) => (i === 0 ? { ...layer, units: 2 } : layer));
      expect(most(await all(2000, two), 'accuracy')).toBeLessThan(0.94);
    },
  },
  features: {
    'one neuron is enough with both squares, and not with one': async () => {
      const spec = document('features');
      expect(spec.layers).toHaveLength(1);
      expect(least(await all(2000, spec), 'accuracy')).toBeGreaterThan(0.97);
      const one = { ...spec, preprocessing: { ...spec.preprocessing, features: ['x1^2'] } };
      expect(most(await all(2000, one), 'accuracy')).toBeLessThan(0.9);
    },
  },
  xor: {
    'learns with a hidden layer, and stays near one half where it is linear': async () => {
      expect(least(await all(1500, document('xor')), 'accuracy')).toBeGreaterThan(0.9);
      expect(most(await all(1500, hidden(document('xor'), { activation: 'linear' })), 'accuracy')).toBeLessThan(0.7);
    },
  },
  blobs: {
    'tells five classes apart by shares that add up to 1': async () => {
      expect(least(await all(1000, document('blobs')), 'accuracy')).toBeGreaterThan(0.9);
      const session = await open(document('blobs'), 1);
      await session.advance(200);
      const { predictions } = await session.judge('test');
      for (let row = 0; row < predictions.length; row += 5)
        expect(predictions.slice(row, row + 5).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      session.dispose();
    },
  },
  plane: {
    'finds the weights 0.1, and falls no longer at a high learning rate': async () => {
      for (const seed of seeds) {
        const session = await open(document('plane'), seed);
        await session.advance(1000);
        const { 'dense1.kernel': kernel, 'dense1.bias': bias } = await session.weights();
        for (const weight of kernel!) expect(Math.abs(weight - 0.1)).toBeLessThan(0.01);
        expect(Math.abs(bias![0]!)).toBeLessThan(0.03);
        session.dispose();
        const high = await open(rate(document('plane'), 0.1), seed);
        expect((await high.advance(500)).diverged).toBeDefined();
        high.dispose();
      }
    },
  },
  curve: {
    'finds the slow wave first and the fast one later': async () => {
      for (const seed of seeds) {
        const session = await open(document('curve'), seed);
        await session.advance(50);
        const early = await judge(session);
        await session.advance(5000);
        const late = await judge(session);
        session.dispose();
        // The fast wave alone has an RMS of 0.3/√2 = 0.21, the slow one 0.71.
        expect(early.rmse).toBeLessThan(0.4);
        expect(early.rmse).toBeGreaterThan(1.4 * late.rmse);
        expect(late.rmse).toBeLessThan(0.15);
      }
    },
  },
  ownActivation: {
    'solves the spiral in a few hundred steps by a typed formula': async () => {
      const [first] = document('ownActivation').layers;
      expect(first).toMatchObject({ activation: { type: 'formula' } });
      expect(least(await all(800, document('ownActivation')), 'accuracy')).toBeGreaterThan(0.95);
    },
  },
  overfitting: {
    'the training loss goes to 0 while the test loss rises': async () => {
      for (const seed of seeds) {
        const losses = await testLosses(document('overfitting'), seed, 3000, 50);
        expect(losses.at(-1)).toBeGreaterThan(1.5 * Math.min(...losses));
      }
      expect(most(await all(3000, document('overfitting')), 'train')).toBeLessThan(0.05);
    },
  },
  regularised: {
    'keeps the training loss higher and the test loss lower than Overfitting': async () => {
      const [plain, cured] = [await all(3000, document('overfitting')), await all(3000, document('regularised'))];
      cured.forEach((outcome, i) => {
        expect(outcome.train).toBeGreaterThan(plain[i]!.train);
        expect(outcome.test).toBeLessThan(plain[i]!.test);
      });
    },
  },
  rateTooHigh: {
    'does not fall at this rate, and falls at a hundredth of it': async () => {
      expect(least(await all(3000, document('rateTooHigh')), 'train')).toBeGreaterThan(0.55);
      expect(most(await all(8000, rate(document('rateTooHigh'), 0.01)), 'train')).toBeLessThan(0.2);
      const session = await open(document('rateTooHigh'), 1);
      const { traces } = await session.advance(500);
      const losses = traces.map(lossOf).slice(100);
      expect(Math.max(...losses)).toBeGreaterThan(1.5 * Math.min(...losses));
      session.dispose();
    },
  },
  vanishing: {
    'the first layer gets less than a thousandth of the last layer’s gradient': async () => {
      for (const seed of seeds) {
        const gradients = await firstGradients(document('vanishing'), seed);
        expect(norm(gradients['dense1.kernel.gradient'])).toBeGreaterThan(0);
        expect(norm(gradients['dense1.kernel.gradient'])).toBeLessThan(
          1e-3 * norm(gradients['dense7.kernel.gradient']),
        );
      }
    },
    'learns nothing, and closes the circle with tanh': async () => {
      expect(most(await all(2000, document('vanishing')), 'accuracy')).toBeLessThan(0.65);
      expect(least(await all(2000, hidden(document('vanishing'), { activation: 'tanh' })), 'accuracy')).toBeGreaterThan(
        0.95,
      );
    },
  },
  deadRelu: {
    'units die at rate 3 and hardly any at 0.3': async () => {
      const spec = document('deadRelu');
      for (const seed of seeds) {
        const high = await open(spec, seed);
        await high.advance(1000);
        expect(await deadShare(high)).toBeGreaterThan(0.3);
        high.dispose();
        const low = await open(rate(spec, 0.3), seed);
        await low.advance(1000);
        expect(await deadShare(low)).toBeLessThan(0.2);
        expect((await judge(low)).accuracy).toBeGreaterThan(0.97);
        low.dispose();
      }
    },
    'the dead never come back': async () => {
      const session = await open(document('deadRelu'), 1);
      await session.advance(1000);
      const before = await deadShare(session);
      await session.advance(2000);
      expect(await deadShare(session)).toBeGreaterThanOrEqual(before);
      session.dispose();
    },
  },
  zeroWeights: {
    'all units of a layer stay equal and the accuracy stays at one half': async () => {
      for (const seed of seeds) {
        const session = await open(document('zeroWeights'), seed);
        await session.advance(1500);
        const weights = await session.weights();
        for (const [name, values] of Object.entries(weights))
          if (name.startsWith('dense1')) {
            const units = 6;
            values.forEach((value, i) => expect(value, name).toBe(values[i - (i % units)]));
          }
        const { accuracy } = await judge(session);
        expect(Math.abs(accuracy - 0.5)).toBeLessThan(0.1);
        session.dispose();
      }
      const drawn = layersOf(document('zeroWeights'), (layer) => ({ ...layer, kernelInitializer: 'glorotUniform' }));
      expect(least(await all(1500, drawn), 'accuracy')).toBeGreaterThan(0.9);
    },
  },
  imbalanced: {
    'is accurate and misses most of the rare class; class weights raise the recall': async () => {
      const plain = await all(1500, document('imbalanced'));
      const weighted = await all(1500, { ...document('imbalanced'), classWeights: [1, 20] });
      plain.forEach(({ accuracy, recall }, i) => {
        expect(accuracy).toBeGreaterThan(0.93);
        expect(recall).toBeLessThan(0.5);
        expect(weighted[i]!.recall).toBeGreaterThan(recall + 0.2);
      });
    },
  },
  deepPlain: {
    'stays at one half': async () => {
      expect(document('deepPlain').layers).toHaveLength(20);
      expect(most(await all(1000, document('deepPlain')), 'accuracy')).toBeLessThanOrEqual(0.6);
    },
  },
  deepSkip: {
    'closes the circle in a thousand steps where its twin has learned nothing': async () => {
      const twin = document('deepSkip').layers.filter(({ type }) => type === 'dense');
      expect(twin).toEqual(document('deepPlain').layers);
      expect(least(await all(1000, document('deepSkip')), 'accuracy')).toBeGreaterThanOrEqual(0.9);
    },
  },
  skip: {
    'learns the spiral sooner, on average over seeds, than the same stack without its Add layers': async () => {
      const plain = document('skip');
      const without = { ...plain, layers: plain.layers.filter(({ type }) => type !== 'add') };
      let [sooner, later] = [0, 0];
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        sooner += await stepsTo(0.95, plain, seed, 8000);
        later += await stepsTo(0.95, without, seed, 8000);
      }
      expect(later).toBeGreaterThan(1.2 * sooner);
    },
  },
  iris: {
    'tells setosa apart at once and the other two later': async () => {
      for (const seed of seeds) {
        const session = await open(document('iris'), seed);
        await session.advance(60);
        const { evaluation } = await session.judge('train');
        const recalls = 'perClass' in evaluation ? evaluation.perClass.map(({ recall }) => recall) : [];
        expect(recalls[0]).toBe(1);
        expect(Math.min(...recalls.slice(1))).toBeLessThan(1);
        await session.advance(600);
        expect((await judge(session)).accuracy).toBeGreaterThanOrEqual(0.9);
        session.dispose();
      }
    },
  },
  opticalDigits: {
    'reads real handwriting, though not every digit': async () => {
      const { accuracy } = await after(900, document('opticalDigits'), 1);
      expect(accuracy).toBeGreaterThan(0.95);
      expect(accuracy).toBeLessThan(1);
    },
  },
  digits: {
    'has learned most after the first epoch': async () => {
      const spec = document('digits');
      const session = await open(spec, 1);
      const perEpoch = Math.ceil(session.data.counts.train / spec.training.batchSize);
      await session.advance(perEpoch);
      const first = await judge(session);
      await session.advance(2 * perEpoch);
      const third = await judge(session);
      session.dispose();
      expect(first.accuracy).toBeGreaterThan(0.85);
      expect(third.accuracy).toBeGreaterThan(first.accuracy);
      expect(third.accuracy - first.accuracy).toBeLessThan(first.accuracy - 0.1);
    },
  },
  ...byHandClaims,
  // What these two reach needs their files; that nothing trains without them can be seen here.
  mnist: { 'is the network of Digits 28×28 and asks for its files': () => asksForFiles('mnist') },
  fashion: { 'is the network of Digits 28×28 and asks for its files': () => asksForFiles('fashion') },
};

describe('the claims', () => {
  it('are made for every preset and for nothing else', () => {
    expect(Object.keys(claims).toSorted()).toEqual(Object.keys(presets).toSorted());
    for (const [name, made] of Object.entries(claims)) expect(Object.keys(made).length, name).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(claims))('%s', (_name, made) => {
  it.each(Object.entries(made))('%s', async (_claim, check) => check());
});
