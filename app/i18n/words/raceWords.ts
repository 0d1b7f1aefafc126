import type { Words } from '../../../engine/spec/words.ts';

/** Which backend trains, how fast the others are, and the race between them. */
export const raceWords = {
  backend: { en: 'Backend', zh: '后端' },
  backendAuto: { en: 'auto: {name}', zh: '自动：{name}' },
  backendPrice: { en: '{name} · {ratio}× of {best}', zh: '{name} · {best} 的 {ratio} 倍' },
  backendSpeed: { en: '{name} · {rate} steps/s', zh: '{name} · {rate} 步/秒' },
  backendMissing: { en: '{name} · not here', zh: '{name} · 此处不可用' },
  /** On the button beside the choice: what runs, by the best of the others. */
  speedRatio: { en: '{ratio}× of {other}', zh: '{other} 的 {ratio} 倍' },
  speedSentence: {
    en: '{name} trains this model at {ratio}× the speed of {other}.',
    zh: '训练此模型时，{name} 的速度是 {other} 的 {ratio} 倍。',
  },
  /** A pinned backend still loads. */
  untilReady: { en: '{name} until ready', zh: '就绪前用 {name}' },
  ranOn: { en: 'from step {step}: {variant}', zh: '自第 {step} 步：{variant}' },
  race: { en: 'Race the backends', zh: '后端竞速' },
  raceShort: { en: 'Race', zh: '竞速' },
  raceAbout: {
    en: 'The same model, from its start, on every backend. Each trains for 3 seconds, in turns; your run waits.',
    zh: '同一个模型，从头开始，在每个后端上各训练 3 秒，轮流进行；你的训练会先等着。',
  },
  raceWidth: { en: 'Hidden units', zh: '隐藏单元' },
  raceWidthSame: { en: 'this model', zh: '此模型' },
  raceWidthTimes: { en: '×{factor}', zh: '×{factor}' },
  raceUnits: { en: 'hidden units: {units}', zh: '隐藏单元：{units}' },
  raceAgain: { en: 'Race again', zh: '再来一次' },
  raceWaiting: { en: 'getting ready', zh: '准备中' },
  raceAxis: { en: 'steps; from line to line ten times as many', zh: '步数；每条竖线是前一条的十倍' },
  raceAlike: {
    en: 'falls along one line: the arithmetic is the same, only the pace differs',
    zh: '沿同一条线下降：计算相同，只是快慢不同',
  },
  raceLosses: { en: 'Training loss over the steps', zh: '训练损失随步数的变化' },
  raceLane: {
    en: '{name}: {rate} steps per second, {steps} steps, loss {loss}',
    zh: '{name}：每秒 {rate} 步，共 {steps} 步，损失 {loss}',
  },
  raceVerdict: {
    en: 'Here {first} is the fastest, at {ratio}× the speed of {second}.',
    zh: '在这里 {first} 最快，速度是 {second} 的 {ratio} 倍。',
  },
  raceAlone: { en: 'Here only {first} could run.', zh: '在这里只有 {first} 能运行。' },
  racePays: {
    en: 'A GPU pays when a step holds much work at once, as wide layers and large batches do; with a small net, handing the work over takes longer than the work.',
    zh: '每一步的计算量足够大（层宽、批次大）时，GPU 才划算；对小网络来说，交接任务所花的时间比计算本身还长。',
  },
  outUnavailable: { en: 'not here: {message}', zh: '此处不可用：{message}' },
  outLost: { en: 'the GPU was lost: {message}', zh: 'GPU 已丢失：{message}' },
  outMemory: { en: 'not enough memory: {message}', zh: '内存不足：{message}' },
  outCompile: { en: 'cannot run this model: {message}', zh: '无法运行此模型：{message}' },
  outSlow: {
    en: 'left out: its plain loops would need seconds for one step ({operations} operations)',
    zh: '未参加：朴素循环算一步要好几秒（{operations} 次运算）',
  },
  outDiverged: { en: 'the loss blew up at step {step}', zh: '损失在第 {step} 步爆炸' },
  hiddenTab: {
    en: 'A hidden tab trains on. A browser that saves power may pause it; what was paused is told when you come back.',
    zh: '标签页在后台时训练会继续。浏览器为省电可能会暂停它；回来时会告诉你暂停了多久。',
  },
} as const satisfies Record<string, Words>;
