import type { Words } from '../spec/words.ts';
import type { LossContext } from './loss.ts';
import { outputRange, reachesBothSigns } from './outputRange.ts';

/** Reasons why a loss cannot serve, each with what to change; losses chain those that concern them with `??`. */
export type Misfit = (context: LossContext) => Words | undefined;

/** What no loss can mend: outputs that cannot follow the targets. */
export const constrainedOutputs: Misfit = ({ task, units, activation }) => {
  if (activation !== 'softmax') return undefined;
  if (units === 1) {
    return {
      en: 'softmax over a single unit is always 1; set the last activation to sigmoid, or use one unit per class',
      zh: '单个单元的 softmax 恒为 1；请把最后的激活改为 sigmoid，或每类用一个单元',
    };
  }
  if (task === 'classification') return undefined;
  return {
    en: 'softmax outputs add up to 1, but the targets are free numbers; set the last activation to linear',
    zh: 'softmax 的输出之和恒为 1，而目标是任意数值；请把最后的激活改为 linear',
  };
};

/** For losses that compare an output with a class. */
export const needsClasses: Misfit = ({ task }) =>
  task === 'classification'
    ? undefined
    : {
        en: 'it is for classes, but the targets are numbers; choose mean squared error',
        zh: '它用于分类，而目标是数值；请改用均方误差',
      };

export const needsProbabilities: Misfit = (context) => {
  const [low, high] = outputRange(context);
  return low >= 0 && high <= 1
    ? undefined
    : {
        en: 'it needs outputs from 0 to 1; set the last activation to sigmoid',
        zh: '它需要 0 到 1 之间的输出；请把最后的激活改为 sigmoid',
      };
};

/** For losses that only look at the right class: outputs must compete, or all would rise together. */
export const needsShares: Misfit = ({ units, outputs, activation }) => {
  if (units === 1) {
    return {
      en: `it needs one unit per class; give the last layer ${outputs} units and softmax, or choose binary cross-entropy`,
      zh: `它需要每类一个单元；请把最后一层改为 ${outputs} 个单元加 softmax，或改用二元交叉熵`,
    };
  }
  return activation === 'softmax'
    ? undefined
    : {
        en: 'it needs outputs that add up to 1; set the last activation to softmax',
        zh: '它需要总和为 1 的输出；请把最后的激活改为 softmax',
      };
};

export const needsBothSigns: Misfit = (context) =>
  reachesBothSigns(context)
    ? undefined
    : {
        en: 'it needs outputs that reach −1 and 1; set the last activation to linear or tanh',
        zh: '它需要能达到 −1 与 1 的输出；请把最后的激活改为 linear 或 tanh',
      };
