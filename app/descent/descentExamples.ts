import { memberDefaults } from '../../engine/spec/field.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import type { Words } from '../../engine/spec/words.ts';

type Run = DescentSpec['optimizers'][number];

const run = (type: Run['type'], learningRate: number): Run => ({ ...memberDefaults(optimizers, type), learningRate });

interface DescentExample {
  readonly label: Words;
  /** What to look for. */
  readonly about: Words;
  readonly spec: Partial<DescentSpec>;
}

/** The functions that every course draws, each with rates at which it shows what it is drawn for. */
export const descentExamples = {
  parabola: {
    label: { en: 'Parabola', zh: '抛物线' },
    about: {
      en: 'Steps shrink with the slope. With a rate above 1 they grow instead.',
      zh: '步子随斜率变小。学习率超过 1 时，步子反而越来越大。',
    },
    spec: { f: 'x^2', x: -2.5, centreX: 0, reach: 3, optimizers: [run('gradientDescent', 0.1)] },
  },
  narrowValley: {
    label: { en: 'Narrow valley', zh: '狭长谷' },
    about: {
      en: 'Steep across, flat along: gradient descent zigzags, momentum gathers speed along the valley.',
      zh: '横向陡、纵向平：梯度下降来回折返，动量法则顺着谷底加速。',
    },
    spec: { f: '(x^2 + 25 * y^2) / 2' },
  },
  saddle: {
    label: { en: 'Saddle', zh: '鞍点' },
    about: {
      en: 'Nearly on the ridge the force points to the saddle, where it vanishes; only the smallest offset lets go.',
      zh: '几乎在脊线上时，力指向鞍点并在那里消失；只有极小的偏离才能让它脱身。',
    },
    spec: {
      f: 'x^2 - y^2',
      x: -2,
      y: 0.001,
      centreX: 0,
      reach: 2.6,
      optimizers: [run('gradientDescent', 0.1), run('momentum', 0.02), run('adam', 0.1)],
    },
  },
  rosenbrock: {
    label: { en: 'Rosenbrock’s banana', zh: 'Rosenbrock 香蕉函数' },
    about: {
      en: 'A curved valley with hardly any slope along its floor; the minimum is at (1, 1).',
      zh: '弯曲的山谷，谷底几乎没有坡度；最低点在 (1, 1)。',
    },
    spec: {
      f: '(1 - x)^2 + 100 * (y - x^2)^2',
      x: -1.2,
      y: 1,
      centreX: 0,
      centreY: 0.8,
      reach: 1.7,
      optimizers: [run('gradientDescent', 0.0015), run('momentum', 0.0005), run('adam', 0.1)],
    },
  },
  manyMinima: {
    label: { en: 'Many minima', zh: '许多极小值' },
    about: {
      en: 'Plain steps end in the next dip; momentum rolls over some of them.',
      zh: '普通的步子停在最近的坑里；动量能滚过其中一些。',
    },
    spec: {
      f: 'x^2 / 8 + 1 - cos(2 * x)',
      x: -4.6,
      centreX: 0,
      reach: 6,
      optimizers: [run('gradientDescent', 0.1), run('momentum', 0.05), run('adam', 0.3)],
    },
  },
  kink: {
    label: { en: 'Kink', zh: '尖点' },
    about: {
      en: 'The slope never fades, so steps of one length jump over the lowest point for ever. Give the rate a schedule.',
      zh: '斜率不会变小，等长的步子永远在最低点两侧来回跳。给学习率加一个计划试试。',
    },
    spec: { f: 'abs(x)', x: -2.25, centreX: 0, reach: 3, optimizers: [run('gradientDescent', 0.5), run('adam', 0.5)] },
  },
  plateau: {
    label: { en: 'Plateau', zh: '平台' },
    about: {
      en: 'Where it is flat there is no force; rules that divide by the size of the gradient still walk.',
      zh: '平坦处没有力；会除以梯度大小的方法依然能前进。',
    },
    spec: {
      f: '1 - exp(-(x^2 + y^2) / 2)',
      x: -3.2,
      y: 1.6,
      optimizers: [run('gradientDescent', 0.5), run('rmsprop', 0.1), run('adam', 0.2)],
    },
  },
} as const satisfies Record<string, DescentExample>;

export type DescentExampleName = keyof typeof descentExamples;
