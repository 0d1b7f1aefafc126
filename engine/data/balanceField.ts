import { numbers, type NumbersField } from '../spec/field.ts';

/** Shares of the classes, at most `classes` of them. */
export const balanceField = (classes: number): NumbersField =>
  numbers({
    label: { en: 'Class balance', zh: '类别比例' },
    help: {
      en: 'One share per class, e.g. 0.9 and 0.1; empty: all the same.',
      zh: '每类一个比例，如 0.9 和 0.1；留空表示相同。',
    },
    min: 0,
    max: 1,
    maxLength: classes,
    default: [],
  });
