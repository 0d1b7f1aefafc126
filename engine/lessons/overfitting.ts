import type { Lesson } from './lesson.ts';

/** Slow enough for the test loss to be drawn on the way. */
const run = (epochs: number, speed = 100) => ({ training: { epochs }, view: { speed } });
const moons = { type: 'moons', samples: 120, noise: 0.3 };

export const overfitting: Lesson = {
  lesson: 1,
  title: { en: 'Overfitting and how to see it', zh: '过拟合，以及怎样看出来' },
  about: {
    en: 'You can now see overfitting in curves and pictures, and know three cures and what each costs.',
    zh: '现在你能从曲线和图上看出过拟合，并知道三种办法和各自的代价。',
  },
  minutes: 9,
  steps: [
    {
      title: { en: 'Few points, many weights', zh: '点很少，权重很多' },
      text: {
        en: 'Two moons with much noise: 60 points to train with, 60 held back for the test. The network has 1,185 parameters, about twenty for every training point.',
        zh: '噪声很大的双月：60 个点用来训练，另外 60 个留作测试。网络有 1,185 个参数，平均每个训练点约二十个。',
      },
      set: { preset: 'overfitting', change: run(40, 40) },
      point: 'train',
      predict: {
        question: { en: 'After 40 epochs, which loss is lower?', zh: '40 轮之后，哪个损失更低？' },
        choices: [
          { text: { en: 'That of the training points', zh: '训练点的' }, right: true },
          { text: { en: 'That of the test points', zh: '测试点的' } },
          { text: { en: 'Both are the same', zh: '一样' } },
        ],
      },
      check: {
        task: { en: 'Press Train: it stops after 40 epochs.', zh: '点“训练”：40 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 40 }],
        hint: { en: 'The space bar trains too.', zh: '空格键也可以训练。' },
      },
      reveal: {
        en: 'About 0.06 against 0.30. The network has seen the training points and not the others. A gap is normal; what matters is how it grows.',
        zh: '约 0.06 对 0.30。训练点网络都见过，其他的没有。有差距很正常，要紧的是差距怎样变大。',
      },
    },
    {
      title: { en: 'Train on', zh: '继续训练' },
      text: {
        en: 'The same run from the start, but to 300 epochs. The training loss will go on falling.',
        zh: '从头再来同样的训练，但到 300 轮。训练损失会继续下降。',
      },
      set: { change: run(300) },
      point: 'curves',
      predict: {
        question: { en: 'And the test loss?', zh: '测试损失呢？' },
        choices: [
          { text: { en: 'Falls along with it', zh: '跟着下降' } },
          { text: { en: 'Stays where it is', zh: '停住不动' } },
          { text: { en: 'Rises again', zh: '重新上升' }, right: true },
        ],
      },
      check: {
        task: { en: 'Train to the end.', zh: '训练到结束。' },
        until: [{ type: 'epochs', atLeast: 300 }],
        hint: { en: 'It stops at epoch 300.', zh: '第 300 轮停下。' },
      },
      reveal: {
        en: 'From about 0.30 to 0.9, three times as much, while the training loss is below 0.001. It learns the noise by heart. **That is overfitting**: better on what it saw, worse on what is new.',
        zh: '从约 0.30 升到 0.9，是三倍，而训练损失低于 0.001。它把噪声背了下来。**这就是过拟合**：见过的更好，新的更差。',
      },
    },
    {
      title: { en: 'Right as often, surer than it should be', zh: '对的一样多，却过分自信' },
      text: {
        en: 'The test loss tripled. Look at the test accuracy, too: it was 85 % at epoch 40.',
        zh: '测试损失变成三倍。再看测试准确率：第 40 轮时是 85 %。',
      },
      trained: true,
      point: 'metrics',
      predict: {
        question: { en: 'How is the accuracy at epoch 300?', zh: '第 300 轮的准确率如何？' },
        choices: [
          { text: { en: 'Near 50 %', zh: '接近 50 %' } },
          { text: { en: 'Much as before', zh: '和之前差不多' }, right: true },
          { text: { en: 'Near 100 %', zh: '接近 100 %' } },
        ],
      },
      reveal: {
        en: 'Still about 85 %. It makes the same mistakes, but is now certain of them, and the loss charges for false certainty. Accuracy alone would have shown you nothing.',
        zh: '仍是约 85 %。错的还是那些，只是现在错得斩钉截铁，而损失会惩罚错误的自信。只看准确率，什么也发现不了。',
      },
    },
    {
      title: { en: 'What it looks like', zh: '它长什么样' },
      text: {
        en: 'Look at the border. The true one is a gentle S. Training points have a light rim, test points a dark one (in the dark theme too).',
        zh: '看边界。真正的边界是一条平缓的 S 形。训练点是浅色描边，测试点是深色描边（深色主题也一样）。',
      },
      trained: true,
      point: 'result',
      predict: {
        question: { en: 'Around what does the border make its detours?', zh: '边界在绕着什么拐弯？' },
        choices: [
          { text: { en: 'Single training points', zh: '个别训练点' }, right: true },
          { text: { en: 'Single test points', zh: '个别测试点' } },
          { text: { en: 'Nothing in particular', zh: '没有规律' } },
        ],
      },
      reveal: {
        en: 'Each bulge brings home a noisy training point. The test points never pull at the border; where it goes for one training point, it is wrong for its neighbours.',
        zh: '每个凸起都是为了照顾一个带噪声的训练点。测试点从不拉动边界；为一个训练点绕过去，对它的邻居就错了。',
      },
    },
    {
      title: { en: 'Cure 1: more data', zh: '办法一：更多数据' },
      text: {
        en: 'The same network, ten times the points: 600 to train with.',
        zh: '同样的网络，十倍的点：600 个用来训练。',
      },
      set: { change: { data: { ...moons, samples: 1200 }, ...run(100, 400) } },
      point: 'data',
      predict: {
        question: { en: 'After 100 epochs, the gap between the two losses is …', zh: '100 轮之后，两个损失的差距……' },
        choices: [
          { text: { en: 'about 0.1', zh: '约 0.1' }, right: true },
          { text: { en: 'about 0.5, as before', zh: '约 0.5，和之前一样' } },
          { text: { en: 'above 1', zh: '大于 1' } },
        ],
      },
      check: {
        task: { en: 'Train for 100 epochs.', zh: '训练 100 轮。' },
        until: [{ type: 'epochs', atLeast: 100 }],
        hint: { en: 'Press Train; the gap stands among the metrics.', zh: '点“训练”；差距列在指标里。' },
      },
      reveal: {
        en: 'About 0.10; with 60 points it was above 0.5 by then. One can bend around sixty points, hardly around six hundred. It is the best cure, and often the one you cannot have.',
        zh: '约 0.10；只有 60 个点时，这时已超过 0.5。绕过六十个点容易，绕过六百个就难了。这是最好的办法，但往往办不到。',
      },
    },
    {
      title: { en: 'Cure 2: a price on large weights', zh: '办法二：给大权重定价' },
      text: {
        en: 'Sixty points again. But now the loss gets an extra term, 0.03·Σw² (L2): sharp bends need large weights, and large weights cost.',
        zh: '又是六十个点。但损失里多了一项 0.03·Σw²（L2）：急弯需要大权重，而大权重要付代价。',
      },
      set: { preset: 'regularised', change: run(300) },
      point: 'training',
      predict: {
        question: { en: 'What happens to the **training** loss?', zh: '**训练**损失会怎样？' },
        choices: [
          { text: { en: 'Still goes to 0', zh: '仍趋于 0' } },
          { text: { en: 'Stays higher', zh: '停在较高处' }, right: true },
        ],
      },
      check: {
        task: { en: 'Train for 300 epochs and look at the border.', zh: '训练 300 轮，看看边界。' },
        until: [{ type: 'epochs', atLeast: 300 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'It stays above 0.1, price included, and that is the point. The test loss is about 0.35 instead of 0.9, and the border is smooth. Too high a price would make it too stiff.',
        zh: '停在 0.1 以上（含惩罚项），这正是目的。测试损失约为 0.35，而不是 0.9，边界也平滑了。价定得太高，它又会太僵硬。',
      },
    },
    {
      title: { en: 'Cure 3: stop in time', zh: '办法三：及时停下' },
      text: {
        en: 'A quarter of the points becomes a **validation** split. Training watches its loss and stops after 20 epochs without a better one; then the best weights come back.',
        zh: '拿出四分之一的点作**验证**集。训练时盯着它的损失，20 轮没有更好就停下，并恢复最好的权重。',
      },
      set: {
        preset: 'overfitting',
        change: {
          split: { validation: 0.25, test: 0.4 },
          training: { patience: 20, epochs: 300 },
          view: { speed: 40 },
        },
      },
      point: 'train',
      predict: {
        question: { en: 'Why not simply watch the test loss?', zh: '为什么不直接盯着测试损失？' },
        choices: [
          { text: { en: 'It takes too long to compute', zh: '算起来太慢' } },
          { text: { en: 'Then it would be no test any more', zh: '那样它就不再是测试了' }, right: true },
          { text: { en: 'There is no reason', zh: '没有理由' } },
        ],
      },
      check: {
        task: { en: 'Train until it stops by itself.', zh: '训练到它自己停下。' },
        until: [{ type: 'epochs', atLeast: 21 }],
        hint: { en: 'Press Train and wait a moment.', zh: '点“训练”，等一会儿。' },
      },
      reveal: {
        en: 'It stops long before 300 epochs. Whatever you choose by a split, be it the moment to stop or the network, you have fitted to it a little. So choose by validation, and look at the test once, at the end.',
        zh: '远不到 300 轮就停下了。凡是按某个集合来挑选的东西，无论是停下的时刻还是网络，都对它有一点过拟合。所以用验证集来选，测试集只在最后看一次。',
      },
    },
  ],
};
