import { activationExpression, type Activation } from '../../engine/activations/activationExpression.ts';
import { activations } from '../../engine/activations/index.ts';
import type { ActivationDefinition } from '../../engine/activations/activation.ts';
import { slopeLine } from './slopeLine.ts';
import type { Study } from './picture.ts';
import { withDerivative } from './sampled.ts';

const domain = [-4, 4] as const;

export function activationStudy(activation: Activation): Study {
  const f = activationExpression(activation);
  const { row } = activations[activation.type] as ActivationDefinition;
  return {
    picture: { kind: 'curves', domain, curves: withDerivative(f, 'x', domain, ['f', 'f′']) },
    formulas: row
      ? [{ name: 'f(xᵢ)', formula: 'exp(xᵢ) / Σⱼ exp(xⱼ)' }]
      : [{ name: 'f(x)', formula: f }, ...slopeLine('f′(x)', f, 'x')],
    caption: row
      ? { en: 'The share of one score x against another of 0.', zh: '得分 x 相对另一得分 0 的份额。' }
      : { en: 'f solid, its slope f′ dashed, x from −4 to 4.', zh: '实线为 f，虚线为导数 f′，x 从 −4 到 4。' },
  };
}
