import { choice, formulas, type ValuesOf } from '../spec/field.ts';
import type { Shape } from './dataset.ts';

/** What happens to samples on their way into the network: input features first, then scaling. */
export const preprocessingFields = {
  /** Formulas in x1 and x2 (in x where a sample is one number); none: the sample as it is. */
  features: formulas({
    label: { en: 'Input features', zh: '输入特征' },
    variables: ['x1', 'x2', 'x'],
    maxLength: 32,
    default: [],
  }),
  scaling: choice({
    label: { en: 'Scaling', zh: '缩放' },
    help: {
      en: 'What each input is shifted and divided by comes from the training part only.',
      zh: '每个输入的平移与除数只取自训练部分。',
    },
    options: ['none', 'standardise', 'minMax', 'byte'],
    names: {
      none: { en: 'As it is', zh: '不缩放' },
      standardise: { en: 'Mean 0, deviation 1', zh: '均值 0、标准差 1' },
      minMax: { en: '0 to 1', zh: '0 到 1' },
      byte: { en: '÷ 255', zh: '÷ 255' },
    },
    default: 'none',
  }),
} as const;

export type Preprocessing = ValuesOf<typeof preprocessingFields>;

/** Whether input features apply: they are formulas of one or two coordinates. */
export const takesFeatures = ({ kind }: Pick<Shape, 'kind'>): boolean => kind === 'points' || kind === 'curve';

/** Whether samples of bytes are kept as they are, a quarter of the memory, and divided on their way in. */
export const staysBytes = ({ scaling }: Preprocessing): boolean => scaling === 'byte' || scaling === 'none';

/** Shape of one sample as the network gets it. */
export const sampleShapeOf = (data: Shape, { features }: Preprocessing): readonly number[] =>
  takesFeatures(data) && features.length > 0 ? [features.length] : data.sample;
