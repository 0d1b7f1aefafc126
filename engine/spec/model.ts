import { datasets } from '../data/index.ts';
import { preprocessingFields } from '../data/preprocessing.ts';
import { splitFields } from '../data/split.ts';
import type { layers } from '../layers/index.ts';
import { losses } from '../losses/index.ts';
import { clippings } from '../optimizers/clipping.ts';
import { optimizers } from '../optimizers/index.ts';
import { schedules } from '../schedules/index.ts';
import { integer, member, numbers, text, type MemberOf, type ValuesOf } from './field.ts';
import { trainingFields } from './training.ts';
import { viewFields } from './view.ts';

/** The newest document version; older ones are brought up to it by migrate.ts. */
export const modelVersion = 1;

/** Bounds that hold for every document, whatever the device; checked before anything is allocated. */
export const limits = {
  layers: 64,
  parameters: 20_000_000,
  /** Planned memory of one run, in bytes. */
  memory: 512 * 2 ** 20,
  /** One tensor, in bytes: WebGPU's default binding size. */
  binding: 128 * 2 ** 20,
  /** Numbers of `weights` in a document. */
  weights: 2048,
  /** Held elements of all tensors together. */
  holds: 2048,
  edits: 1000,
  /** Characters of a document's text. */
  text: 2 ** 20,
} as const;

const largestSeed = 2 ** 32 - 1;

/** The parts of a document that are plain fields; layers, weights, edits and view come beside them. */
export const modelFields = {
  name: text({ label: { en: 'Name', zh: '名称' }, maxLength: 80, default: '' }),
  seed: integer({
    label: { en: 'Seed', zh: '随机种子' },
    help: { en: 'Start weights, batch order and dropout follow from it.', zh: '决定初始权重、批次顺序和 Dropout。' },
    min: 0,
    max: largestSeed,
    default: 1,
  }),
  dataSeed: integer({
    label: { en: 'Data seed', zh: '数据种子' },
    help: { en: 'The samples and their split follow from it.', zh: '决定样本及其划分。' },
    min: 0,
    max: largestSeed,
    default: 1,
  }),
  data: member({ label: { en: 'Data', zh: '数据' }, registry: datasets, default: 'spiral' }),
  loss: member({ label: { en: 'Loss', zh: '损失' }, registry: losses, default: 'binaryCrossentropy' }),
  classWeights: numbers({
    label: { en: 'Class weights', zh: '类别权重' },
    help: { en: 'How much a mistake on each class counts; empty: all the same.', zh: '各类错误的代价；留空表示相同。' },
    min: 0,
    max: 1000,
    maxLength: 64,
    default: [],
  }),
  optimizer: member({ label: { en: 'Optimizer', zh: '优化器' }, registry: optimizers, default: 'adam' }),
  clipping: member({ label: { en: 'Gradient clipping', zh: '梯度裁剪' }, registry: clippings, default: 'none' }),
  schedule: member({ label: { en: 'Schedule', zh: '学习率计划' }, registry: schedules, default: 'constant' }),
  warmupSteps: integer({
    label: { en: 'Warm-up steps', zh: '预热步数' },
    min: 0,
    max: 1_000_000,
    default: 0,
    live: true,
  }),
} as const;

/** The parts that hold fields of their own. */
export const modelGroups = {
  split: splitFields,
  preprocessing: preprocessingFields,
  training: trainingFields,
  view: viewFields,
} as const;

export type LayerSpec = MemberOf<typeof layers> & { readonly id: string };

/** A change made while the run went on, at the step before which it took effect. */
export interface Edit {
  readonly step: number;
  /**
   * A live field: `optimizer.learningRate`, `training.batchSize`, `layers.<id>.rate`, …; or an element of a tensor:
   * `weights.<tensor>.<index>` sets it, `holds.<tensor>.<index>` keeps the optimizer away from it or lets it go; or
   * `sample`: this step is made on that one sample of the training part, and the batch that was due comes next.
   */
  readonly path: string;
  readonly value: number | string | boolean;
}

/**
 * The document: plain, versioned JSON. It is the link, the undo history, a preset, a lesson step, an import,
 * a test fixture and the message to the worker.
 */
export type ModelSpec = { readonly version: typeof modelVersion } & ValuesOf<typeof modelFields> & {
    readonly [G in keyof typeof modelGroups]: ValuesOf<(typeof modelGroups)[G]>;
  } & {
    readonly layers: readonly LayerSpec[];
    /** Initial weights by tensor name, e.g. `dense1.kernel`, row-major. */
    readonly weights: Readonly<Record<string, readonly number[]>>;
    /** Elements that the optimizer leaves as they are: row-major indices, ascending, by tensor name. */
    readonly holds: Readonly<Record<string, readonly number[]>>;
    readonly edits: readonly Edit[];
  };
