import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../engine/data/dataset.ts';
import { penPath } from '../../../engine/data/digits/penPath.ts';
import { skeletons } from '../../../engine/data/digits/skeletons.ts';
import { drawnDigits } from '../../../engine/data/drawnDigits.ts';
import { readIdx } from '../../../engine/data/readIdx.ts';
import { crc32 } from '../../../engine/exchange/crc32.ts';
import { SoftmaxRegression } from './softmaxRegression.ts';

const pixels = 28 * 28;
const mnist = '../shared/data/mnist';

const draw = (samples: number, seed: number, noise = 0): Required<Pick<Samples, 'labels'>> & { features: Uint8Array } =>
  drawnDigits.generate({ samples, noise }, seed, new Map()) as never;

const imageOf = ({ features }: { features: Uint8Array }, i: number): Uint8Array =>
  features.subarray(i * pixels, (i + 1) * pixels);

describe('the skeletons', () => {
  test('are several for each digit', () => {
    for (let digit = 0; digit < 10; digit++)
      expect(skeletons.filter((skeleton) => skeleton.digit === digit).length).toBeGreaterThanOrEqual(3);
  });

  test.each(skeletons.map((skeleton, i) => ({ i, ...skeleton })))(
    'the poses of way $i, of a $digit, match point by point',
    ({ poses, share }) => {
      expect(share).toBeGreaterThan(0);
      const [first, ...others] = poses.map(penPath);
      expect(first!.points.length).toBeLessThanOrEqual(64);
      for (const { points, corner, lift } of others) {
        expect(points).toHaveLength(first!.points.length);
        expect(corner).toEqual(first!.corner);
        expect(lift).toEqual(first!.lift);
      }
    },
  );

  test('a misspelt point is refused', () => {
    expect(() => penPath('1,2 3;4')).toThrow('“3;4” is not a point');
  });
});

describe('drawn digits', () => {
  const many = draw(4000, 1);

  test('digit i is the same whatever the number of digits', () => {
    const few = draw(25, 1);
    expect([...few.features]).toEqual([...many.features.subarray(0, 25 * pixels)]);
  });

  test('no two are alike', () => {
    const images = Array.from({ length: 4000 }, (_, i) => crc32(imageOf(many, i)));
    expect(new Set(images).size).toBe(4000);
  });

  test('each class is as frequent', () => {
    for (let digit = 0; digit < 10; digit++) expect(many.labels.filter((label) => label === digit)).toHaveLength(400);
  });

  test('like MNIST: at most 20 pixels wide and high, one of them 20 or nearly, the mass around pixel (14, 14)', () => {
    let [full, centred] = [0, 0];
    for (let i = 0; i < 4000; i++) {
      const image = imageOf(many, i);
      const xs: number[] = [];
      const ys: number[] = [];
      let [mass, massX, massY] = [0, 0, 0];
      for (const [p, value] of image.entries()) {
        if (value === 0) continue;
        xs.push(p % 28);
        ys.push(Math.floor(p / 28));
        mass += value;
        massX += value * (p % 28);
        massY += value * Math.floor(p / 28);
      }
      const width = Math.max(...xs) - Math.min(...xs) + 1;
      const height = Math.max(...ys) - Math.min(...ys) + 1;
      expect(Math.max(width, height)).toBeLessThanOrEqual(20);
      if (Math.max(width, height) >= 19) full++;
      const away = Math.max(Math.abs(massX / mass - 14), Math.abs(massY / mass - 14));
      // where the mass lies far from the middle of the 20 × 20 box, the box stops at the edge of the picture
      expect(away).toBeLessThan(2);
      if (away <= 0.51) centred++;
    }
    expect(centred / 4000).toBeGreaterThan(0.99);
    expect(full / 4000).toBeGreaterThan(0.99);
  });

  test('have the ink of MNIST: mean 0.131, deviation of the images’ means 0.043', () => {
    const inks = Array.from({ length: 4000 }, (_, i) => imageOf(many, i).reduce((sum, v) => sum + v, 0) / 255 / pixels);
    const mean = inks.reduce((sum, ink) => sum + ink, 0) / 4000;
    const deviation = Math.sqrt(inks.reduce((sum, ink) => sum + (ink - mean) ** 2, 0) / 4000);
    expect(Math.abs(mean - 0.131)).toBeLessThan(0.006);
    expect(Math.abs(deviation - 0.043)).toBeLessThan(0.006);
  });

  test('noise moves every pixel by at most its share, up and down alike', () => {
    const clean = draw(50, 3);
    const noisy = draw(50, 3, 0.2);
    let [sum, inside] = [0, 0];
    for (const [p, value] of noisy.features.entries()) {
      const away = value - clean.features[p]!;
      expect(Math.abs(away)).toBeLessThanOrEqual(51);
      if (clean.features[p]! < 51 || clean.features[p]! > 204) continue;
      sum += away;
      inside++;
    }
    // uniform ±51: deviation 29.4; five standard errors
    expect(Math.abs(sum / inside)).toBeLessThan((5 * 29.4) / Math.sqrt(inside));
  });

  test('of document version 1 are the ones they always were', () => {
    expect(crc32(draw(200, 7).features).toString(16)).toBe('20d549da');
    expect(crc32(draw(200, 7, 0.1).features).toString(16)).toBe('d229458f');
  });
});

describe('a linear softmax model on 4,000 drawn digits, 10 epochs', () => {
  const digits = draw(6000, 2);
  const model = new SoftmaxRegression(pixels);
  const part = (from: number, to: number) =>
    [digits.features.subarray(from * pixels, to * pixels), digits.labels.subarray(from, to)] as const;
  model.train(...part(0, 4000), 10);

  test('learns them, but never well: no toy', () => {
    const accuracy = model.accuracy(...part(4000, 6000));
    expect(accuracy).toBeGreaterThan(0.85);
    expect(accuracy).toBeLessThan(0.95);
  });

  test.skipIf(!existsSync(mnist))(`reads most of MNIST (skipped where ${mnist} is absent)`, () => {
    const read = (name: string) => readIdx(readFileSync(`${mnist}/${name}`)).values as Uint8Array;
    const accuracy = model.accuracy(read('t10k-images-idx3-ubyte.gz'), read('t10k-labels-idx1-ubyte.gz'));
    expect(accuracy).toBeGreaterThan(0.8);
  });
});
