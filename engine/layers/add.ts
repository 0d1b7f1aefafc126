import { add as addOp } from '../ops/add.ts';
import { text } from '../spec/field.ts';
import { defineLayer, shapeText } from './layer.ts';

/** Skip connection: adds the output of an earlier layer. He et al., "Deep Residual Learning", CVPR 2016. */
export const add = defineLayer({
  label: { en: 'Add', zh: '相加' },
  formula: 'y = x + x′',
  about: {
    en: 'Adds what an earlier layer gave: a shortcut for values on the way in and for gradients on the way back.',
    zh: '加上前面某层的输出：数值前进、梯度后退都有了捷径。',
  },
  source: 'He et al., CVPR 2016',
  fields: {
    from: text({ label: { en: 'From', zh: '来自' }, maxLength: 40, default: 'input' }),
  },
  outputShape(input, { from }, { earlier }) {
    const other = earlier.get(from);
    if (!other) return { code: 'skipSource', values: { got: from, options: [...earlier.keys()].join(', ') } };
    const same = shapeText(other) === shapeText(input);
    return same ? input : { code: 'skipShape', values: { from, got: shapeText(other), expected: shapeText(input) } };
  },
  build: (graph, x, _parameters, { from }, { output, name }) => addOp(graph, x, output(from), name('y')),
});
