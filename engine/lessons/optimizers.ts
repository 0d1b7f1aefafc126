import type { Lesson } from './lesson.ts';

const run = (optimizer: object, epochs = 50) => ({ optimizer, training: { epochs }, view: { speed: 400 } });
const sgd = { type: 'sgd', learningRate: 0.1 };

export const optimizers: Lesson = {
  lesson: 1,
  title: { en: 'Optimizers', zh: '优化器' },
  about: {
    en: 'You can now say what momentum and Adam add to plain gradient descent, and compare optimizers fairly.',
    zh: '现在你能说出动量和 Adam 比朴素的梯度下降多了什么，并能公平地比较优化器。',
  },
  minutes: 8,
  steps: [
    {
      title: { en: 'The plain rule', zh: '最朴素的规则' },
      text: {
        en: 'An optimizer is the rule that turns gradients into steps. The plainest is SGD:\n\n`w ← w − η·g`\n\nIt has no memory: each step sees only the gradient g of its own batch.',
        zh: '优化器就是把梯度变成步子的规则。最朴素的是 SGD：\n\n`w ← w − η·g`\n\n它没有记忆：每一步只看自己这一批的梯度 g。',
      },
      set: { preset: 'spiral', change: run(sgd) },
      point: 'train',
      predict: {
        question: {
          en: 'Will SGD solve the spiral in 50 epochs, with η = 0.1?',
          zh: 'η = 0.1 时，SGD 用 50 轮能解开螺旋吗？',
        },
        choices: [
          { text: { en: 'Yes, above 95 %', zh: '能，超过 95 %' } },
          { text: { en: 'No, it is still far off', zh: '不能，还差得远' }, right: true },
        ],
      },
      check: {
        task: { en: 'Press Train: it stops after 50 epochs.', zh: '点“训练”：50 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 50 }],
        hint: { en: 'The space bar trains too.', zh: '空格键也可以训练。' },
      },
      reveal: {
        en: 'About 69 %, at a loss of 0.58. The border has hardly begun to bend: the slope is gentle here, and gentle slopes make short steps.',
        zh: '大约 69 %，损失 0.58。边界几乎还没开始弯：这里坡很缓，坡缓步子就小。',
      },
    },
    {
      title: { en: 'Momentum: a ball with mass', zh: '动量：有质量的小球' },
      text: {
        en: 'Momentum remembers how it was moving:\n\n`v ← 0.9·v − η·g`, `w ← w + v`\n\nWhat points the same way step after step adds up; what jumps to and fro cancels.',
        zh: '动量记得自己原来怎样运动：\n\n`v ← 0.9·v − η·g`，`w ← w + v`\n\n每步方向一致的部分会累积，来回跳动的部分会抵消。',
      },
      set: { change: run(sgd) },
      point: 'optimizer',
      predict: {
        question: {
          en: 'If g stays the same for long, how long does a step get? v settles where v = 0.9·v − η·g.',
          zh: '若 g 长时间不变，一步会有多长？v 稳定在 v = 0.9·v − η·g 处。',
        },
        choices: [
          { text: { en: 'As long as without momentum', zh: '与没有动量时一样' } },
          { text: { en: 'Twice as long', zh: '两倍' } },
          { text: { en: 'Ten times as long', zh: '十倍' }, right: true },
        ],
      },
      check: {
        task: {
          en: 'Choose Momentum, set the learning rate to 0.1 again, and train.',
          zh: '选择“动量”，把学习率再设为 0.1，然后训练。',
        },
        until: [
          { type: 'setting', path: 'optimizer.type', is: 'momentum' },
          { type: 'setting', path: 'optimizer.learningRate', above: 0.09, below: 0.11 },
          { type: 'epochs', atLeast: 50 },
        ],
        hint: {
          en: 'Optimizer and learning rate are under Training. A new optimizer brings its own learning rate, so type 0.1 after it. If it has already trained, press Reset first.',
          zh: '优化器和学习率都在“训练”设置里。换优化器会带来它自己的学习率，所以之后要输入 0.1。若已经训练过，先点“重置”。',
        },
      },
      reveal: {
        en: '0.1·v = −η·g, so v = −10·η·g: ten times the step. Same start, same 50 epochs: about 81 % at a loss near 0.38.',
        zh: '0.1·v = −η·g，所以 v = −10·η·g：步子是十倍。起点相同，同样 50 轮：约 81 %，损失接近 0.38。',
      },
    },
    {
      title: { en: 'Adam: each weight its own pace', zh: 'Adam：每个权重各有步调' },
      text: {
        en: 'Adam keeps two means for each weight: m of its gradients, v of their squares. Then\n\n`w ← w − η·m / (√v + ε)`\n\nDividing by √v takes the size of the gradient out: only its sign and its steadiness count.',
        zh: 'Adam 为每个权重记两个平均：m 是梯度的平均，v 是梯度平方的平均。然后\n\n`w ← w − η·m / (√v + ε)`\n\n除以 √v 就抹掉了梯度的大小：只剩方向和稳定程度。',
      },
      point: 'optimizer',
      predict: {
        question: {
          en: 'Very first step, corrected for the start at 0: m = g and v = g². With g = 0.0004 and η = 0.01, how far does the weight move?',
          zh: '第一步，修正起点为 0 的偏差后：m = g，v = g²。g = 0.0004，η = 0.01，权重移动多远？',
        },
        number: { value: 0.01, within: 0.0001 },
      },
      reveal: {
        en: 'm/√v = g/|g| = ±1, so the step is η = 0.01, however small g is. Adam’s learning rate is, roughly, the length of its steps.',
        zh: 'm/√v = g/|g| = ±1，所以不管 g 多小，这一步就是 η = 0.01。Adam 的学习率大致就是步长。',
      },
    },
    {
      title: { en: 'Adam on the spiral', zh: '用 Adam 解螺旋' },
      text: {
        en: 'The same start and the same batches again. The learning rate is 0.01: one tenth of before, and not comparable with it, as you have just seen.',
        zh: '起点和批次仍与之前相同。学习率是 0.01，为之前的十分之一；但正如刚才所见，两者不能直接相比。',
      },
      set: { change: run({ type: 'adam', learningRate: 0.01 }, 100) },
      point: 'curves',
      predict: {
        question: { en: 'After 100 epochs the accuracy is …', zh: '100 轮后，准确率……' },
        choices: [
          { text: { en: 'below 70 %', zh: '低于 70 %' } },
          { text: { en: 'about 80 %', zh: '大约 80 %' } },
          { text: { en: 'above 90 %', zh: '高于 90 %' }, right: true },
        ],
      },
      check: {
        task: { en: 'Train: it stops after 100 epochs.', zh: '训练：100 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 100 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'About 96 %. The same 100 epochs bring SGD to 73 % and momentum to 88 % (η = 0.1). On this problem, from this start: other problems may rank them otherwise.',
        zh: '大约 96 %。同样 100 轮，SGD 到 73 %，动量到 88 %（η = 0.1）。这只是这个问题、这个起点的结果，换个问题名次可能不同。',
      },
    },
    {
      title: { en: 'No optimizer saves a bad learning rate', zh: '优化器救不了糟糕的学习率' },
      text: {
        en: 'Adam with a learning rate of 0.1, ten times as much. All else is as it was.',
        zh: 'Adam，学习率改为 0.1，是刚才的十倍。其余不变。',
      },
      set: { change: run({ type: 'adam', learningRate: 0.1 }, 100) },
      point: 'curves',
      predict: {
        question: { en: 'What does the loss curve do?', zh: '损失曲线会怎样？' },
        choices: [
          { text: { en: 'It falls ten times as fast', zh: '降得快十倍' } },
          { text: { en: 'It jumps about and stays high', zh: '上下乱跳，居高不下' }, right: true },
          { text: { en: 'The same as before', zh: '和之前一样' } },
        ],
      },
      check: {
        task: { en: 'Train and watch the curve.', zh: '训练，看曲线。' },
        until: [{ type: 'epochs', atLeast: 100 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'Steps of 0.1 jump over every narrow valley. If you tune one thing only, tune the learning rate: by factors of three or ten, not by a few percent.',
        zh: '0.1 的步子会跳过每个狭窄的山谷。如果只调一样东西，就调学习率：按三倍或十倍来调，而不是百分之几。',
      },
    },
    {
      title: { en: 'A fair comparison', zh: '公平的比较' },
      text: {
        en: 'Somebody reports: “Momentum beats SGD: 81 % against 69 % after 50 epochs, both at η = 0.1.” You know that momentum multiplies the step by up to ten.',
        zh: '有人说：“动量胜过 SGD：50 轮后 81 % 对 69 %，都用 η = 0.1。”你知道动量最多会把步子放大十倍。',
      },
      set: { change: run({ type: 'momentum', learningRate: 0.01 }) },
      point: 'learningRate',
      predict: {
        question: {
          en: 'Momentum with η = 0.01: how far will it get in 50 epochs?',
          zh: '动量，η = 0.01：50 轮能到多少？',
        },
        choices: [
          { text: { en: 'About as far as SGD with 0.1', zh: '与 SGD 用 0.1 差不多' }, right: true },
          { text: { en: 'As far as momentum with 0.1', zh: '与动量用 0.1 一样' } },
          { text: { en: 'It learns nothing', zh: '什么都学不到' } },
        ],
      },
      check: {
        task: { en: 'Train for 50 epochs.', zh: '训练 50 轮。' },
        until: [{ type: 'epochs', atLeast: 50 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'About 68 %, and the same loss of 0.58 as SGD. Much of the lead was the longer step. So give each optimizer its own best learning rate, and several seeds, before you judge.',
        zh: '大约 68 %，损失与 SGD 一样是 0.58。领先的很大一部分只是步子更大。所以先给每个优化器各自最好的学习率，再换几个种子，然后再下结论。',
      },
    },
  ],
};
