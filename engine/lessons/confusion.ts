import type { Lesson } from './lesson.ts';

const rare = (epochs: number, classWeights: readonly number[] = []) => ({
  training: { epochs },
  classWeights,
  view: { speed: 250 },
});

export const confusion: Lesson = {
  lesson: 1,
  title: { en: 'Confusion matrix, precision, recall, F1', zh: '混淆矩阵、精确率、召回率与 F1' },
  about: {
    en: 'You can now read a confusion matrix and choose the number that fits what mistakes cost.',
    zh: '现在你能读懂混淆矩阵，并按错误的代价选对指标。',
  },
  minutes: 9,
  steps: [
    {
      title: { en: 'A rare class', zh: '稀有类别' },
      text: {
        en: 'Think of a test for a rare illness: +1 is ill, −1 is healthy. Of the 400 people in the test split only 12 are ill.',
        zh: '设想为一种罕见病做检测：+1 表示患病，−1 表示健康。测试集 400 人中只有 12 人患病。',
      },
      set: { preset: 'imbalanced', change: rare(10) },
      point: 'result',
      predict: {
        question: {
          en: 'A “test” that calls everybody healthy: what percentage does it get right?',
          zh: '一种对谁都说“健康”的“检测”，正确率是百分之几？',
        },
        number: { value: 97, within: 0.5 },
      },
      reveal: {
        en: '388 of 400, 97 %. High accuracy, and not one ill person found. Keep that number in mind.',
        zh: '400 人中对 388 人，97 %。准确率很高，却一个病人也没找到。记住这个数。',
      },
    },
    {
      title: { en: 'What the network learns', zh: '网络学到了什么' },
      text: {
        en: 'Now train a network on it, without telling it what a missed patient means.',
        zh: '现在训练一个网络，但不告诉它漏掉一个病人意味着什么。',
      },
      point: 'train',
      predict: {
        question: { en: 'Which accuracy will it reach?', zh: '准确率会到多少？' },
        choices: [
          { text: { en: 'About 50 %', zh: '大约 50 %' } },
          { text: { en: 'About 97 %', zh: '大约 97 %' }, right: true },
          { text: { en: '100 %', zh: '100 %' } },
        ],
      },
      check: {
        task: { en: 'Press Train: it stops after 10 epochs.', zh: '点“训练”：10 轮后停下。' },
        until: [{ type: 'epochs', atLeast: 10 }],
        hint: { en: 'The space bar trains too.', zh: '空格键也可以训练。' },
      },
      reveal: {
        en: '97 %. Sounds good. Is it the same 97 % as a moment ago?',
        zh: '97 %。听上去不错。它是不是刚才那个 97 %？',
      },
    },
    {
      title: { en: 'The confusion matrix', zh: '混淆矩阵' },
      text: {
        en: 'The matrix counts each kind of outcome. **Rows** are what people are, **columns** what the network takes them for. On the diagonal it is right.',
        zh: '混淆矩阵数出每种结果。**行**是真实情况，**列**是网络的判断。对角线上是判断正确的。',
      },
      trained: true,
      point: 'evaluation',
      predict: {
        question: { en: 'How many of the 12 ill does it find?', zh: '12 个病人中，它找到了几个？' },
        choices: [
          { text: { en: 'Nearly none', zh: '几乎没有' }, right: true },
          { text: { en: 'About half', zh: '大约一半' } },
          { text: { en: 'Nearly all', zh: '几乎全部' } },
        ],
      },
      check: {
        task: { en: 'Open Evaluate and find the row of +1.', zh: '打开“评估”，找到 +1 那一行。' },
        until: [{ type: 'tab', name: 'evaluation' }],
        hint: {
          en: 'Evaluate is the last tab below the network. Press a number to see those people.',
          zh: '“评估”是网络下方最后一个标签页。点一个数，可以看到对应的人。',
        },
      },
      reveal: {
        en: 'The column +1 is as good as empty: it calls everybody healthy. It is the useless test. Accuracy adds up both rows, and the large one drowns the small one.',
        zh: '+1 那一列几乎是空的：它对谁都说健康。它就是那个没用的检测。准确率把两行加在一起，大的淹没了小的。',
      },
    },
    {
      title: { en: 'Make misses expensive', zh: '让漏诊变贵' },
      text: {
        en: 'The network does what the loss says. With **class weights** 1 and 20 a missed patient counts twenty times.',
        zh: '网络照损失说的做。把**类别权重**设为 1 和 20，漏掉一个病人就算二十倍。',
      },
      set: { change: rare(20, [1, 20]) },
      point: 'train',
      predict: {
        question: { en: 'What will the accuracy do?', zh: '准确率会怎样？' },
        choices: [
          { text: { en: 'Rise', zh: '上升' } },
          { text: { en: 'Fall', zh: '下降' }, right: true },
          { text: { en: 'Stay the same', zh: '不变' } },
        ],
      },
      check: {
        task: { en: 'Train for 20 epochs and read the matrix again.', zh: '训练 20 轮，再看矩阵。' },
        until: [{ type: 'epochs', atLeast: 20 }],
        hint: { en: 'Press Train; the matrix is under Evaluate.', zh: '点“训练”；矩阵在“评估”里。' },
      },
      reveal: {
        en: 'It falls to about 82 %, and the network is far more useful: about 10 of the 12 are found, for about 70 false alarms.',
        zh: '降到约 82 %，但网络有用多了：12 个里找到约 10 个，代价是约 70 次误报。',
      },
    },
    {
      title: { en: 'Recall: how many are found?', zh: '召回率：找到了多少？' },
      text: {
        en: 'Say the matrix reads\n\n`−1:  320  68`\n\n`+1:    2  10`\n\n**Recall** goes along a row: of those who are ill, which share is found? Found / (found + missed).',
        zh: '设矩阵为\n\n`−1：320  68`\n\n`+1：  2  10`\n\n**召回率**沿行看：患病的人里，找到了多大比例？找到 /（找到 + 漏掉）。',
      },
      trained: true,
      point: 'confusion',
      predict: {
        question: { en: 'What is the recall of +1?', zh: '+1 的召回率是多少？' },
        number: { value: 0.833, within: 0.01 },
      },
      reveal: {
        en: '10 / (10 + 2) = 0.83. The test that calls everybody healthy has a recall of 0; one that calls everybody ill has 1. So recall alone is easily fooled, too.',
        zh: '10 / (10 + 2) = 0.83。对谁都说健康的检测，召回率是 0；对谁都说患病的，是 1。所以只看召回率也很容易上当。',
      },
    },
    {
      title: { en: 'Precision: how many alarms are true?', zh: '精确率：警报有多少是真的？' },
      text: {
        en: '`−1:  320  68`\n\n`+1:    2  10`\n\n**Precision** goes down a column: of those who are called ill, which share is? True alarms / all alarms.',
        zh: '`−1：320  68`\n\n`+1：  2  10`\n\n**精确率**沿列看：被判患病的人里，真患病的占多大比例？真警报 / 全部警报。',
      },
      trained: true,
      point: 'confusion',
      predict: {
        question: { en: 'What is the precision of +1?', zh: '+1 的精确率是多少？' },
        number: { value: 0.128, within: 0.01 },
      },
      reveal: {
        en: '10 / (10 + 68) = 0.13. Seven of eight alarms are false. For a cheap second examination that may be fine; for an operation it is not.',
        zh: '10 / (10 + 68) = 0.13。八次警报有七次是假的。如果只是便宜的复查，这也许可以；如果是手术，就不行。',
      },
    },
    {
      title: { en: 'F1: both in one', zh: 'F1：合二为一' },
      text: {
        en: '`F1 = 2·P·R / (P + R)` is the harmonic mean of precision and recall. Here P = 0.13 and R = 0.83.',
        zh: '`F1 = 2·P·R / (P + R)` 是精确率与召回率的调和平均。这里 P = 0.13，R = 0.83。',
      },
      point: 'metrics',
      predict: {
        question: { en: 'Where does F1 lie?', zh: 'F1 在哪里？' },
        choices: [
          { text: { en: 'In the middle, at 0.48', zh: '正中间，0.48' } },
          { text: { en: 'Near the smaller, at 0.22', zh: '靠近小的，0.22' }, right: true },
          { text: { en: 'Near the larger, at 0.75', zh: '靠近大的，0.75' } },
        ],
      },
      reveal: {
        en: '2·0.13·0.83 / 0.96 = 0.22. F1 is good only if both are. It is a compromise for when you cannot say what each mistake costs; if you can, say it, with class weights or a threshold.',
        zh: '2·0.13·0.83 / 0.96 = 0.22。只有两者都好，F1 才好。说不清每种错误的代价时，用它折中；说得清，就用类别权重或阈值直接表达。',
      },
    },
    {
      title: { en: 'A middle way', zh: '折中' },
      text: {
        en: 'Class weights of 1 and 5, trained for 20 epochs. Fewer alarms this time.',
        zh: '类别权重 1 和 5，训练 20 轮。这次警报少一些。',
      },
      set: { change: rare(20, [1, 5]) },
      point: 'train',
      predict: {
        question: { en: 'Compared with 1 and 20, precision and recall …', zh: '与 1 和 20 相比，精确率和召回率……' },
        choices: [
          { text: { en: 'both rise', zh: '都上升' } },
          { text: { en: 'precision rises, recall falls a little', zh: '精确率上升，召回率略降' }, right: true },
          { text: { en: 'precision falls, recall rises', zh: '精确率下降，召回率上升' } },
        ],
      },
      check: {
        task: { en: 'Train, and compare the matrix under Evaluate.', zh: '训练，然后在“评估”里比较矩阵。' },
        until: [{ type: 'epochs', atLeast: 20 }],
        hint: { en: 'Press Train.', zh: '点“训练”。' },
      },
      reveal: {
        en: 'About 9 of 12 found for about 21 false alarms: P = 0.30, R = 0.75, F1 = 0.43. With twelve ill people one person more or less is 8 % of recall, so do not read the second digit.',
        zh: '12 个里找到约 9 个，误报约 21 次：P = 0.30，R = 0.75，F1 = 0.43。只有十二个病人，多一个少一个召回率就差 8 %，所以别去细看第二位小数。',
      },
    },
    {
      title: { en: 'Which number for which problem?', zh: '什么问题看什么数？' },
      text: {
        en: 'The ROC curve under Evaluate shows all compromises of one network at once: move its threshold and watch found and false alarms trade places.',
        zh: '“评估”里的 ROC 曲线一次画出一个网络的所有折中：移动阈值，看检出与误报此消彼长。',
      },
      trained: true,
      point: 'evaluation',
      predict: {
        question: {
          en: 'A spam filter must not swallow real mail. Which number comes first? (+1 is spam.)',
          zh: '垃圾邮件过滤器不能吞掉正常邮件。首先看哪个数？（+1 是垃圾邮件。）',
        },
        choices: [
          { text: { en: 'Accuracy', zh: '准确率' } },
          { text: { en: 'Precision', zh: '精确率' }, right: true },
          { text: { en: 'Recall', zh: '召回率' } },
        ],
      },
      reveal: {
        en: 'Precision: what is called spam should be spam. For the illness it is recall. No number is the right one by itself; ask first what each mistake costs, and whom.',
        zh: '精确率：判为垃圾的就应当是垃圾。对疾病而言则是召回率。没有哪个数天生正确；先问每种错误代价多大，由谁承担。',
      },
    },
  ],
};
