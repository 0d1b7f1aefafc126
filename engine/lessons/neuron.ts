import type { Lesson } from './lesson.ts';

/** Weights of the one neuron: w₁, w₂ and b. */
const weights = (w1: number, w2: number, b: number) => ({ 'dense1.kernel': [w1, w2], 'dense1.bias': [b] });

const neuronDocument = {
  version: 1,
  data: { type: 'gaussian', samples: 400, noise: 0.1 },
  optimizer: { type: 'sgd', learningRate: 0.1 },
  training: { epochs: 20 },
  view: { speed: 50 },
  layers: [{ type: 'dense', units: 1, activation: 'sigmoid' }],
  weights: weights(1, 0, 0),
};

/** Two neurons that see x and −x, and an output that takes half of each. */
const bend = {
  version: 1,
  data: { type: 'formula1d', formula: 'abs(x)', samples: 100, min: -3, max: 3 },
  loss: 'meanSquaredError',
  optimizer: { type: 'sgd', learningRate: 0.05 },
  training: { epochs: 30 },
  view: { speed: 30 },
  layers: [
    { type: 'dense', units: 2, activation: 'linear' },
    { type: 'dense', units: 1 },
  ],
  weights: {
    'dense1.kernel': [1, -1],
    'dense1.bias': [0, 0],
    'dense2.kernel': [0.5, 0.5],
    'dense2.bias': [0],
  },
};

const typeIt = {
  en: 'Press the tile in the Dense layer: its weights open below. Type the number in its row and press Enter.',
  zh: '点“全连接”层里的方块，下方会列出权重。在对应的行输入数字，按回车。',
};

