import type { Words } from '../../../engine/spec/words.ts';

/** The top bar and what stands everywhere. */
export const barWords = {
  preset: { en: 'Preset', zh: '预设' },
  changed: { en: '{name} (changed)', zh: '{name}（已改）' },
  unnamed: { en: 'Your own', zh: '自定义' },
  reset: { en: 'Reset', zh: '重置' },
  train: { en: 'Train', zh: '训练' },
  pause: { en: 'Pause', zh: '暂停' },
  step: { en: 'One step', zh: '走一步' },
  epoch: { en: 'One epoch', zh: '走一轮' },
  epochCount: { en: 'epoch', zh: '轮' },
  stepCount: { en: 'steps', zh: '步' },
  stepRate: { en: 'steps/s', zh: '步/秒' },
  backend: { en: 'Backend', zh: '后端' },
  backendAuto: { en: 'auto: {name}', zh: '自动：{name}' },
  copyLink: { en: 'Copy link', zh: '复制链接' },
  linkCopied: { en: 'Link copied', zh: '链接已复制' },
  copyFailed: { en: 'The link could not be copied. It is in the address bar.', zh: '无法复制链接，它就在地址栏中。' },
  language: { en: 'Language', zh: '语言' },
  theme: { en: 'Light or dark', zh: '浅色或深色' },
  close: { en: 'Close', zh: '关闭' },
  shortcuts: { en: 'Keyboard shortcuts', zh: '键盘快捷键' },
  keyTrain: { en: 'Train or pause', zh: '训练或暂停' },
  keyLayerBefore: { en: 'Layer before', zh: '前一层' },
  keyLayerAfter: { en: 'Layer after', zh: '后一层' },
} as const satisfies Record<string, Words>;
