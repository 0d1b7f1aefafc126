import type { Lesson } from './lesson.ts';

const linear = [
  { type: 'dense', activation: 'linear' },
  { type: 'dense', activation: 'linear' },
  { type: 'dense', units: 1, activation: 'sigmoid' },
];

export const mapping: Lesson = {
  lesson: 1,
  title: { en: 'Everything is a mapping', zh: '一切都是映射' },
  about: {
    en: 'You can now say what a network is: a chain of mappings, chosen by its weights.',
    zh: '现在你能说清神经网络是什么：一串映射，由权重决定。',
  },
  minutes: 8,
  steps: [
    {
      title: { en: 'Two numbers in, one number out', zh: '输入两个数，输出一个数' },
      text: {
        en: 'A network is a function. This one takes two numbers, x₁ and x₂, and gives one number between 0 and 1.\n\nThe square on the right shows that number for **every point of the plane at once**: blue near 1 (class +1), orange near 0 (class −1), pale where it is undecided. The dots are the examples that it should get right.',
        zh: '神经网络就是一个函数。这个网络输入两个数 x₁ 和 x₂，输出一个 0 到 1 之间的数。\n\n右边的方图**一次画出平面上每个点**的输出：接近 1 为蓝色（类别 +1），接近 0 为橙色（类别 −1），拿不定时颜色很淡。图上的小点是它应当答对的样本。',
      },
      set: { preset: 'spiral', change: { training: { epochs: 100 }, view: { speed: 500 } } },
      point: 'result',
      predict: {
        question: {
          en: 'To colour one point of the square, how many numbers does the network have to be given?',
          zh: '要给方图上的一个点上色，需要给网络输入几个数？',
        },
        choices: [
          { text: { en: 'One: its colour', zh: '一个：它的颜色' } },
          { text: { en: 'Two: where it lies', zh: '两个：它的位置' }, right: true },
          { text: { en: 'All the dots', zh: '所有的小点' } },
        ],
      },
      reveal: {
        en: 'Its place (x₁, x₂) is all the network sees of it. The dots are needed to **choose** the function, not to use it.',
        zh: '网络看到的只有它的位置 (x₁, x₂)。小点用来**挑选**函数，而不是使用函数。',
      },
    },
    {
      title: { en: 'Before it has learned', zh: '学习之前' },
      text: {
        en: 'Nothing has been learned yet. The weights, the numbers inside the network, were drawn at random.\n\nHalf of the dots are blue, half are orange.',
        zh: '现在还什么都没学。网络内部的数，也就是权重，是随机抽取的。\n\n小点大约一半是蓝色，一半是橙色。',
      },
      point: 'metrics',
      predict: {
        question: {
          en: 'How many of the test dots does a random network get right?',
          zh: '随机的网络能答对多少测试点？',
        },
        choices: [
          { text: { en: 'Hardly any', zh: '几乎没有' } },
          { text: { en: 'About half', zh: '大约一半' }, right: true },
          { text: { en: 'Nearly all', zh: '几乎全部' } },
        ],
      },
      reveal: {
        en: 'Test accuracy says 47 %. A random network is still a mapping, only not the one that we want. With two equal classes, half right means: it knows nothing.',
        zh: '测试准确率是 47 %。随机的网络也是一个映射，只不过不是我们想要的那个。两类数量相当时，对一半就等于一无所知。',
      },
    },
    {
      title: { en: 'Choosing a better mapping', zh: '挑选更好的映射' },
      text: {
        en: 'Training changes the weights a little, again and again, so that the dots are coloured better each time.\n\nThe thin line between blue and orange is the **border**: there the network says 0.5.',
        zh: '训练就是一次次稍微改动权重，让小点的颜色越来越对。\n\n蓝色与橙色之间的细线是**边界**：在那里网络的输出是 0.5。',
      },
      point: 'train',
      predict: {
        question: { en: 'What will the border look like after 100 epochs?', zh: '100 轮之后，边界会是什么样子？' },
        choices: [
          { text: { en: 'A straight line', zh: '一条直线' } },
          { text: { en: 'A circle', zh: '一个圆' } },
          { text: { en: 'A band that winds between the arms', zh: '在两臂之间盘绕的带子' }, right: true },
        ],
      },
      check: {
        task: {
          en: 'Press **Train** and watch the square. It stops by itself after 100 epochs.',
          zh: '点**训练**，看着方图。100 轮后它会自动停下。',
        },
        until: [{ type: 'epochs', atLeast: 100 }],
        hint: {
          en: 'Train is in the bar at the top, on phones at the bottom. The space bar does the same.',
          zh: '“训练”在顶部栏中，手机上在底部。空格键也可以。',
        },
      },
      reveal: {
        en: 'About 96 % of the test dots are right. Nobody wrote a rule about spirals: only 105 numbers were moved.',
        zh: '大约 96 % 的测试点是对的。没有人写过关于螺旋的规则：只是移动了 105 个数。',
      },
    },
    {
      title: { en: 'Each neuron is a mapping too', zh: '每个神经元也是映射' },
      text: {
        en: 'The small tiles in the network are neurons. Each tile is a map of the same plane and shows what **that neuron** answers there.\n\nCompare the tiles of Dense 1 with those of Dense 2.',
        zh: '网络中的小方块是神经元。每个方块都是同一平面的图，画的是**这个神经元**在各处的输出。\n\n把“全连接 1”的方块与“全连接 2”的比一比。',
      },
      trained: true,
      point: 'firstLayer',
      predict: {
        question: {
          en: 'What kind of edge can a neuron of the first layer draw?',
          zh: '第一层的神经元能画出怎样的分界？',
        },
        choices: [
          { text: { en: 'Only a straight one', zh: '只能是直的' }, right: true },
          { text: { en: 'A gently curved one', zh: '略微弯曲的' } },
          { text: { en: 'Any shape', zh: '任意形状' } },
        ],
      },
      check: {
        task: {
          en: 'Press a tile of Dense 1: its weights open below.',
          zh: '点“全连接 1”的一个方块，下方会显示它的权重。',
        },
        until: [{ type: 'neuron', layer: 'dense1' }],
        hint: {
          en: 'With the keyboard: Tab to the first tile of Dense 1, arrows go from tile to tile, Enter opens. On phones tap the card and then a tile, or skip.',
          zh: '用键盘：按 Tab 到“全连接 1”的第一个方块，方向键换方块，回车打开。手机上可点卡片查看，或跳过。',
        },
      },
      reveal: {
        en: 'A first-layer neuron adds up w₁·x₁ + w₂·x₂ + b, so along one straight direction its answer never changes. Dense 2 mixes eight such edges, and its tiles are bent.',
        zh: '第一层的神经元计算 w₁·x₁ + w₂·x₂ + b，所以沿某个直线方向输出不变。“全连接 2”把八条这样的直边混合起来，它的方块就弯了。',
      },
    },
    {
      title: { en: 'Follow the dots', zh: '跟着小点走' },
      text: {
        en: 'Dense 1 maps the 2 numbers of a dot to 8, Dense 2 those 8 to 8 others, Dense 3 these to 1. The tab **Mapping** below the network carries every dot through this chain.\n\nDense 3 adds up its 8 numbers: in the space that it reads, all it can draw is **one straight line**.',
        zh: '“全连接 1”把小点的 2 个数变成 8 个，“全连接 2”把这 8 个变成另外 8 个，“全连接 3”再把它们变成 1 个。网络下方的**映射**标签页带着每个小点走完这条链。\n\n“全连接 3”把 8 个数加权相加：在它读取的空间里，它只能画**一条直线**。',
      },
      trained: true,
      point: 'mapping',
      predict: {
        question: {
          en: 'The arms are wound into each other. How can one straight line part them?',
          zh: '两臂互相盘绕。一条直线怎么能把它们分开？',
        },
        choices: [
          { text: { en: 'It cannot: about half is right', zh: '分不开：大约对一半' } },
          { text: { en: 'The layers before have pulled the arms apart', zh: '前面的层已经把两臂拉开了' }, right: true },
          { text: { en: 'It bends around the dots', zh: '它会绕着小点弯曲' } },
        ],
      },
      check: {
        task: {
          en: 'Open **Mapping** and move the slider from Input to Dense 2, or press its play button.',
          zh: '打开**映射**，把滑块从“输入”移到“全连接 2”，或点它的播放按钮。',
        },
        until: [{ type: 'tab', name: 'mapping' }],
        hint: {
          en: 'With the keyboard: arrows move the slider a little, Page up goes to the next layer.',
          zh: '用键盘：方向键微调滑块，Page Up 到下一层。',
        },
      },
      reveal: {
        en: 'In Dense 2 the orange dots lie on one side of a straight line and the blue ones on the other. The bent border in the square is this line, seen from the input.',
        zh: '在“全连接 2”里，橙色小点在直线的一侧，蓝色在另一侧。方图里弯曲的边界，就是从输入看到的这条直线。',
      },
    },
    {
      title: { en: 'A chain of mappings', zh: '一串映射' },
      text: {
        en: 'Three mappings, one after the other: the whole is f₃(f₂(f₁(x))).\n\nHere the two hidden layers have lost their activation: they are **linear**, sums only.',
        zh: '三个映射，一个接一个：整体是 f₃(f₂(f₁(x)))。\n\n这里两个隐藏层去掉了激活函数：它们是**线性**的，只做加权求和。',
      },
      set: { change: { layers: linear } },
      point: 'network',
      predict: {
        question: {
          en: 'Three layers, but only sums: which border is possible?',
          zh: '三层，但只有求和：可能出现怎样的边界？',
        },
        choices: [
          { text: { en: 'Still the winding band', zh: '仍是盘绕的带子' } },
          { text: { en: 'A curve with one bend', zh: '有一个弯的曲线' } },
          { text: { en: 'One straight line', zh: '一条直线' }, right: true },
        ],
      },
      check: {
        task: { en: 'Train it: it stops after 100 epochs.', zh: '训练它：100 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 100 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'A linear map of a linear map is a linear map. Depth alone buys nothing: the accuracy stays below 70 %. The **activation** between the layers is what bends the plane.',
        zh: '线性映射套线性映射，还是线性映射。只加深没有用：准确率停在 70 % 以下。层与层之间的**激活函数**才能弯折平面。',
      },
    },
    {
      title: { en: 'Pictures are numbers too', zh: '图片也是数' },
      text: {
        en: 'The idea does not change with the data. Each picture here is 8 by 8 pixels, and a pixel is a number: how dark it is. What comes out is ten numbers, one share for each digit.',
        zh: '换了数据，想法不变。这里每张图是 8×8 个像素，一个像素就是一个数：有多深。输出是十个数，每个数字各占一份。',
      },
      set: { preset: 'opticalDigits', change: { training: { epochs: 10 }, view: { speed: 150 } } },
      point: 'input',
      predict: {
        question: { en: 'How many numbers go in for one picture?', zh: '一张图输入多少个数？' },
        number: { value: 64, within: 0 },
      },
      check: {
        task: {
          en: 'Train for 10 epochs and look at the pictures it still gets wrong.',
          zh: '训练 10 轮，看看哪些图还会认错。',
        },
        until: [{ type: 'epochs', atLeast: 10 }],
        hint: { en: 'Press Train; the worst pictures come first.', zh: '点“训练”；最差的图排在最前。' },
      },
      reveal: {
        en: '8 · 8 = 64. From 64 numbers to 10: a mapping again, found in the same way. More than nine in ten new digits are right.',
        zh: '8 · 8 = 64。从 64 个数到 10 个数：还是映射，找到它的办法也一样。新数字十个里能对九个以上。',
      },
    },
  ],
};
