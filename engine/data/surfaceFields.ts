import { noiseField } from './noiseField.ts';
import { samplesField } from './samplesField.ts';

/** Settings of a value over the plane whose noise moves the place where it is taken. */
export const surfaceFields = {
  samples: samplesField(1200),
  noise: noiseField({
    en: 'How far, as a share of the plane’s half width, the place of the value may be off.',
    zh: '取值位置可能偏移的距离（平面半宽的比例）。',
  }),
} as const;
