import { formula, number } from '../spec/field.ts';
import { samplesField } from './samplesField.ts';

/** The settings of samples taken from a formula in the given variables. */
export const formulaFields = (variables: readonly string[], example: string, samples: number) =>
  ({
    formula: formula({ label: { en: 'Formula', zh: '公式' }, variables, default: example }),
    samples: samplesField(samples),
    min: number({ label: { en: 'From', zh: '起点' }, min: -1000, max: 1000, default: -6 }),
    max: number({ label: { en: 'To', zh: '终点' }, min: -1000, max: 1000, default: 6 }),
    noise: number({
      label: { en: 'Noise', zh: '噪声' },
      help: { en: 'Standard deviation of what is added to each value.', zh: '加到每个值上的噪声的标准差。' },
      min: 0,
      max: 10,
      default: 0,
    }),
  }) as const;
