import blobs from './blobs.json';
import circle from './circle.json';
import curve from './curve.json';
import digits from './digits.json';
import fashion from './fashion.json';
import features from './features.json';
import iris from './iris.json';
import mnist from './mnist.json';
import opticalDigits from './opticalDigits.json';
import overfitting from './overfitting.json';
import plane from './plane.json';
import type { Preset } from './preset.ts';
import regularised from './regularised.json';
import skip from './skip.json';
import spiral from './spiral.json';
import xor from './xor.json';

/** Every ready-made document, in teaching order. */
export const presets = {
  spiral: {
    document: spiral,
    title: { en: 'Spiral', zh: '螺旋' },
    about: {
      en: 'Watch the border wind up until it lies between the two arms. Then give each layer 4 units instead of 8 and see what no longer fits.',
      zh: '看边界怎样一圈圈卷起来，最后夹在两臂之间。再把每层的 8 个单元改成 4 个，看看哪里拟合不了。',
    },
  },
  circle: {
    document: circle,
    title: { en: 'Circle', zh: '圆' },
    about: {
      en: 'Three hidden units draw three soft lines, and the output joins them to a closed border. With two units the border cannot close: try it.',
      zh: '三个隐藏单元各画一条柔和的直线，输出把它们围成封闭的边界。只有两个单元就围不起来：试试看。',
    },
  },
  features: {
    document: features,
    title: { en: 'Circle by features', zh: '用特征解圆' },
    about: {
      en: 'The same circle without any hidden layer: given x₁² and x₂², one neuron is enough. Take away one of the two and look at the border.',
      zh: '同样的圆，没有隐藏层：有了 x₁² 和 x₂²，一个神经元就够。去掉其中一个，看看边界变成什么。',
    },
  },
  xor: {
    document: xor,
    title: { en: 'Exclusive or', zh: '异或' },
    about: {
      en: 'No straight line separates these four corners, so a hidden layer has to. Make its activation linear and the accuracy stays near one half.',
      zh: '没有一条直线能分开这四个角，所以需要隐藏层。把它的激活函数改成线性，准确率就停在一半左右。',
    },
  },
  blobs: {
    document: blobs,
    title: { en: 'Five classes', zh: '五个类别' },
    about: {
      en: 'Softmax turns five sums into five shares that add up to 1, and every border is a straight line. Raise the noise and look for the places where the shares are nearly even.',
      zh: 'softmax 把五个和变成总和为 1 的五个比例，边界都是直线。加大噪声，找出各比例几乎相等的地方。',
    },
  },
  plane: {
    document: plane,
    title: { en: 'Plane', zh: '平面' },
    about: {
      en: 'A single neuron learns a slope: both weights should end at 0.1 and the bias at 0. Raise the learning rate step by step until the loss no longer falls.',
      zh: '一个神经元学习一个斜面：两个权重应接近 0.1，偏置接近 0。逐步加大学习率，直到损失不再下降。',
    },
  },
  curve: {
    document: curve,
    title: { en: 'Curve', zh: '曲线' },
    about: {
      en: 'The slow wave is found first and the fast one later. Type another function of x, or change the first activation to ReLU and count the corners.',
      zh: '先学会慢波，再学会快波。换一个 x 的函数试试，或把第一个激活改成 ReLU，数一数折角。',
    },
  },
  overfitting: {
    document: overfitting,
    title: { en: 'Overfitting', zh: '过拟合' },
    about: {
      en: 'Sixty noisy points and more than a thousand weights: the training loss goes to 0 while the test loss rises. Stop where the test loss is lowest and remember the epoch.',
      zh: '60 个带噪声的点，一千多个权重：训练损失趋于 0，测试损失却上升。在测试损失最低处停下，记住是第几轮。',
    },
  },
  regularised: {
    document: regularised,
    title: { en: 'Weight penalty', zh: '权重惩罚' },
    about: {
      en: 'The same points and the same network as in Overfitting, with a price on large weights. The training loss stays higher, the border smoother and the test loss low.',
      zh: '点和网络与“过拟合”相同，只是给大权重加了代价。训练损失较高，边界更平滑，测试损失保持较低。',
    },
  },
  skip: {
    document: skip,
    title: { en: 'Skip connections', zh: '跳跃连接' },
    about: {
      en: 'Three layers add to what came before instead of replacing it, and learn the spiral sooner. The same stack without the Add layers takes about twice as long.',
      zh: '三个层不替换前面的结果，而是加在上面，更快学会螺旋。没有相加层的同样网络大约要花两倍的时间。',
    },
  },
  iris: {
    document: iris,
    title: { en: 'Iris', zh: '鸢尾花' },
    about: {
      en: 'Setosa is told apart at once, the other two take longer. Look at the flowers that are still taken for another kind.',
      zh: '山鸢尾一下就分开了，另外两种需要更久。看看哪些花还会被认错。',
    },
  },
  opticalDigits: {
    document: opticalDigits,
    title: { en: 'Digits 8×8', zh: '8×8 数字' },
    about: {
      en: 'Real handwriting in 64 pixels, learned in seconds. Look at the digits that are still taken for others: would you be sure?',
      zh: '64 个像素的真实手写数字，几秒就能学会。看看哪些数字还会被认错：换成你，能确定吗？',
    },
  },
  digits: {
    document: digits,
    title: { en: 'Digits 28×28', zh: '28×28 数字' },
    about: {
      en: 'The introductory network of Keras on digits that are drawn by strokes. After each epoch the accuracy on new digits is measured: see how much the first epoch already brings.',
      zh: 'Keras 入门网络，数据是按笔画画出的数字。每轮结束后在新数字上测准确率：看看第一轮就能学到多少。',
    },
  },
  mnist: {
    document: mnist,
    title: { en: 'MNIST', zh: 'MNIST' },
    about: {
      en: 'The same network on the 70,000 real digits, fetched on your word or chosen from your files. Expect about 97.5 % after five epochs.',
      zh: '同一网络学习 7 万个真实数字，经你同意后下载，或从你的文件中选择。五轮后约为 97.5 %。',
    },
  },
  fashion: {
    document: fashion,
    title: { en: 'Fashion-MNIST', zh: 'Fashion-MNIST' },
    about: {
      en: 'The very network of MNIST on shirts, shoes and bags, and it errs about five times as often. Look which kinds are taken for each other: shirts and pullovers first.',
      zh: '与 MNIST 完全相同的网络，数据换成衣服、鞋和包，错误约为五倍。看看哪些会被混淆：先看衬衫和套头衫。',
    },
  },
} as const satisfies Record<string, Preset>;

/** What a visitor without a link sees first. */
export const defaultPreset = 'spiral' satisfies keyof typeof presets;
