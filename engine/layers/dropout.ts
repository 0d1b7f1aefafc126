import { dropout as dropoutOp } from '../ops/dropout.ts';
import { number } from '../spec/field.ts';
import { defineLayer } from './layer.ts';

/** Switches values off at random while training (inverted dropout). Srivastava et al., JMLR 15, 2014. */
export const dropout = defineLayer({
  label: { en: 'Dropout', zh: 'Dropout' },
  formula: 'y = m ⊙ x / (1 − p)',
  about: {
    en: 'While training, a random share of the values is switched off, so that none is relied on too much.',
    zh: '训练时随机关掉一部分数值，避免过分依赖某一个。',
  },
  source: 'Srivastava et al., JMLR 15, 2014',
  fields: {
    rate: number({ label: { en: 'Rate', zh: '比例' }, min: 0, max: 0.95, default: 0.5, live: true }),
  },
  outputShape: (input) => input,
  build: (graph, x, _parameters, _values, { id, training, name, uniform }) =>
    training ? dropoutOp(graph, x, uniform('rate'), `dropout/${id}`, name('y')) : x,
});
