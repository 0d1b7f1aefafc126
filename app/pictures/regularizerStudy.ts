import { differentiate } from '../../engine/formula/differentiate.ts';
import { regularizers } from '../../engine/regularizers/index.ts';
import type { MemberOf } from '../../engine/spec/field.ts';
import { memberFormula } from '../../engine/spec/memberFormula.ts';
import type { Study } from './picture.ts';
import { withDerivative } from './sampled.ts';

const domain = [-2, 2] as const;

export function regularizerStudy(regularizer: MemberOf<typeof regularizers>): Study {
  const e = memberFormula(regularizer, regularizers[regularizer.type].formula, ['w']);
  return {
    picture: { kind: 'curves', domain, curves: withDerivative(e, 'w', domain, ['R', 'R′']) },
    formulas: [
      { name: 'R(w)', formula: e },
      { name: 'R′(w)', formula: differentiate(e, 'w') },
    ],
    caption: {
      en: 'What a weight w from −2 to 2 costs; how hard it is pulled, dashed.',
      zh: '权重 w 从 −2 到 2 的代价；虚线为拉力大小。',
    },
  };
}
