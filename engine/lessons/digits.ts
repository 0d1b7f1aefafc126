import type { Lesson } from './lesson.ts';

/** Keras' introductory program for MNIST; this page's preset `digits` is the same network on digits that it draws itself. */
const code = `import keras
from keras import layers

(x, y), test = keras.datasets.mnist.load_data()
x = x / 255

model = keras.Sequential([
    layers.Input((28, 28)),
    layers.Flatten(),
    layers.Dense(128, activation="relu"),
    layers.Dense(10, activation="softmax"),
])

model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)

model.fit(x, y, epochs=5, batch_size=32)

model.evaluate(test[0] / 255, test[1])`;

export const digits: Lesson = {
  lesson: 1,
  title: { en: 'The Keras digit recogniser, line by line', zh: '逐行读懂 Keras 数字识别' },
  about: {
    en: 'You can now read the introductory Keras program and say what each line does to the numbers.',
    zh: '现在你能读懂 Keras 的入门程序，说出每一行对数做了什么。',
  },
  minutes: 10,
  code,
  steps: [
    {
      title: { en: 'The data', zh: '数据' },
      text: {
        en: '`x` holds pictures of 28 × 28 pixels, `y` the digit on each. MNIST has 60,000 to train with and 10,000 to test.\n\nThis page draws 12,000 digits of its own instead, so that nothing has to be fetched: 10,000 to train, 2,000 to test. Real handwriting is harder.',
        zh: '`x` 是 28 × 28 像素的图，`y` 是图上的数字。MNIST 有 60,000 张用于训练，10,000 张用于测试。\n\n本页改用自己画的 12,000 个数字，这样无需下载：10,000 个训练，2,000 个测试。真实手写更难。',
      },
      set: { preset: 'digits' },
      lines: [4, 4],
      point: 'result',
      predict: {
        question: { en: 'How many numbers is one picture?', zh: '一张图是多少个数？' },
        number: { value: 784, within: 0 },
      },
      reveal: {
        en: '28 · 28 = 784 pixels, each from 0 (paper) to 255 (ink).',
        zh: '28 · 28 = 784 个像素，每个从 0（纸）到 255（墨）。',
      },
    },
    {
      title: { en: 'Scaling', zh: '缩放' },
      text: {
        en: 'A weight moves as fast as its input is large: you saw δ·x in the lesson by hand. Pixels up to 255 would make steps of very unequal size.',
        zh: '输入越大，权重动得越快：手算那一课里见过 δ·x。像素大到 255，步子就会大小悬殊。',
      },
      lines: [5, 5],
      point: 'data',
      predict: {
        question: { en: 'After this line, what is a pixel of full ink?', zh: '这一行之后，墨最浓的像素是多少？' },
        number: { value: 1, within: 0 },
      },
      reveal: {
        en: '255 / 255 = 1. Here it is the setting Scaling: ÷ 255.',
        zh: '255 / 255 = 1。在本页就是“缩放：÷ 255”这个设置。',
      },
    },
    {
      title: { en: 'Flatten', zh: '展平' },
      text: {
        en: 'Dense layers take a list of numbers, not a square. Flatten writes the 28 rows one after the other.',
        zh: '全连接层要的是一列数，而不是方阵。Flatten 把 28 行首尾相接写成一行。',
      },
      lines: [8, 9],
      point: 'firstLayer',
      predict: {
        question: { en: 'How many weights does Flatten have?', zh: 'Flatten 有多少个权重？' },
        choices: [
          { text: { en: 'None', zh: '没有' }, right: true },
          { text: { en: '784', zh: '784 个' } },
          { text: { en: '28', zh: '28 个' } },
        ],
      },
      reveal: {
        en: 'None: it only rewrites. But from here on the network no longer knows which pixels are neighbours. Convolutions exist to keep that.',
        zh: '没有：它只是改写形状。但从此网络不再知道哪些像素相邻。卷积就是为保留这一点而生的。',
      },
    },
    {
      title: { en: 'The hidden layer', zh: '隐藏层' },
      text: {
        en: '128 neurons, each with a weight for every one of the 784 pixels and a bias. The pictures on the card are these weights, one picture per neuron; they look like noise until they are trained.',
        zh: '128 个神经元，每个对 784 个像素各有一个权重，外加一个偏置。卡片上的图就是这些权重，每个神经元一幅；训练之前看上去像噪声。',
      },
      lines: [10, 10],
      point: 'network',
      predict: {
        question: {
          en: 'How many parameters are that? 128 · (784 + 1) = …',
          zh: '一共多少个参数？128 · (784 + 1) = ……',
        },
        number: { value: 100_480, within: 0 },
      },
      reveal: {
        en: '100,480: look at the foot of the card, it says the same. Keras prints it in `model.summary()`.',
        zh: '100,480：看卡片底部，写的是同一个数。Keras 的 `model.summary()` 也会打印它。',
      },
    },
    {
      title: { en: 'Ten shares', zh: '十个份额' },
      text: {
        en: 'The last layer has a neuron for each digit. **Softmax** turns their ten sums into ten shares that add up to 1.',
        zh: '最后一层每个数字一个神经元。**softmax** 把十个和变成总和为 1 的十个份额。',
      },
      lines: [11, 11],
      point: 'lastLayer',
      predict: {
        question: { en: 'Untrained, about which share does a digit get?', zh: '未训练时，每个数字大约得到多少份额？' },
        choices: [
          { text: { en: '0', zh: '0' } },
          { text: { en: '0.1', zh: '0.1' }, right: true },
          { text: { en: '0.5', zh: '0.5' } },
        ],
      },
      reveal: {
        en: 'About a tenth, for it cannot tell them apart: accuracy is near 10 %, and the loss is near −ln 0.1 = 2.3.',
        zh: '大约十分之一，因为它还分不清：准确率在 10 % 附近，损失接近 −ln 0.1 = 2.3。',
      },
    },
    {
      title: { en: 'Compile: optimizer and loss', zh: 'compile：优化器与损失' },
      text: {
        en: 'The loss of a picture is `−ln` of the share that the **right** digit got. `sparse` only says that y holds digits (7) and not lists of ten (0,0,0,0,0,0,0,1,0,0).\n\n“adam” means its defaults: a learning rate of 0.001.',
        zh: '一张图的损失是**正确**数字所得份额的 `−ln`。`sparse` 只是说 y 存的是数字（7），而不是十个数的列表（0,0,0,0,0,0,0,1,0,0）。\n\n"adam" 表示用默认设置：学习率 0.001。',
      },
      lines: [14, 18],
      point: 'training',
      predict: {
        question: {
          en: 'The right digit got a share of 0.01. Which loss is that?',
          zh: '正确数字只得到 0.01 的份额，损失是多少？',
        },
        choices: [
          { text: { en: '0.01', zh: '0.01' } },
          { text: { en: '0.99', zh: '0.99' } },
          { text: { en: '4.6', zh: '4.6' }, right: true },
        ],
      },
      reveal: {
        en: '−ln 0.01 = 4.6. To be sure and wrong is expensive; to be right with a share of 0.99 costs only 0.01.',
        zh: '−ln 0.01 = 4.6。自信而错代价很高；以 0.99 的份额答对，只花 0.01。',
      },
    },
    {
      title: { en: 'Fit: the training', zh: 'fit：训练' },
      text: {
        en: 'This line is the training loop: forward, loss, backward, update for batches of 32, five times through all 10,000 digits.',
        zh: '这一行就是训练循环：每批 32 个，前向、损失、反向、更新，把 10,000 个数字过五遍。',
      },
      lines: [20, 20],
      point: 'train',
      predict: {
        question: {
          en: 'How many of 100 new digits are right after the **first** epoch already?',
          zh: '仅**第一轮**之后，100 个新数字能对多少个？',
        },
        choices: [
          { text: { en: 'About 30', zh: '大约 30 个' } },
          { text: { en: 'About 60', zh: '大约 60 个' } },
          { text: { en: 'More than 90', zh: '90 个以上' }, right: true },
        ],
      },
      check: {
        task: {
          en: 'Press One epoch and read the test accuracy; then Train to the end.',
          zh: '点“走一轮”，看测试准确率；然后点“训练”直到结束。',
        },
        until: [{ type: 'epochs', atLeast: 5 }],
        hint: {
          en: 'It stops after 5 epochs. Each takes a moment: 313 steps.',
          zh: '5 轮后停下。每轮 313 步，需要一点时间。',
        },
      },
      reveal: {
        en: 'About 94 % after one epoch, 98 % after five. On MNIST itself expect about 97.5 %: the preset MNIST lets you try.',
        zh: '一轮后约 94 %，五轮后约 98 %。在真正的 MNIST 上约为 97.5 %：可用预设 MNIST 试一试。',
      },
    },
    {
      title: { en: 'Evaluate', zh: 'evaluate：评估' },
      text: {
        en: 'Only digits that took no part in training count as a test. 98 of 100 right: look at the others, worst first, and ask yourself whether you would be sure.',
        zh: '只有没参加训练的数字才算测试。100 个对 98 个：看看其余的，最差在前，问问自己是否确定。',
      },
      trained: true,
      lines: [22, 22],
      point: 'evaluation',
      check: {
        task: { en: 'Open Evaluate and draw a digit of your own.', zh: '打开“评估”，自己画一个数字。' },
        until: [{ type: 'tab', name: 'evaluation' }],
        hint: { en: 'Evaluate is the last tab below the network.', zh: '“评估”是网络下方最后一个标签页。' },
      },
      reveal: {
        en: 'Your digit may be read worse than 98 %. The network knows only digits like those it was trained on: draw one very small, or in a corner, and see.',
        zh: '你画的数字可能读得没有 98 % 那么准。网络只认识与训练数据相似的数字：画得很小，或画在角落里，试试看。',
      },
    },
  ],
};
