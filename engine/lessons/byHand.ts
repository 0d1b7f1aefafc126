import type { Lesson } from './lesson.ts';

/** One sample, x = (1, 2) of class 1 (in twentieths), and weights of which every number can be followed on paper. */
const paper = {
  version: 1,
  data: { type: 'painted', points: [20, 40, 1], classes: 2 },
  split: { test: 0 },
  optimizer: { type: 'sgd', learningRate: 0.1 },
  training: { epochs: 1 },
  layers: [
    { type: 'dense', units: 2, activation: 'relu' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  weights: {
    'dense1.kernel': [0.5, -1, 0.25, 1],
    'dense1.bias': [0, -0.5],
    'dense2.kernel': [1, -1],
    'dense2.bias': [-0.5],
  },
};

/** The same after one step. */
const updated = {
  'dense1.kernel': [0.55, -1.05, 0.35, 0.9],
  'dense1.bias': [0.05, -0.55],
  'dense2.kernel': [1.05, -0.975],
  'dense2.bias': [-0.45],
};

export const byHand: Lesson = {
  lesson: 1,
  title: { en: 'Forward and backward by hand', zh: '手算前向与反向' },
  about: {
    en: 'You have done what a training step does: forward, loss, backward, update, with your own pencil.',
    zh: '你亲手做了一遍训练的一步：前向、损失、反向、更新。',
  },
  minutes: 10,
  steps: [
    {
      title: { en: 'Small enough for paper', zh: '小到可以写在纸上' },
      text: {
        en: 'Take a pencil. One sample, x = (1, 2), and its truth is t = 1. Two ReLU neurons, then one sigmoid neuron:\n\n`z₁ = 0.5·x₁ + 0.25·x₂ + 0`\n\n`z₂ = −1·x₁ + 1·x₂ − 0.5`\n\n`z = 1·a₁ − 1·a₂ − 0.5`',
        zh: '拿一支笔。只有一个样本 x = (1, 2)，真值 t = 1。先是两个 ReLU 神经元，再是一个 sigmoid 神经元：\n\n`z₁ = 0.5·x₁ + 0.25·x₂ + 0`\n\n`z₂ = −1·x₁ + 1·x₂ − 0.5`\n\n`z = 1·a₁ − 1·a₂ − 0.5`',
      },
      set: { document: paper },
      point: 'network',
      predict: {
        question: { en: 'What is z₁?', zh: 'z₁ 是多少？' },
        number: { value: 1, within: 0.001 },
      },
      reveal: {
        en: '0.5·1 + 0.25·2 + 0 = 1. It is positive, so ReLU lets it pass: a₁ = 1. In the same way z₂ = −1 + 2 − 0.5 = 0.5 and a₂ = 0.5.',
        zh: '0.5·1 + 0.25·2 + 0 = 1。它是正的，ReLU 让它通过：a₁ = 1。同样，z₂ = −1 + 2 − 0.5 = 0.5，a₂ = 0.5。',
      },
    },
    {
      title: { en: 'Forward to the end', zh: '前向到底' },
      text: {
        en: 'Now a₁ = 1 and a₂ = 0.5 go into the last neuron. Its activation is p = σ(z).',
        zh: '现在 a₁ = 1、a₂ = 0.5 进入最后一个神经元，它的激活是 p = σ(z)。',
      },
      point: 'lastLayer',
      predict: {
        question: { en: 'What is p?', zh: 'p 是多少？' },
        number: { value: 0.5, within: 0.001 },
      },
      reveal: {
        en: 'z = 1·1 − 1·0.5 − 0.5 = 0 and σ(0) = 0.5. The truth is 1, and the network shrugs: the dot lies right on the border. That does not count as yes, so the accuracy says 0 %.',
        zh: 'z = 1·1 − 1·0.5 − 0.5 = 0，σ(0) = 0.5。真值是 1，网络却拿不定：点正好落在边界上。这不算“是”，所以准确率为 0 %。',
      },
    },
    {
      title: { en: 'The loss', zh: '损失' },
      text: {
        en: 'For a truth of 1, binary cross-entropy is `L = −ln p`: nothing for p = 1, and the more the nearer p is to 0.',
        zh: '真值为 1 时，二元交叉熵是 `L = −ln p`：p = 1 时为 0，p 越接近 0 越大。',
      },
      point: 'metrics',
      predict: {
        question: { en: 'What is −ln 0.5? (A calculator is fine.)', zh: '−ln 0.5 是多少？（可以用计算器。）' },
        number: { value: 0.693, within: 0.005 },
      },
      reveal: {
        en: '0.693 = ln 2, and so says the loss beside the picture. Forward is done. Now the question is asked backwards: which weight is how much to blame?',
        zh: '0.693 = ln 2，图旁显示的损失也是它。前向结束。现在反过来问：每个权重各要负多少责任？',
      },
    },
    {
      title: { en: 'Backward: the output', zh: '反向：输出层' },
      text: {
        en: 'Sigmoid and cross-entropy together have a beautifully simple slope: `∂L/∂z = p − t`. Here δ = 0.5 − 1 = −0.5.\n\nThe weight w of the input a makes z change by a, so `∂L/∂w = δ·a`; for the bias it is δ itself.',
        zh: 'sigmoid 与交叉熵合在一起，斜率出奇地简单：`∂L/∂z = p − t`。这里 δ = 0.5 − 1 = −0.5。\n\n输入 a 的权重 w 使 z 按 a 变化，所以 `∂L/∂w = δ·a`；偏置的梯度就是 δ。',
      },
      point: 'lastLayer',
      predict: {
        question: {
          en: 'a₂ = 0.5. What is the gradient of the second output weight?',
          zh: 'a₂ = 0.5。第二个输出权重的梯度是多少？',
        },
        number: { value: -0.25, within: 0.001 },
      },
      reveal: {
        en: '−0.5·0.5 = −0.25. For the first it is −0.5·1 = −0.5, for the bias −0.5. All negative: all three should grow, so that p does.',
        zh: '−0.5·0.5 = −0.25。第一个是 −0.5·1 = −0.5，偏置是 −0.5。都为负：三者都应增大，p 才会增大。',
      },
    },
    {
      title: { en: 'Backward: through the ReLU', zh: '反向：穿过 ReLU' },
      text: {
        en: 'The blame goes on to the hidden neurons over the same weights: `δᵢ = δ·wᵢ·relu′(zᵢ)`. The slope of ReLU is 1 where z is positive and 0 where not.',
        zh: '责任沿同样的权重传给隐藏神经元：`δᵢ = δ·wᵢ·relu′(zᵢ)`。z 为正时 ReLU 的斜率是 1，否则是 0。',
      },
      point: 'firstLayer',
      predict: {
        question: { en: 'δ = −0.5, w₂ = −1, z₂ = 0.5. What is δ₂?', zh: 'δ = −0.5，w₂ = −1，z₂ = 0.5。δ₂ 是多少？' },
        number: { value: 0.5, within: 0.001 },
      },
      reveal: {
        en: '−0.5·(−1)·1 = 0.5, and δ₁ = −0.5·1·1 = −0.5. Neuron 1 should say more, neuron 2 less. Had z₂ been negative, δ₂ would be 0, and neuron 2 would learn nothing here.',
        zh: '−0.5·(−1)·1 = 0.5，而 δ₁ = −0.5·1·1 = −0.5。神经元 1 应当多说，神经元 2 应当少说。如果 z₂ 为负，δ₂ 就是 0，神经元 2 在这里什么也学不到。',
      },
    },
    {
      title: { en: 'Backward: the first weights', zh: '反向：第一层的权重' },
      text: {
        en: 'The rule is the one of before, with x in place of a: `∂L/∂w = δᵢ·x`. With x = (1, 2) and δ = (−0.5, 0.5) there are four of them.',
        zh: '规则和刚才一样，只是把 a 换成 x：`∂L/∂w = δᵢ·x`。x = (1, 2)，δ = (−0.5, 0.5)，共四个。',
      },
      point: 'firstLayer',
      predict: {
        question: {
          en: 'Which of the weights of neuron 1 has the larger gradient?',
          zh: '神经元 1 的两个权重，哪个梯度更大？',
        },
        choices: [
          { text: { en: 'The one from x₁ = 1', zh: '来自 x₁ = 1 的' } },
          { text: { en: 'The one from x₂ = 2', zh: '来自 x₂ = 2 的' }, right: true },
          { text: { en: 'Both the same', zh: '一样大' } },
        ],
      },
      reveal: {
        en: 'Neuron 1: −0.5·1 = −0.5 and −0.5·2 = −1. Neuron 2: 0.5 and 1. A weight matters as much as its input is large; that is why inputs are scaled.',
        zh: '神经元 1：−0.5·1 = −0.5，−0.5·2 = −1。神经元 2：0.5 和 1。输入越大，权重的影响越大；所以输入要先缩放。',
      },
    },
    {
      title: { en: 'The update', zh: '更新' },
      text: {
        en: 'Every number goes against its gradient: `w ← w − 0.1·∂L/∂w`. Open the weights of Dense 2 to watch.',
        zh: '每个数都逆着自己的梯度走：`w ← w − 0.1·∂L/∂w`。打开“全连接 2”的权重来看。',
      },
      point: 'oneStep',
      predict: {
        question: {
          en: 'The first output weight is 1, its gradient −0.5. What does it become?',
          zh: '第一个输出权重是 1，梯度是 −0.5。它变成多少？',
        },
        number: { value: 1.05, within: 0.001 },
      },
      check: {
        task: { en: 'Press One step, once.', zh: '点一次“走一步”。' },
        until: [{ type: 'weight', tensor: 'dense2.kernel', index: 0, value: 1.05, within: 0.0005 }],
        hint: {
          en: 'The button beside Train, or the right arrow key. Too many? Press Reset, then once again.',
          zh: '“训练”旁边的按钮，或右方向键。走多了？点“重置”，再走一次。',
        },
      },
      reveal: {
        en: '1.05, −0.975 and the bias −0.45. Neuron 1 has now 0.55, 0.35 and 0.05; neuron 2 has −1.05, 0.9 and −0.55. Compare: the page has done your sum.',
        zh: '1.05、−0.975，偏置 −0.45。神经元 1 现在是 0.55、0.35 和 0.05；神经元 2 是 −1.05、0.9 和 −0.55。对照一下：页面算的就是你的算式。',
      },
    },
    {
      title: { en: 'Forward once more', zh: '再来一次前向' },
      text: {
        en: 'With the new weights z₁ = 0.55 + 0.7 + 0.05 = 1.3 and z₂ = −1.05 + 1.8 − 0.55 = 0.2.',
        zh: '用新权重：z₁ = 0.55 + 0.7 + 0.05 = 1.3，z₂ = −1.05 + 1.8 − 0.55 = 0.2。',
      },
      set: { change: { weights: updated } },
      point: 'metrics',
      predict: {
        question: {
          en: 'What is z now: 1.05·1.3 − 0.975·0.2 − 0.45?',
          zh: '现在 z 是多少：1.05·1.3 − 0.975·0.2 − 0.45？',
        },
        number: { value: 0.72, within: 0.001 },
      },
      reveal: {
        en: 'z = 0.72, p = σ(0.72) = 0.673, and the loss is −ln 0.673 = 0.397 instead of 0.693. One step, and the network leans to the truth. Libraries do nothing else, for millions of weights.',
        zh: 'z = 0.72，p = σ(0.72) = 0.673，损失是 −ln 0.673 = 0.397，原来是 0.693。只走一步，网络就偏向了真值。各种库做的也无非是这些，只不过有几百万个权重。',
      },
    },
  ],
};
