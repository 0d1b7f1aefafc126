import type { Words } from '../../../engine/spec/words.ts';

/** What people are told, and the ways out. */
export const notesWords = {
  starting: { en: 'Starting the engine …', zh: '正在启动引擎……' },
  loading: { en: 'Preparing …', zh: '正在准备……' },
  statusPaused: { en: 'Paused at step {step}.', zh: '已暂停，第 {step} 步。' },
  statusRunning: { en: 'Training: step {step}, loss {loss}.', zh: '训练中：第 {step} 步，损失 {loss}。' },
  stoppedEpochs: { en: 'Stopped at step {step}: all epochs are done.', zh: '第 {step} 步停止：轮数已完成。' },
  stoppedLoss: { en: 'Stopped at step {step}: the loss is low enough.', zh: '第 {step} 步停止：损失已足够低。' },
  stoppedPatience: {
    en: 'Stopped at step {step}: no better for a while. The best weights are back.',
    zh: '第 {step} 步停止：一段时间没有改善，已恢复最佳权重。',
  },
  stoppedDoors: { en: 'Train goes on from here.', zh: '点“训练”可继续。' },
  divergedTitle: { en: 'The loss blew up at step {step}', zh: '第 {step} 步损失发散' },
  divergedWhere: {
    en: '{layer} went first ({tensor}). The weights of step {snapshot} are back.',
    zh: '{layer} 最先发散（{tensor}）。已恢复第 {snapshot} 步的权重。',
  },
  lowerRate: { en: 'Go on with learning rate {rate}', zh: '改用学习率 {rate} 继续' },
  lowerRateReset: { en: 'Reset with learning rate {rate}', zh: '改用学习率 {rate} 重来' },
  clipAndGoOn: { en: 'Clip gradients at {threshold} and go on', zh: '把梯度裁剪到 {threshold} 并继续' },
  resetStart: { en: 'Reset to the start', zh: '重置到起点' },
  refusedTitle: { en: 'This cannot train yet', zh: '还不能训练' },
  refusedKept: { en: 'Nothing is lost; what is set here stays.', zh: '没有丢失任何内容，这里的设置都保留。' },
  badLinkTitle: { en: 'This link cannot be opened', zh: '无法打开此链接' },
  badLinkKept: {
    en: 'Below is {name} instead. The address stays as it is until you change something.',
    zh: '下面改为显示 {name}。在你修改之前，地址栏保持不变。',
  },
  failedTitle: { en: 'The engine stopped: {message}', zh: '引擎已停止：{message}' },
  failedKept: {
    en: 'Your network is kept. Training goes on from step {step}.',
    zh: '网络已保留，训练可从第 {step} 步继续。',
  },
  failedNothing: { en: 'Your network is kept.', zh: '网络已保留。' },
  restart: { en: 'Restart the engine', zh: '重启引擎' },
  storageTitle: { en: 'This browser keeps nothing for this page', zh: '此浏览器不允许本页保存数据' },
  storageText: {
    en: 'A reload starts the network anew; its link still holds everything else.',
    zh: '刷新后网络会重新开始；其余内容仍在链接中。',
  },
  noticeTitle: { en: 'Note', zh: '提示' },
  chooseFiles: { en: 'Choose files', zh: '选择文件' },
  filesStay: { en: 'They never leave this machine.', zh: '文件不会离开这台电脑。' },
  useAuto: { en: 'Choose the backend automatically', zh: '自动选择后端' },
  setUnits: { en: 'Give {name} {units} units', zh: '把 {name} 改为 {units} 个单元' },
  addFlatten: { en: 'Add Flatten there', zh: '在那里加 Flatten' },
  useInstead: { en: 'Use {name}', zh: '改用 {name}' },
  linkTooLong: { en: 'This document is too long for a link.', zh: '文档太长，无法放入链接。' },
} as const satisfies Record<string, Words>;
