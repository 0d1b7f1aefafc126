import { number, type NumberField } from '../spec/field.ts';

/** The settings that optimizers share. All are live: they act on the next step. */

export const learningRate = (value: number): NumberField =>
  number({
    label: { en: 'Learning rate', zh: '学习率' },
    help: { en: 'How far each step goes.', zh: '每一步走多远。' },
    min: 0,
    max: 100,
    default: value,
    scale: 'log',
    live: true,
  });

export const momentumRate = (value: number): NumberField =>
  number({
    label: { en: 'Momentum', zh: '动量' },
    help: { en: 'How much of the last move goes on.', zh: '保留多少上一步的移动。' },
    min: 0,
    max: 0.9999,
    default: value,
    live: true,
  });

export const beta1 = (value: number): NumberField =>
  number({
    label: { en: 'β₁', zh: 'β₁' },
    help: { en: 'Memory of the mean gradient: about 1 / (1 − β₁) steps.', zh: '梯度均值的记忆，约 1 / (1 − β₁) 步。' },
    min: 0,
    max: 0.9999,
    default: value,
    live: true,
  });

export const beta2 = (value: number): NumberField =>
  number({
    label: { en: 'β₂', zh: 'β₂' },
    help: {
      en: 'Memory of the mean squared gradient: about 1 / (1 − β₂) steps.',
      zh: '梯度平方均值的记忆，约 1 / (1 − β₂) 步。',
    },
    min: 0,
    max: 0.99999,
    default: value,
    live: true,
  });

export const rho = (value: number): NumberField =>
  number({
    label: { en: 'ρ', zh: 'ρ' },
    help: {
      en: 'Memory of the mean squared gradient: about 1 / (1 − ρ) steps.',
      zh: '梯度平方均值的记忆，约 1 / (1 − ρ) 步。',
    },
    min: 0,
    max: 0.99999,
    default: value,
    live: true,
  });

/** Never 0: a weight without gradient would be moved by 0 / 0. */
export const epsilon = (value: number): NumberField =>
  number({
    label: { en: 'ε', zh: 'ε' },
    help: { en: 'Keeps the quotient calm where gradients vanish.', zh: '梯度趋零时防止除法失控。' },
    min: 1e-12,
    max: 1,
    default: value,
    scale: 'log',
    live: true,
  });
