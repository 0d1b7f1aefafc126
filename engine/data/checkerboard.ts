import { Draws } from '../random/draws.ts';
import { integer } from '../spec/field.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

const reach = 5;

/** Fields of a board over ±5 in turn; the one at the lower left is −1. */
export const checkerboard = defineDataset({
  label: { en: 'Checkerboard', zh: '棋盘' },
  about: {
    en: 'Squares in turn: the more of them, the more hidden units it takes.',
    zh: '交替的方格：格子越多，需要的隐藏单元越多。',
  },
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'How far a point may be moved along each axis, in sides of a square.',
      zh: '点沿各轴偏移的最大距离，以方格边长为单位。',
    }),
    cells: integer({ label: { en: 'Squares per side', zh: '每边格数' }, min: 2, max: 8, default: 4 }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const { cells, noise } = values;
    const draws = new Draws(seed, 'data/checkerboard');
    const side = (2 * reach) / cells;
    const squares = Array.from({ length: cells * cells }, (_, i) => [i % cells, Math.floor(i / cells)] as const);
    const squaresOf = [0, 1].map((label) => squares.filter(([column, row]) => (column + row) % 2 === label));
    const within = (cell: number) => -reach + side * (cell + draws.uniform() + noise * draws.uniform(-1, 1));
    return classifiedPoints(values, 2, ({ label }) => {
      const choices = squaresOf[label] ?? [];
      const [column, row] = choices[draws.integer(choices.length)] ?? [0, 0];
      return [within(column), within(row)];
    });
  },
});
