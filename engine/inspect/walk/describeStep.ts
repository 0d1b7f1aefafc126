import { activations } from '../../activations/index.ts';
import { activate } from '../../ops/activate.ts';
import { optimizers } from '../../optimizers/index.ts';
import { clippings } from '../../optimizers/clipping.ts';
import { schedules } from '../../schedules/index.ts';
import { layerDefinition, lossDefinition, type CheckedModel } from '../../spec/checkModel.ts';
import { fillWords } from '../../spec/fillWords.ts';
import type { Words } from '../../spec/words.ts';
import { stages, remarks } from './stages.ts';
import type { NodeStep, UpdateStep, WalkStep } from './walkSteps.ts';

/** What a step is called, and what happens in it in plain sentences. */
export interface Description {
  readonly label: Words;
  readonly sentences: readonly Words[];
}

export const describeStep = (step: WalkStep, model: CheckedModel, rows: number): Description =>
  step.kind === 'update' ? describeUpdate(step, model) : describeNode(step, model, rows);

function describeNode(step: NodeStep, model: CheckedModel, rows: number): Description {
  const { phase, descriptions, kernel, out } = step;
  const isBack = phase === 'backward';
  // The way back begins where nothing comes back yet.
  const begins = isBack && !kernel.inputs.some(({ kind }) => kind === 'tensor');
  const own = begins ? [stages.slope] : descriptions.length > 0 ? descriptions : [fallback(step, model)];
  const about = own.map((each: Told) => (isBack && !begins ? (each.backward ?? remarks.chain) : each.about));
  const sumsRows = isBack && (kernel.reduction?.axes ?? []).some(({ size }) => size === 'rows');
  return {
    label: joined(
      own.map((each) => each.label),
      ' + ',
    ),
    sentences: [
      ...about,
      ...activationWords(step, model),
      ...(sumsRows ? [filled(rows > 1 ? remarks.batch : remarks.one, { rows })] : []),
      ...(sumsRows && out.shape.length === 2 ? [remarks.outer] : []),
    ],
  };
}

function describeUpdate({ layer, parameter, isFrozen }: UpdateStep, { spec }: CheckedModel): Description {
  const { optimizer, clipping, schedule } = spec;
  const { label, about } = optimizers[optimizer.type];
  if (isFrozen && parameter.name.startsWith(`${layer}.`)) return { label, sentences: [remarks.frozen] };
  return {
    label,
    sentences: [
      about,
      ...(clipping.type === 'none' ? [] : [clippings[clipping.type].about]),
      ...(schedule.type === 'constant' ? [] : [schedules[schedule.type].about]),
    ],
  };
}

interface Told {
  readonly label: Words;
  readonly about: Words;
  readonly backward?: Words;
}

/** Of what is no op: a layer that builds from bare maps, the loss, and what stands around the network. */
function fallback({ layer, ops, out, kernel, phase }: NodeStep, { layers, spec }: CheckedModel): Told {
  const [op = ''] = ops;
  const found = layers.find((each) => each.layer.id === layer)?.layer;
  const loss = lossDefinition(spec);
  if (op === 'batch') return out.name === 't' ? stages.target : stages.input;
  if (op === 'add.gradient') return { ...stages.sum, backward: stages.sum.about };
  if (op.startsWith('penalty')) return stages.penalty;
  if (op.startsWith('clip')) return stages.clip;
  if (op.startsWith('classWeights')) return stages.classWeights;
  if (phase === 'backward' && op.startsWith('loss')) return { label: loss.label, about: loss.about };
  if (phase === 'loss' && kernel.axes.length === 0) return stages.mean;
  if (op === 'loss') return out.shape.length > 1 ? loss : stages.rows;
  if (found) return layerDefinition(found);
  return phase === 'loss' ? stages.smoothing : stages.unknown;
}

/** What the chosen activation does is more than that there is one. */
function activationWords({ descriptions, layer, phase }: NodeStep, { layers }: CheckedModel): readonly Words[] {
  const spec = layers.find((each) => each.layer.id === layer)?.layer;
  const isPlain = descriptions.some(({ label }) => label === activate.label);
  if (phase !== 'forward' || !isPlain || !spec || !('activation' in spec)) return [];
  return [activations[spec.activation.type].about];
}

const joined = (all: readonly Words[], by: string): Words => ({
  en: [...new Set(all.map(({ en }) => en))].join(by),
  zh: [...new Set(all.map(({ zh }) => zh))].join(by),
});

const filled = (words: Words, values: Readonly<Record<string, number>>): Words => ({
  en: fillWords(words, values, 'en'),
  zh: fillWords(words, values, 'zh'),
});
