import { activations } from '../activations/index.ts';
import { initializers } from '../initializers/index.ts';
import { addBias } from '../ops/addBias.ts';
import { matmul } from '../ops/matmul.ts';
import { regularizers } from '../regularizers/index.ts';
import { boolean, integer, member } from '../spec/field.ts';
import { defineLayer, shapeText } from './layer.ts';

/** Fully connected layer: y = f(x·W + b), x [rows, in], W [in, units], b [units]. Keras' `Dense`. */
export const dense = defineLayer({
  label: { en: 'Dense', zh: '全连接' },
  formula: 'y = f(x·W + b)',
  about: { en: 'Every input feeds every unit.', zh: '每个输入连到每个单元。' },
  fields: {
    units: integer({ label: { en: 'Units', zh: '单元数' }, min: 1, max: 4096, default: 8 }),
    activation: member({ label: { en: 'Activation', zh: '激活函数' }, registry: activations, default: 'linear' }),
    useBias: boolean({ label: { en: 'Bias', zh: '偏置' }, default: true }),
    kernelInitializer: member({
      label: { en: 'Weight start', zh: '权重初始' },
      registry: initializers,
      default: 'glorotUniform',
    }),
    biasInitializer: member({ label: { en: 'Bias start', zh: '偏置初始' }, registry: initializers, default: 'zeros' }),
    kernelRegularizer: member({
      label: { en: 'Weight penalty', zh: '权重惩罚' },
      registry: regularizers,
      default: 'none',
    }),
    biasRegularizer: member({ label: { en: 'Bias penalty', zh: '偏置惩罚' }, registry: regularizers, default: 'none' }),
    frozen: boolean({
      label: { en: 'Freeze', zh: '冻结' },
      help: { en: 'The optimizer no longer changes this layer.', zh: '优化器不再改变这一层。' },
      default: false,
    }),
  },
  outputShape: (input, { units }) =>
    input.length === 1
      ? [units]
      : {
          code: 'layerInput',
          values: { expected: 'a list of numbers (add Flatten before it)', got: shapeText(input) },
        },
  parameters: ([inputs = 0], { units, useBias, ...values }) => ({
    kernel: {
      shape: [inputs, units],
      fanIn: inputs,
      fanOut: units,
      initializer: values.kernelInitializer,
      regularizer: values.kernelRegularizer,
    },
    ...(useBias && {
      bias: {
        shape: [units],
        fanIn: units,
        fanOut: units,
        initializer: values.biasInitializer,
        regularizer: values.biasRegularizer,
      },
    }),
  }),
  build(graph, x, { kernel, bias }, _values, { name }) {
    if (!kernel) throw new Error('dense: built without its kernel');
    const sums = matmul(graph, x, kernel, name(bias ? 'sums' : 'z'));
    return bias ? addBias(graph, sums, bias, name('z')) : sums;
  },
});
