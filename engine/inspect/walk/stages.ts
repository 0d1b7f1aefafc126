import type { Words } from '../../spec/words.ts';

interface Stage {
  readonly label: Words;
  readonly about: Words;
}

/** What happens in a step beside layers and their ops, by the op that the graph has there. */
export const stages = {
  input: {
    label: { en: 'Input', zh: '输入' },
    about: {
      en: 'The samples of this batch, as the network gets them: one row each.',
      zh: '这一批样本，按网络收到的样子：每个样本一行。',
    },
  },
  target: {
    label: { en: 'Target', zh: '目标' },
    about: { en: 'What the network should have answered.', zh: '网络本该给出的答案。' },
  },
  smoothing: {
    label: { en: 'Target as the loss wants it', zh: '损失所用的目标' },
    about: { en: 'A small share of each target is spread over all outputs.', zh: '把目标的一小部分平均分给所有输出。' },
  },
  rows: {
    label: { en: 'Loss of a sample', zh: '单个样本的损失' },
    about: { en: 'The prices of all outputs of a sample together.', zh: '一个样本所有输出的代价合在一起。' },
  },
  mean: {
    label: { en: 'Loss of the batch', zh: '整批的损失' },
    about: {
      en: 'The mean over the samples of the batch. Its factor 1/N goes with every gradient from here on.',
      zh: '对这批样本取平均。系数 1/N 从此伴随每个梯度。',
    },
  },
  classWeights: {
    label: { en: 'Class weights', zh: '类别权重' },
    about: { en: 'Mistakes on some classes count more than on others.', zh: '某些类别的错误比其他类别更重。' },
  },
  sum: {
    label: { en: 'Used more than once', zh: '多次使用' },
    about: {
      en: 'This value went more than one way, so what comes back on all of them is added up.',
      zh: '这个数值走了不止一条路，所以各条路返回的梯度要相加。',
    },
  },
  penalty: {
    label: { en: 'Penalty', zh: '惩罚项' },
    about: {
      en: 'Large weights cost something too; their price has a gradient of its own.',
      zh: '大的权重也要付代价；这份代价有自己的梯度。',
    },
  },
  clip: {
    label: { en: 'Length of the gradient', zh: '梯度的长度' },
    about: {
      en: 'Squares are added up: their root is the length that is compared with the threshold.',
      zh: '平方相加，再开方就是与阈值比较的长度。',
    },
  },
  slope: {
    label: { en: 'Slope of the loss', zh: '损失的斜率' },
    about: {
      en: 'The way back begins: how much the loss rises where this value rises a little.',
      zh: '反向传播开始：这个数值略增，损失会增加多少。',
    },
  },
  unknown: {
    label: { en: 'Step', zh: '一步' },
    about: { en: 'Every element by the same formula.', zh: '每个元素都用同一个公式。' },
  },
} as const satisfies Record<string, Stage>;

/** What can be said of any gradient, from the form of its formula alone. */
export const remarks = {
  chain: {
    en: 'Chain rule: what came back from behind, times how this step passes a small change on.',
    zh: '链式法则：从后面传回的梯度，乘以这一步传递微小变化的倍数。',
  },
  batch: {
    en: 'Every one of the {rows} samples adds its part. Each part already carries 1/{rows}, so the sum is the mean over the batch.',
    zh: '{rows} 个样本各加上自己的一份。每份都已带有 1/{rows}，所以相加就是整批的平均。',
  },
  one: {
    en: 'The batch is this one sample, so nothing is averaged.',
    zh: '这一批只有这一个样本，因此没有平均。',
  },
  outer: {
    en: 'As a whole it is an outer product: every input of the layer times every gradient of its sums.',
    zh: '整体来看是外积：层的每个输入乘以每个加权和的梯度。',
  },
  frozen: { en: 'This layer is frozen: its weights stay.', zh: '这一层已冻结：权重不变。' },
  held: { en: 'This weight is held by hand: it stays.', zh: '这个权重被手动固定：保持不变。' },
  mean: {
    en: 'Shown is the mean over the {rows} samples of the batch. Pick a sample to see its formula in numbers.',
    zh: '显示的是这批 {rows} 个样本的平均。选择一个样本，可看它代入数字的公式。',
  },
} as const satisfies Record<string, Words>;
