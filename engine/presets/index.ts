import { byHand } from './byHand/index.ts';
import blobs from './blobs.json';
import circle from './circle.json';
import curve from './curve.json';
import deadRelu from './deadRelu.json';
import deepPlain from './deepPlain.json';
import deepSkip from './deepSkip.json';
import digits from './digits.json';
import fashion from './fashion.json';
import features from './features.json';
import imbalanced from './imbalanced.json';
import iris from './iris.json';
import mnist from './mnist.json';
import opticalDigits from './opticalDigits.json';
import overfitting from './overfitting.json';
import ownActivation from './ownActivation.json';
import plane from './plane.json';
import type { Preset } from './preset.ts';
import rateTooHigh from './rateTooHigh.json';
import regularised from './regularised.json';
import skip from './skip.json';
import spiral from './spiral.json';
import spiralFeatures from './spiralFeatures.json';
import vanishing from './vanishing.json';
import xor from './xor.json';
import zeroWeights from './zeroWeights.json';

/** Every ready-made document, in teaching order. */
export const presets = {
  spiral: {
    document: spiral,
    group: 'start',
    title: { en: 'Spiral', zh: '螺旋' },
    about: {
      en: 'Watch the border wind up until it lies between the two arms. Then give each layer 4 units instead of 8 and see what no longer fits.',
      zh: '看边界怎样一圈圈卷起来，最后夹在两臂之间。再把每层的 8 个单元改成 4 个，看看哪里拟合不了。',
    },
  },
  spiralFeatures: {
    document: spiralFeatures,
    group: 'start',
    title: { en: 'Spiral with features', zh: '用特征解螺旋' },
    about: {
      en: 'Sines, squares and a product go in beside x₁ and x₂, and one hidden layer is enough. Compare how many steps it saves against Spiral.',
      zh: '除了 x₁ 和 x₂，再输入正弦、平方和乘积，一个隐藏层就够。与“螺旋”比一比，省了多少步。',
    },
  },
  circle: {
    document: circle,
    group: 'start',
    title: { en: 'Circle', zh: '圆' },
    about: {
      en: 'Three hidden units draw three soft lines, and the output joins them to a closed border. With two units the border cannot close: try it.',
      zh: '三个隐藏单元各画一条柔和的直线，输出把它们围成封闭的边界。只有两个单元就围不起来：试试看。',
    },
  },
  features: {
    document: features,
    group: 'start',
    title: { en: 'Circle by features', zh: '用特征解圆' },
    about: {
      en: 'The same circle without any hidden layer: given x₁² and x₂², one neuron is enough. Take away one of the two and look at the border.',
      zh: '同样的圆，没有隐藏层：有了 x₁² 和 x₂²，一个神经元就够。去掉其中一个，看看边界变成什么。',
    },
  },
  xor: {
    document: xor,
    group: 'start',
    title: { en: 'Exclusive or', zh: '异或' },
    about: {
      en: 'No straight line separates these four corners, so a hidden layer has to. Make its activation linear and the accuracy stays near one half.',
      zh: '没有一条直线能分开这四个角，所以需要隐藏层。把它的激活函数改成线性，准确率就停在一半左右。',
    },
  },
  blobs: {
    document: blobs,
    group: 'start',
    title: { en: 'Five classes', zh: '五个类别' },
    about: {
      en: 'Softmax turns five sums into five shares that add up to 1, and every border is a straight line. Raise the noise and look for the places where the shares are nearly even.',
      zh: 'softmax 把五个和变成总和为 1 的五个比例，边界都是直线。加大噪声，找出各比例几乎相等的地方。',
    },
  },
  plane: {
    document: plane,
    group: 'start',
    title: { en: 'Plane', zh: '平面' },
    about: {
      en: 'A single neuron learns a slope: both weights should end at 0.1 and the bias at 0. Raise the learning rate step by step until the loss no longer falls.',
      zh: '一个神经元学习一个斜面：两个权重应接近 0.1，偏置接近 0。逐步加大学习率，直到损失不再下降。',
    },
  },
  curve: {
    document: curve,
    group: 'start',
    title: { en: 'Curve', zh: '曲线' },
    about: {
      en: 'The slow wave is found first and the fast one later. Type another function of x, or change the first activation to ReLU and count the corners.',
      zh: '先学会慢波，再学会快波。换一个 x 的函数试试，或把第一个激活改成 ReLU，数一数折角。',
    },
  },
  ownActivation: {
    document: ownActivation,
    group: 'start',
    title: { en: 'Your own activation', zh: '自己的激活函数' },
    about: {
      en: 'Both hidden layers use sin(2 * x), a formula that you can change, and the spiral is solved in a few hundred steps. Type another one and watch its curve and what it does to the border.',
      zh: '两个隐藏层使用你可以修改的公式 sin(2 * x)，几百步就能解开螺旋。换一个公式，看它的曲线和边界怎样变化。',
    },
  },
  overfitting: {
    document: overfitting,
    group: 'wrong',
    title: { en: 'Overfitting', zh: '过拟合' },
    about: {
      en: 'Sixty noisy points and more than a thousand weights: the training loss goes to 0 while the test loss rises. Stop where the test loss is lowest and remember the epoch.',
      zh: '60 个带噪声的点，一千多个权重：训练损失趋于 0，测试损失却上升。在测试损失最低处停下，记住是第几轮。',
    },
  },
  rateTooHigh: {
    document: rateTooHigh,
    group: 'wrong',
    title: { en: 'Learning rate too high', zh: '学习率过高' },
    about: {
      en: 'Each step goes too far, so the loss jumps about and does not fall. Divide the learning rate by 100 and the same network winds the border up.',
      zh: '每一步都走得太远，损失跳来跳去，却不下降。把学习率除以 100，同样的网络就能把边界卷起来。',
    },
  },
  vanishing: {
    document: vanishing,
    group: 'wrong',
    title: { en: 'Vanishing gradients', zh: '梯度消失' },
    about: {
      en: 'Six sigmoid layers: on the way back the gradient shrinks at each, and the first layer gets less than a thousandth of what the last one gets. Change all six to tanh and the circle closes.',
      zh: '六个 sigmoid 层：梯度每往回一层都在变小，第一层得到的不到最后一层的千分之一。把六层都改成 tanh，圆就围起来了。',
    },
  },
  deadRelu: {
    document: deadRelu,
    group: 'wrong',
    title: { en: 'Dead ReLUs', zh: '死亡的 ReLU' },
    about: {
      en: 'A learning rate of 3 throws ReLUs so far that they give 0 for every sample and never come back. Count the dead ones, then reset with 0.3: the circle is solved and hardly any die.',
      zh: '学习率 3 把 ReLU 推得太远，它们对每个样本都输出 0，再也回不来。数一数死了几个，再用 0.3 重来：圆解开了，也几乎没有死的。',
    },
  },
  zeroWeights: {
    document: zeroWeights,
    group: 'wrong',
    title: { en: 'Weights all zero', zh: '权重全为零' },
    about: {
      en: 'Every unit of a layer starts the same and gets the same gradient, so all stay the same and the accuracy stays at one half. Choose another weight start for both layers and it learns.',
      zh: '一层里的单元起点相同、梯度也相同，所以始终相同，准确率停在一半左右。给两层换一种权重初始，它就能学会。',
    },
  },
  imbalanced: {
    document: imbalanced,
    group: 'wrong',
    title: { en: 'Rare class', zh: '稀有类别' },
    about: {
      en: 'One sample in twenty is +1: the accuracy is high although most of the rare ones are missed. Set the class weights to 1, 20 and compare the recall.',
      zh: '每二十个样本只有一个是 +1：准确率很高，稀有的那些却大多被漏掉。把类别权重设为 1, 20，比较召回率。',
    },
  },
  deepPlain: {
    document: deepPlain,
    group: 'wrong',
    title: { en: 'Twenty layers', zh: '二十层' },
    about: {
      en: 'Nineteen sigmoid layers and an output: nothing reaches the first ones, and the accuracy stays at one half. The cure stands beside it: the same layers with skips.',
      zh: '十九个 sigmoid 层加一个输出：什么都传不到前面几层，准确率停在一半左右。解药就在旁边：同样的层，加上跳跃连接。',
    },
  },
  regularised: {
    document: regularised,
    group: 'cures',
    title: { en: 'Weight penalty', zh: '权重惩罚' },
    about: {
      en: 'The same points and the same network as in Overfitting, with a price on large weights. The training loss stays higher, the border smoother and the test loss low.',
      zh: '点和网络与“过拟合”相同，只是给大权重加了代价。训练损失较高，边界更平滑，测试损失保持较低。',
    },
  },
  skip: {
    document: skip,
    group: 'cures',
    title: { en: 'Skip connections', zh: '跳跃连接' },
    about: {
      en: 'Three layers add to what came before instead of replacing it, and learn the spiral sooner. The same stack without the Add layers takes longer: compare over a few seeds.',
      zh: '三个层不替换前面的结果，而是加在上面，更快学会螺旋。没有相加层的同样网络平均要更久：换几个种子比一比。',
    },
  },
  deepSkip: {
    document: deepSkip,
    group: 'cures',
    title: { en: 'Twenty layers with skips', zh: '二十层加跳跃' },
    about: {
      en: 'The twin of Twenty layers, but each layer adds to what came before, so gradients have a way back. In a thousand steps it closes the circle, where the twin has learned nothing.',
      zh: '与“二十层”相同，只是每层都加在前面的结果上，梯度因此有路可回。一千步就能围住圆，而另一个什么都没学会。',
    },
  },
  iris: {
    document: iris,
    group: 'real',
    title: { en: 'Iris', zh: '鸢尾花' },
    about: {
      en: 'Setosa is told apart at once, the other two take longer. Look at the flowers that are still taken for another kind.',
      zh: '山鸢尾一下就分开了，另外两种需要更久。看看哪些花还会被认错。',
    },
  },
  opticalDigits: {
    document: opticalDigits,
    group: 'real',
    title: { en: 'Digits 8×8', zh: '8×8 数字' },
    about: {
      en: 'Real handwriting in 64 pixels, learned in seconds. Look at the digits that are still taken for others: would you be sure?',
      zh: '64 个像素的真实手写数字，几秒就能学会。看看哪些数字还会被认错：换成你，能确定吗？',
    },
  },
  digits: {
    document: digits,
    group: 'real',
    title: { en: 'Digits 28×28', zh: '28×28 数字' },
    about: {
      en: 'The introductory network of Keras on digits that are drawn by strokes. After each epoch the accuracy on new digits is measured: see how much the first epoch already brings.',
      zh: 'Keras 入门网络，数据是按笔画画出的数字。每轮结束后在新数字上测准确率：看看第一轮就能学到多少。',
    },
  },
  mnist: {
    document: mnist,
    group: 'real',
    title: { en: 'MNIST', zh: 'MNIST' },
    about: {
      en: 'The same network on the 70,000 real digits, fetched on your word or chosen from your files. Expect about 97.5 % after five epochs.',
      zh: '同一网络学习 7 万个真实数字，经你同意后下载，或从你的文件中选择。五轮后约为 97.5 %。',
    },
  },
  fashion: {
    document: fashion,
    group: 'real',
    title: { en: 'Fashion-MNIST', zh: 'Fashion-MNIST' },
    about: {
      en: 'The very network of MNIST on shirts, shoes and bags, and it errs about five times as often. Look which kinds are taken for each other: shirts and pullovers first.',
      zh: '与 MNIST 完全相同的网络，数据换成衣服、鞋和包，错误约为五倍。看看哪些会被混淆：先看衬衫和套头衫。',
    },
  },
  ...byHand,
} as const satisfies Record<string, Preset>;

/** What a visitor without a link sees first. */
export const defaultPreset = 'spiral' satisfies keyof typeof presets;
