import { number } from '../spec/field.ts';
import { defineActivation } from './activation.ts';

export const sine = defineActivation({
  label: { en: 'Sine', zh: '正弦' },
  about: {
    en: 'A wave: strong on periodic and finely detailed functions. The SIREN paper uses frequency 30.',
    zh: '波形：擅长周期函数和细节丰富的函数。SIREN 论文取频率 30。',
  },
  source: 'Sitzmann et al., Implicit Neural Representations with Periodic Activation Functions, 2020',
  formula: 'sin(frequency * x)',
  fields: {
    frequency: number({ label: { en: 'Frequency', zh: '频率' }, min: 0.01, max: 100, default: 1, scale: 'log' }),
  },
});
