import type { Evaluation } from '../metrics/evaluation.ts';
import { choice, integer, number, text, memberDefaults, type Fields, type ValuesOf } from '../spec/field.ts';
import type { ModelSpec } from '../spec/model.ts';

/** What the page knows of the learner's network and of what is looked at. */
export interface Facts {
  readonly document: ModelSpec;
  readonly step: number;
  /** Epochs completed. */
  readonly epoch: number;
  readonly trainLoss: number | undefined;
  /** Of the test split, or of the training data where there is none. */
  readonly testLoss: number | undefined;
  readonly evaluation: Evaluation | undefined;
  /** An element of a tensor, row-major, as it is now. */
  readonly weight: (tensor: string, index: number) => number | undefined;
  readonly tab: TabName;
  /** Id of the layer of which a neuron's weights are open. */
  readonly openNeuron: string | undefined;
  /** The cell of the confusion matrix that is open. */
  readonly cell: { readonly actual: number; readonly predicted: number } | undefined;
}

/** What stands below the network. */
export const tabNames = ['layer', 'mapping', 'statistics', 'evaluation', 'landscape'] as const;
export type TabName = (typeof tabNames)[number];

interface Condition<F extends Fields> {
  readonly fields: F;
  readonly holds: (values: ValuesOf<F>, facts: Facts) => boolean;
}

const defineCondition = <const F extends Fields>(condition: Condition<F>): Condition<F> => condition;

const words = (en: string, zh: string) => ({ label: { en, zh } });
const largest = 1e9;
const count = (en: string, zh: string) => integer({ ...words(en, zh), min: 1, max: largest, default: 1 });
/** Where one of these is not given, it bounds nothing. */
const bounds = {
  above: number({ ...words('Above', '大于'), min: -largest, max: largest, default: -largest }),
  below: number({ ...words('Below', '小于'), min: -largest, max: largest, default: largest }),
};
const isBetween = (value: unknown, { above, below }: { readonly above: number; readonly below: number }): boolean => {
  if (above === -largest && below === largest) return true;
  return typeof value === 'number' && value > above && value < below;
};

/** The value at a path like `layers.0.units` of a document; undefined where nothing stands there. */
export const valueIn = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null && Object.hasOwn(part, key)
          ? (part as Readonly<Record<string, unknown>>)[key]
          : undefined,
      document,
    );

/** What a step can wait for. */
export const conditions = {
  /** So many epochs are done. */
  epochs: defineCondition({
    fields: { atLeast: count('Epochs', '轮数') },
    holds: ({ atLeast }, { epoch }) => epoch >= atLeast,
  }),
  /** So many steps are done. */
  steps: defineCondition({
    fields: { atLeast: count('Steps', '步数') },
    holds: ({ atLeast }, { step }) => step >= atLeast,
  }),
  /** A number that tells how good the network is lies within bounds, after at least one step. */
  metric: defineCondition({
    fields: {
      name: choice({
        ...words('Metric', '指标'),
        options: ['trainLoss', 'testLoss', 'accuracy', 'precision', 'recall', 'f1', 'rmse'],
        default: 'testLoss',
      }),
      ...bounds,
    },
    holds: ({ name, ...limits }, { step, trainLoss, testLoss, evaluation }) => {
      const known: Readonly<Record<string, unknown>> = { ...evaluation, trainLoss, testLoss };
      return step > 0 && typeof known[name] === 'number' && isBetween(known[name], limits);
    },
  }),
  /** A setting of the document is a value, or a number within bounds. */
  setting: defineCondition({
    fields: {
      path: text({ ...words('Path', '路径'), maxLength: 80, default: '' }),
      is: text({ ...words('Value', '值'), maxLength: 80, default: '' }),
      ...bounds,
    },
    holds: ({ path, is, ...limits }, { document }) => {
      const value = valueIn(document, path);
      return (is === '' || String(value) === is) && isBetween(value, limits);
    },
  }),
  /** So many layers. */
  layers: defineCondition({
    fields: { atLeast: count('Layers', '层数') },
    holds: ({ atLeast }, { document }) => document.layers.length >= atLeast,
  }),
  /** A weight or bias has a value, e.g. one typed by hand. */
  weight: defineCondition({
    fields: {
      tensor: text({ ...words('Tensor', '张量'), maxLength: 81, default: '' }),
      index: integer({ ...words('Index', '下标'), min: 0, max: 20_000_000, default: 0 }),
      value: number({ ...words('Value', '值'), min: -largest, max: largest, default: 0 }),
      within: number({ ...words('Within', '误差'), min: 0, max: largest, default: 0.005 }),
    },
    holds: ({ tensor, index, value, within }, { weight }) =>
      Math.abs((weight(tensor, index) ?? Number.NaN) - value) <= within,
  }),
  /** What stands below the network. */
  tab: defineCondition({
    fields: { name: choice({ ...words('Tab', '标签页'), options: tabNames, default: 'layer' }) },
    holds: ({ name }, { tab }) => tab === name,
  }),
  /** The weights of a neuron of this layer are open. */
  neuron: defineCondition({
    fields: { layer: text({ ...words('Layer', '层'), maxLength: 40, default: '' }) },
    holds: ({ layer }, { openNeuron }) => openNeuron === layer,
  }),
  /** A cell of the confusion matrix is open. */
  cell: defineCondition({
    fields: { kind: choice({ ...words('Cell', '格子'), options: ['any', 'hit', 'miss'], default: 'any' }) },
    holds: ({ kind }, { cell }) =>
      cell !== undefined && (kind === 'any' || (cell.actual === cell.predicted) === (kind === 'hit')),
  }),
} as const;

/** Whether what a step waits for is so. */
export function holds(condition: { readonly type: keyof typeof conditions }, facts: Facts): boolean {
  const { holds: judge } = conditions[condition.type] as unknown as Condition<Fields>;
  return judge({ ...memberDefaults(conditions, condition.type), ...condition }, facts);
}