export const neuron: Lesson = {
  lesson: 1,
  title: { en: 'One neuron and its activation', zh: '一个神经元和它的激活函数' },
  about: {
    en: 'You can now read a neuron: its weights turn the border, its bias shifts it, its activation bends.',
    zh: '现在你能读懂一个神经元：权重转动边界，偏置平移边界，激活函数负责弯折。',
  },
  minutes: 8,
  steps: [
    {
      title: { en: 'A sum, then a squeeze', zh: '先求和，再压缩' },
      text: {
        en: 'This network is a single neuron. It makes a weighted sum,\n\n`z = w₁·x₁ + w₂·x₂ + b`,\n\nand squeezes it to between 0 and 1: `a = σ(z) = 1 / (1 + e⁻ᶻ)`. Now w₁ = 1, w₂ = 0 and b = 0.',
        zh: '这个网络只有一个神经元。它先做加权求和\n\n`z = w₁·x₁ + w₂·x₂ + b`，\n\n再压缩到 0 与 1 之间：`a = σ(z) = 1 / (1 + e⁻ᶻ)`。现在 w₁ = 1，w₂ = 0，b = 0。',
      },
      set: { document: neuronDocument },
      point: 'network',
      predict: {
        question: { en: 'What is z at the point x₁ = 2, x₂ = 5?', zh: '在点 x₁ = 2、x₂ = 5 处，z 是多少？' },
        number: { value: 2, within: 0.001 },
      },
      reveal: {
        en: 'z = 1·2 + 0·5 + 0 = 2, and σ(2) = 0.88: rather surely blue. The weight 0 makes the neuron blind for x₂.',
        zh: 'z = 1·2 + 0·5 + 0 = 2，σ(2) = 0.88：比较肯定是蓝色。权重为 0，神经元就看不见 x₂。',
      },
    },
    {
      title: { en: 'Where it is undecided', zh: '拿不定的地方' },
      text: {
        en: 'The border is where the neuron says exactly one half. Since σ(0) = 0.5, that is where z = 0.',
        zh: '边界是神经元恰好输出一半的地方。因为 σ(0) = 0.5，所以就是 z = 0 的地方。',
      },
      point: 'result',
      predict: {
        question: { en: 'With z = x₁, where is the border?', zh: 'z = x₁ 时，边界在哪里？' },
        choices: [
          { text: { en: 'The upright line x₁ = 0', zh: '竖直线 x₁ = 0' }, right: true },
          { text: { en: 'The level line x₂ = 0', zh: '水平线 x₂ = 0' } },
          { text: { en: 'A circle around the middle', zh: '绕中心的圆' } },
        ],
      },
      reveal: {
        en: 'Upright, through the middle. Whatever the weights are, z = 0 is a straight line: one neuron can only cut the plane in two halves.',
        zh: '竖直，过中心。无论权重是多少，z = 0 总是一条直线：一个神经元只能把平面切成两半。',
      },
    },
    {
      title: { en: 'The bias shifts', zh: '偏置负责平移' },
      text: {
        en: 'Next you change b and leave the weights alone.',
        zh: '现在只改 b，权重不动。',
      },
      point: 'firstLayer',
      predict: {
        question: { en: 'b goes from 0 to −2. Where does the border go?', zh: 'b 从 0 变成 −2，边界会到哪里？' },
        choices: [
          { text: { en: 'To the left, x₁ = −2', zh: '向左，x₁ = −2' } },
          { text: { en: 'To the right, x₁ = 2', zh: '向右，x₁ = 2' }, right: true },
          { text: { en: 'It stays and gets blurred', zh: '不动，只是变模糊' } },
        ],
      },
      check: {
        task: { en: 'Set the bias to −2.', zh: '把偏置设为 −2。' },
        until: [{ type: 'weight', tensor: 'dense1.bias', index: 0, value: -2, within: 0.005 }],
        hint: typeIt,
      },
      reveal: {
        en: 'z = x₁ − 2 is 0 at x₁ = 2. A negative bias asks for more: x₁ must reach 2 before the neuron says yes.',
        zh: 'z = x₁ − 2 在 x₁ = 2 处为 0。负的偏置要求更高：x₁ 要达到 2，神经元才说“是”。',
      },
    },
    {
      title: { en: 'The weights turn', zh: '权重负责转动' },
      text: {
        en: 'The bias is 0 again. Now the neuron gets to see x₂: give it the same weight as x₁.',
        zh: '偏置又回到 0。现在让神经元也看到 x₂：给它与 x₁ 相同的权重。',
      },
      set: { change: { weights: weights(1, 0, 0) } },
      point: 'firstLayer',
      predict: {
        question: { en: 'w₁ = w₂ = 1: what does the border look like?', zh: 'w₁ = w₂ = 1：边界是什么样？' },
        choices: [
          { text: { en: 'Level', zh: '水平' } },
          { text: { en: 'A diagonal that rises to the right', zh: '向右上升的对角线' } },
          { text: { en: 'A diagonal that falls to the right', zh: '向右下降的对角线' }, right: true },
        ],
      },
      check: {
        task: { en: 'Set the weight from input 2 to 1.', zh: '把“来自输入 2”的权重设为 1。' },
        until: [{ type: 'weight', tensor: 'dense1.kernel', index: 1, value: 1, within: 0.005 }],
        hint: typeIt,
      },
      reveal: {
        en: 'x₁ + x₂ = 0 means x₂ = −x₁. The pair (w₁, w₂) is an arrow that points to the blue side; the border stands at right angles to it.',
        zh: 'x₁ + x₂ = 0 即 x₂ = −x₁。(w₁, w₂) 是一支指向蓝色一侧的箭头，边界与它垂直。',
      },
    },
    {
      title: { en: 'Large weights are sure of themselves', zh: '大权重更自信' },
      text: {
        en: 'Once more w₁ = 1, w₂ = 0, b = 0. You multiply the only weight by ten.',
        zh: '再次回到 w₁ = 1，w₂ = 0，b = 0。把唯一的权重乘以十。',
      },
      set: { change: { weights: weights(1, 0, 0) } },
      point: 'firstLayer',
      predict: {
        question: { en: 'What changes in the picture?', zh: '图上会有什么变化？' },
        choices: [
          { text: { en: 'The border moves to x₁ = 10', zh: '边界移到 x₁ = 10' } },
          { text: { en: 'The border stays, the passage gets sharp', zh: '边界不动，过渡变得陡峭' }, right: true },
          { text: { en: 'Nothing', zh: '没有变化' } },
        ],
      },
      check: {
        task: { en: 'Set the weight from input 1 to 10.', zh: '把“来自输入 1”的权重设为 10。' },
        until: [{ type: 'weight', tensor: 'dense1.kernel', index: 0, value: 10, within: 0.005 }],
        hint: typeIt,
      },
      reveal: {
        en: '10·x₁ is 0 where x₁ is 0. But at x₁ = 0.2 the neuron said σ(0.2) = 0.55 and says σ(2) = 0.88 now. The size of the weights is how sure it is.',
        zh: '10·x₁ 仍在 x₁ = 0 处为 0。但在 x₁ = 0.2 处，原来是 σ(0.2) = 0.55，现在是 σ(2) = 0.88。权重的大小就是它有多自信。',
      },
    },
    {
      title: { en: 'What the activation is for', zh: '激活函数有什么用' },
      text: {
        en: 'Another problem: find |x| from x. Neuron 1 gets x, neuron 2 gets −x, and the output takes half of each. Their activation is linear, so the two cancel: 0.5·x − 0.5·x = 0, the flat line.\n\n**ReLU** keeps what is positive and turns the rest into 0.',
        zh: '换一个问题：由 x 求 |x|。神经元 1 得到 x，神经元 2 得到 −x，输出各取一半。它们的激活是线性的，于是互相抵消：0.5·x − 0.5·x = 0，是一条平线。\n\n**ReLU** 保留正的部分，其余变成 0。',
      },
      set: { document: bend },
      point: 'activation',
      predict: {
        question: {
          en: 'Same weights, but ReLU in Dense 1: which shape appears?',
          zh: '权重不变，“全连接 1”改用 ReLU：会出现什么形状？',
        },
        choices: [
          { text: { en: 'A tilted straight line', zh: '倾斜的直线' } },
          { text: { en: 'A V', zh: '一个 V 形' }, right: true },
          { text: { en: 'A smooth wave', zh: '平滑的波' } },
        ],
      },
      check: {
        task: { en: 'Choose ReLU as the activation of Dense 1.', zh: '把“全连接 1”的激活函数改为 ReLU。' },
        until: [{ type: 'setting', path: 'layers.0.activation.type', is: 'relu' }],
        hint: {
          en: 'The list is on the card of Dense 1, under its name.',
          zh: '列表在“全连接 1”卡片上，名称下方。',
        },
      },
      reveal: {
        en: 'On the right only neuron 1 speaks, on the left only neuron 2: 0.5·|x|. Each ReLU brings one bend, and bends are what sums alone cannot make.',
        zh: '右边只有神经元 1 说话，左边只有神经元 2：0.5·|x|。每个 ReLU 带来一个折角，而只靠求和是折不出来的。',
      },
    },
    {
      title: { en: 'Let it find the weights', zh: '让它自己找权重' },
      text: {
        en: 'Back to one neuron with w₁ = 1, w₂ = 0, b = 0. The blue cloud lies at the upper right, the orange one at the lower left.',
        zh: '回到一个神经元，w₁ = 1，w₂ = 0，b = 0。蓝色的一团在右上，橙色的一团在左下。',
      },
      set: { document: neuronDocument },
      point: 'train',
      predict: {
        question: { en: 'What will training do to w₂?', zh: '训练会让 w₂ 怎样变化？' },
        choices: [
          { text: { en: 'Make it positive', zh: '变成正数' }, right: true },
          { text: { en: 'Make it negative', zh: '变成负数' } },
          { text: { en: 'Leave it at 0', zh: '保持为 0' } },
        ],
      },
      check: {
        task: { en: 'Press Train: it stops after 20 epochs.', zh: '点“训练”：20 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 20 }],
        hint: { en: 'The space bar trains too.', zh: '空格键也可以训练。' },
      },
      reveal: {
        en: 'About 1.7 and 1.1: the arrow turns to the blue cloud, and the border stands between the two. How training knows the way is the next lesson.',
        zh: '大约是 1.7 和 1.1：箭头转向蓝色的一团，边界立在两团之间。训练怎么知道该往哪走？下一课来讲。',
      },
    },
  ],
};
