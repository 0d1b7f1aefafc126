import { variable } from '../../engine/formula/expression.ts';
import { substitute, variablesOf } from '../../engine/formula/substitute.ts';
import { clippings } from '../../engine/optimizers/clipping.ts';
import type { MemberOf } from '../../engine/spec/field.ts';
import { memberFormula } from '../../engine/spec/memberFormula.ts';
import type { Study } from './picture.ts';
import { sampled } from './sampled.ts';

export function clippingStudy(clipping: MemberOf<typeof clippings>): Study {
  const e = memberFormula(clipping, clippings[clipping.type].formula, ['g', 'norm']);
  const byLength = [...variablesOf(e)].includes('norm');
  const reach = 'threshold' in clipping ? 2 * clipping.threshold || 1 : 2;
  const domain = [byLength ? 0 : -reach, reach] as const;
  // By length: a gradient that is one number long has that number as its norm.
  const ofOne = substitute(e, (node) => (node.name === 'norm' ? variable('g') : undefined));
  return {
    picture: {
      kind: 'curves',
      domain,
      curves: [{ values: sampled(ofOne, 'g', domain), dashed: false, name: '' }],
    },
    formulas: [{ name: 'g', sign: '←', formula: e }],
    caption: byLength
      ? { en: 'The length of the gradient: what comes in, what is used.', zh: '梯度的长度：输入与实际使用的值。' }
      : { en: 'Each number of the gradient: what comes in, what is used.', zh: '梯度的每个数：输入与实际使用的值。' },
  };
}
