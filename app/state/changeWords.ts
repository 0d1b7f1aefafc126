import { presets } from '../../engine/presets/index.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';
import { presetOf } from './presetOf.ts';

function titleOf(document: ModelSpec): Words {
  const preset = presetOf(document);
  return preset ? presets[preset].title : { en: document.name, zh: document.name };
}

/** What changes of the whole document are called. */
export const changeWords = {
  reset: { en: 'Reset', zh: '重置' },
  open(document: ModelSpec): Words {
    const { en, zh } = titleOf(document);
    return { en: `Open ${en}`.trim(), zh: `打开 ${zh}`.trim() };
  },
  opened(document: ModelSpec): Words {
    const { en, zh } = titleOf(document);
    return { en: `${en || 'Network'} opened`, zh: `已打开 ${zh || '网络'}` };
  },
  branch: (step: number): Words => ({ en: `Branch at step ${step}`, zh: `从第 ${step} 步分支` }),
  takeWeights: { en: 'Weights from a file', zh: '文件中的权重' },
  weightsTaken: { en: 'Weights taken from the file', zh: '已采用文件中的权重' },
  weightsLost: {
    en: 'The weights of then were too large to keep: this network starts from its seed.',
    zh: '当时的权重太大，未能保留：网络从随机种子重新开始。',
  },
} as const;
