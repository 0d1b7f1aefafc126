import { activationExpression } from '../activations/activationExpression.ts';
import { activations } from '../activations/index.ts';
import type { ActivationDefinition } from '../activations/activation.ts';
import { substitute } from '../formula/substitute.ts';
import { variable } from '../formula/expression.ts';
import type { GraphTensor } from '../plan/graph.ts';
import type { MemberOf } from '../spec/field.ts';
import { defineOp } from './op.ts';

/** a = f(z), elementwise or over each row; linear adds nothing to the graph. */
export const activate = defineOp(
  'activate',
  {
    label: { en: 'Activation', zh: '激活' },
    formula: 'a = f(z)',
    about: { en: 'Each sum passes through the activation function.', zh: '每个和经过激活函数。' },
    backward: {
      en: 'What comes back is multiplied by the slope of the function at this very point.',
      zh: '返回的梯度乘以函数在这一点的斜率。',
    },
  },
  (graph, z: GraphTensor, activation: MemberOf<typeof activations>, name: string): GraphTensor => {
    if (activation.type === 'linear') return z;
    const definition = activations[activation.type] as ActivationDefinition;
    if (definition.row) return definition.row(graph, z, name);
    const f = substitute(activationExpression(activation), (node) => (node.name === 'x' ? variable('z') : undefined));
    return graph.map(name, z.shape, { z }, f);
  },
);
