import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';

/** What changes of the whole document are called. */
export const changeWords = {
  reset: { en: 'Reset', zh: '重置' },
  open: ({ name }: ModelSpec): Words => ({ en: `Open ${name}`.trim(), zh: `打开 ${name}`.trim() }),
  opened: ({ name }: ModelSpec): Words => ({ en: `${name || 'Network'} opened`, zh: `已打开 ${name || '网络'}` }),
  takeWeights: { en: 'Weights from a file', zh: '文件中的权重' },
  weightsTaken: { en: 'Weights taken from the file', zh: '已采用文件中的权重' },
  weightsLost: {
    en: 'The weights of then were too large to keep: this network starts from its seed.',
    zh: '当时的权重太大，未能保留：网络从随机种子重新开始。',
  },
} as const;
