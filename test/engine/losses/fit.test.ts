import { describe, expect, it } from 'vitest';
import { activations } from '../../../engine/activations/index.ts';
import { losses } from '../../../engine/losses/index.ts';
import type { LossContext, LossDefinition } from '../../../engine/losses/loss.ts';

type Type = keyof typeof losses;
const types = Object.keys(losses) as Type[];
const loss = (type: Type): LossDefinition => losses[type] as LossDefinition;

const regression = (activation: string, units = 1): LossContext => ({
  task: 'regression',
  outputs: units,
  units,
  activation,
});
const classes = (outputs: number, units: number, activation: string): LossContext => ({
  task: 'classification',
  outputs,
  units,
  activation,
});

/** The losses that fit, in order. */
const fitting = (context: LossContext): Type[] => types.filter((type) => !loss(type).misfit(context));

const forNumbers: Type[] = ['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh', 'formula'];

describe('which losses fit', () => {
  it.each([
    ['numbers from linear', regression('linear'), forNumbers],
    ['several numbers from tanh', regression('tanh', 3), forNumbers],
    ['numbers from softmax', regression('softmax', 3), []],
    ['two classes, one sigmoid', classes(2, 1, 'sigmoid'), [...forNumbers, 'binaryCrossentropy']],
    ['two classes, one tanh', classes(2, 1, 'tanh'), [...forNumbers, 'hinge']],
    ['two classes, one linear', classes(2, 1, 'linear'), [...forNumbers, 'hinge']],
    ['two classes, one ReLU', classes(2, 1, 'relu'), forNumbers],
    ['two classes, one softmax', classes(2, 1, 'softmax'), []],
    [
      'two classes, two softmax',
      classes(2, 2, 'softmax'),
      [...forNumbers, 'binaryCrossentropy', 'categoricalCrossentropy', 'klDivergence'],
    ],
    [
      'ten classes, softmax',
      classes(10, 10, 'softmax'),
      [...forNumbers, 'binaryCrossentropy', 'categoricalCrossentropy', 'klDivergence'],
    ],
    ['ten classes, sigmoid', classes(10, 10, 'sigmoid'), [...forNumbers, 'binaryCrossentropy']],
    ['ten classes, linear', classes(10, 10, 'linear'), [...forNumbers, 'hinge']],
  ] as [string, LossContext, Type[]][])('%s', (_name, context, expected) => {
    expect(fitting(context).toSorted()).toEqual(expected.toSorted());
  });

  it('serves every task and output layer by some loss, but one softmax unit and numbers from softmax', () => {
    for (const activation of Object.keys(activations)) {
      expect(fitting(regression(activation)).length > 0, activation).toBe(activation !== 'softmax');
      expect(fitting(classes(2, 1, activation)).length > 0, activation).toBe(activation !== 'softmax');
      expect(fitting(classes(4, 4, activation)), activation).not.toEqual([]);
    }
  });

  it('tells in both languages what to change', () => {
    const contexts = Object.keys(activations).flatMap((activation) => [
      regression(activation),
      classes(2, 1, activation),
      classes(3, 3, activation),
    ]);
    for (const type of types)
      for (const context of contexts) {
        const reason = loss(type).misfit(context);
        if (!reason) continue;
        expect(reason.en).toMatch(/set |choose |use /);
        expect(reason.zh).toMatch(/请/);
      }
  });
});

describe('coding of targets', () => {
  it.each([
    ['meanSquaredError', regression('linear'), 'value'],
    ['meanSquaredError', classes(2, 1, 'sigmoid'), 'zeroOne'],
    ['meanSquaredError', classes(2, 1, 'relu'), 'zeroOne'],
    ['meanSquaredError', classes(2, 1, 'gelu'), 'zeroOne'],
    ['meanSquaredError', classes(2, 1, 'tanh'), 'signed'],
    ['meanSquaredError', classes(2, 1, 'softsign'), 'signed'],
    ['meanSquaredError', classes(2, 1, 'linear'), 'signed'],
    ['meanSquaredError', classes(2, 2, 'tanh'), 'oneHot'],
    ['meanSquaredError', { ...classes(2, 1, 'formula'), range: [0, 1] }, 'zeroOne'],
    ['binaryCrossentropy', classes(2, 1, 'sigmoid'), 'zeroOne'],
    ['binaryCrossentropy', classes(3, 3, 'sigmoid'), 'oneHot'],
    ['categoricalCrossentropy', classes(3, 3, 'softmax'), 'oneHot'],
    ['hinge', classes(2, 1, 'tanh'), 'signed'],
    ['hinge', classes(3, 3, 'linear'), 'oneHot'],
    ['formula', classes(2, 1, 'tanh'), 'signed'],
  ] as [Type, LossContext, string][])('%s for %o is %s', (type, context, coding) => {
    expect(loss(type).coding(context)).toBe(coding);
  });
});
