import type { Preset } from '../preset.ts';
import sigmoidNeuron from './sigmoidNeuron.json';
import twoTwoOne from './twoTwoOne.json';
import twoTwoTwo from './twoTwoTwo.json';

/** Backpropagation as others worked it out on paper and published it: the walk shows every number that they print. */
export const byHand = {
  sigmoidNeuron: {
    document: sigmoidNeuron,
    group: 'byHand',
    title: { en: 'A sigmoid neuron', zh: '一个 sigmoid 神经元' },
    about: {
      en: 'Two inputs, two weights and a bias: the slope of 0.20 goes back through the sigmoid to each of them. Work out the five numbers before you look.',
      zh: '两个输入、两个权重和一个偏置：斜率 0.20 穿过 sigmoid 回到每一个。先自己算出五个数，再对照。',
    },
    source: {
      text: 'Stanford CS231n: Backpropagation, Intuitions',
      url: 'https://cs231n.github.io/optimization-2/',
    },
  },
  twoTwoOne: {
    document: twoTwoOne,
    group: 'byHand',
    title: { en: '2-2-1 with cross-entropy', zh: '2-2-1 与交叉熵' },
    about: {
      en: 'Sigmoid and cross-entropy meet at the output, and all that is left of both is y − t = −0.3527. Follow it back to the first weights.',
      zh: '输出处 sigmoid 遇上交叉熵，两者合起来只剩 y − t = −0.3527。跟着它一直回到第一层权重。',
    },
    source: {
      text: 'S. M. Lakew: Numerical walkthrough, backprop by hand on a 2-2-1 net',
      url: 'https://surafelml.github.io/nn-timeline/',
    },
  },
  twoTwoTwo: {
    document: twoTwoTwo,
    group: 'byHand',
    title: { en: '2-2-2 with squared error', zh: '2-2-2 与平方误差' },
    about: {
      en: 'The example that many learned backpropagation with, to nine decimals: the error is 0.298371109 and w₅ becomes 0.358916480. Print it as a worksheet and check yourself.',
      zh: '许多人学反向传播时用的例子，精确到九位小数：误差 0.298371109，w₅ 变成 0.358916480。可打印成练习单，自己核对。',
    },
    source: {
      text: 'Matt Mazur: A Step by Step Backpropagation Example (2015)',
      url: 'https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/',
    },
  },
} as const satisfies Record<string, Preset>;
