import type { Lesson } from './lesson.ts';

const line = {
  version: 1,
  data: { type: 'formula1d', formula: '2 * x', samples: 50, min: -1, max: 1 },
  split: { test: 0 },
  loss: 'meanSquaredError',
  optimizer: { type: 'gradientDescent', learningRate: 0.1 },
  training: { epochs: 50 },
  view: { speed: 20 },
  layers: [{ type: 'dense', units: 1 }],
  weights: { 'dense1.kernel': [0], 'dense1.bias': [0] },
};

export const descent: Lesson = {
  lesson: 1,
  title: { en: 'Loss and gradient descent', zh: '损失与梯度下降' },
  about: {
    en: 'You can now say how a network learns: the loss says how wrong it is, the gradient which way is better, the learning rate how far to go.',
    zh: '现在你能说清网络怎样学习：损失说明错多少，梯度说明往哪边更好，学习率说明走多远。',
  },
  minutes: 8,
  steps: [
    {
      title: { en: 'How wrong is it?', zh: '错了多少？' },
      text: {
        en: 'The dots lie on y = 2·x. The network is one neuron without activation, `ŷ = w·x + b`, and begins with w = 0 and b = 0: the flat line.\n\nFor one sample the error is (ŷ − y)²; the **loss** is its mean over all 50.',
        zh: '小点都在 y = 2·x 上。网络是一个没有激活函数的神经元 `ŷ = w·x + b`，从 w = 0、b = 0 开始：一条平线。\n\n一个样本的误差是 (ŷ − y)²，**损失**就是 50 个样本的平均。',
      },
      set: { document: line },
      point: 'result',
      predict: {
        question: {
          en: 'At x = 1 the truth is y = 2, and the network says 0. What is the squared error?',
          zh: '在 x = 1 处真值 y = 2，网络说 0。平方误差是多少？',
        },
        number: { value: 4, within: 0.001 },
      },
      reveal: {
        en: '(0 − 2)² = 4. Near x = 0 the errors are small, so the mean over all samples is 1.20: the loss that stands beside the picture.',
        zh: '(0 − 2)² = 4。x = 0 附近误差很小，所以全部样本的平均是 1.20：就是图旁显示的损失。',
      },
    },
    {
      title: { en: 'Which way is down?', zh: '哪边是下坡？' },
      text: {
        en: 'The loss depends on w alone for now. Its slope, the **gradient**, is the mean of 2·(ŷ − y)·x over the samples. With ŷ = 0 and y = 2·x that is −4 times the mean of x²: here −1.20.',
        zh: '眼下损失只随 w 变化。它的斜率就是**梯度**：2·(ŷ − y)·x 对样本取平均。ŷ = 0、y = 2·x 时，它等于 −4 乘以 x² 的平均，这里是 −1.20。',
      },
      point: 'firstLayer',
      predict: {
        question: { en: 'The gradient is negative. What should happen to w?', zh: '梯度为负，w 应当怎样？' },
        choices: [
          { text: { en: 'It should grow', zh: '增大' }, right: true },
          { text: { en: 'It should shrink', zh: '减小' } },
          { text: { en: 'It should stay', zh: '不变' } },
        ],
      },
      reveal: {
        en: 'A negative slope: going right leads down. So one goes **against** the gradient: `w ← w − η·gradient`, where η is the learning rate.',
        zh: '斜率为负：往右就是下坡。所以要**逆着**梯度走：`w ← w − η·梯度`，η 是学习率。',
      },
    },
    {
      title: { en: 'One step', zh: '走一步' },
      text: {
        en: 'w is 0, the gradient is −1.20, and the learning rate is 0.1.',
        zh: 'w 是 0，梯度是 −1.20，学习率是 0.1。',
      },
      point: 'oneStep',
      predict: {
        question: { en: 'What is w after one step?', zh: '走一步之后，w 是多少？' },
        number: { value: 0.12, within: 0.002 },
      },
      check: {
        task: {
          en: 'Press One step, once, and read the weight: it stands below the network.',
          zh: '点一次“走一步”，再看网络下方的权重。',
        },
        until: [{ type: 'steps', atLeast: 1 }],
        hint: {
          en: 'The button with a triangle and one bar, beside Train. The right arrow key does the same.',
          zh: '“训练”旁带三角和一条竖线的按钮。右方向键也可以。',
        },
      },
      reveal: {
        en: '0 − 0.1·(−1.20) = 0.12. The loss has gone from 1.20 to 1.03. That is all there is to learning: this, very often.',
        zh: '0 − 0.1·(−1.20) = 0.12。损失从 1.20 降到 1.03。学习就是这么回事：把它重复很多次。',
      },
    },
    {
      title: { en: 'Nearing the bottom', zh: '接近谷底' },
      text: {
        en: 'From here on the same rule is applied again and again. The learning rate stays as it is.',
        zh: '接下来一遍遍重复同样的规则，学习率不变。',
      },
      point: 'curves',
      predict: {
        question: { en: 'How do the steps change on the way down?', zh: '一路向下，步子会怎样变化？' },
        choices: [
          { text: { en: 'They get longer', zh: '越来越大' } },
          { text: { en: 'They stay the same', zh: '一直不变' } },
          { text: { en: 'They get shorter', zh: '越来越小' }, right: true },
        ],
      },
      check: {
        task: { en: 'Press Train: it stops after 50 steps.', zh: '点“训练”：50 步后停下。' },
        until: [{ type: 'steps', atLeast: 50 }],
        hint: { en: 'The loss curve is under the result.', zh: '损失曲线在结果下方。' },
      },
      reveal: {
        en: 'The flatter the slope, the smaller the gradient, and with it the step. After 50 steps the loss is 0.004 and w is 1.9: near 2, and never quite there.',
        zh: '坡越平，梯度越小，步子也越小。50 步之后损失是 0.004，w 是 1.9：接近 2，却总差一点。',
      },
    },
    {
      title: { en: 'Longer steps', zh: '步子大一点' },
      text: {
        en: 'Back at w = 0, and it stops after 10 steps now. With a learning rate of 0.1 the loss would be 0.34 by then.',
        zh: '回到 w = 0，这次 10 步就停。学习率为 0.1 时，那时的损失是 0.34。',
      },
      set: { change: { training: { epochs: 10 }, view: { speed: 5 } } },
      point: 'learningRate',
      predict: {
        question: { en: 'And with a learning rate of 0.5?', zh: '学习率为 0.5 呢？' },
        choices: [
          { text: { en: 'Below 0.01', zh: '低于 0.01' }, right: true },
          { text: { en: 'About 0.1', zh: '大约 0.1' } },
          { text: { en: 'Above 1: it flies off', zh: '超过 1：飞走了' } },
        ],
      },
      check: {
        task: { en: 'Set the learning rate to 0.5 and press Train.', zh: '把学习率设为 0.5，点“训练”。' },
        until: [
          { type: 'setting', path: 'optimizer.learningRate', above: 0.49, below: 0.51 },
          { type: 'epochs', atLeast: 10 },
        ],
        hint: {
          en: 'The learning rate is under Training. Type 0.5 and press Enter. If it has already trained, press Reset first.',
          zh: '学习率在“训练”设置里。输入 0.5 再按回车。若已经训练过，先点“重置”。',
        },
      },
      reveal: {
        en: '0.002: the same ten steps, each five times as long. A larger learning rate is faster – up to a point.',
        zh: '0.002：同样十步，每步是原来的五倍。学习率大一些更快，但有个限度。',
      },
    },
    {
      title: { en: 'Too long', zh: '太大了' },
      text: {
        en: 'Now 1.5. The document stops after 5 steps, with good reason.',
        zh: '现在改成 1.5。5 步就停，是有原因的。',
      },
      set: { change: { training: { epochs: 5 }, view: { speed: 2 } } },
      point: 'learningRate',
      predict: {
        question: { en: 'What does the loss do?', zh: '损失会怎样？' },
        choices: [
          { text: { en: 'It falls faster still', zh: '降得更快' } },
          { text: { en: 'It swings, and grows', zh: '来回摆动，越来越大' }, right: true },
          { text: { en: 'It stays at 1.2', zh: '停在 1.2' } },
        ],
      },
      check: {
        task: { en: 'Set the learning rate to 1.5 and press Train.', zh: '把学习率设为 1.5，点“训练”。' },
        until: [
          { type: 'setting', path: 'optimizer.learningRate', above: 1.49, below: 1.51 },
          { type: 'epochs', atLeast: 5 },
        ],
        hint: {
          en: 'As before: type it under Training. If it has already trained, press Reset first.',
          zh: '同上：在“训练”设置里输入。若已经训练过，先点“重置”。',
        },
      },
      reveal: {
        en: 'Each step jumps over the valley and lands higher on the other side. After five steps the loss is about 227, almost 200 times where it began. This is called **divergence**.',
        zh: '每一步都跳过谷底，落到对面更高的地方。五步之后损失约为 227，差不多是起点的 200 倍。这叫作**发散**。',
      },
    },
    {
      title: { en: 'A part of the data is enough', zh: '用一部分数据就够' },
      text: {
        en: 'So far each step looked at all 50 samples. Larger data are cut into **batches**: here 800 samples train, and one step looks at 32 of them. When all had their turn, an **epoch** is over.',
        zh: '到目前为止，每一步都看全部 50 个样本。数据更多时分成**批**：这里有 800 个训练样本，一步只看其中 32 个。全部轮过一遍，就是一**轮**。',
      },
      set: { preset: 'spiral' },
      point: 'oneEpoch',
      predict: {
        question: { en: 'How many steps are one epoch?', zh: '一轮有多少步？' },
        number: { value: 25, within: 0 },
      },
      check: {
        task: { en: 'Press One epoch and read the counters.', zh: '点“走一轮”，看计数。' },
        until: [{ type: 'epochs', atLeast: 1 }],
        hint: {
          en: 'The button with two triangles. Shift and the right arrow do the same.',
          zh: '带两个三角的按钮。Shift 加右方向键也可以。',
        },
      },
      reveal: {
        en: '800 / 32 = 25. The gradient of a batch is only roughly that of all the data, so the path down is a little shaky. But it is 25 steps for the price of one: that is **stochastic** gradient descent.',
        zh: '800 / 32 = 25。一批的梯度只是全部数据梯度的近似，所以下坡的路有点抖。但用一步的代价走了 25 步：这就是**随机**梯度下降。',
      },
    },
  ],
};
