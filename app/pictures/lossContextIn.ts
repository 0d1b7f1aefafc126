import type { Activation } from '../../engine/activations/activationExpression.ts';
import { activationRange } from '../../engine/activations/activationRange.ts';
import { checkModel, datasetDefinition, lossContextOf } from '../../engine/spec/checkModel.ts';
import { losses } from '../../engine/losses/index.ts';
import type { LossContext, LossDefinition } from '../../engine/losses/loss.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';

/** What a loss would see of this document, even of one that cannot run. */
export function lossContextIn(document: ModelSpec): LossContext {
  const checked = checkModel(document);
  if (checked.ok) return checked.value.lossContext;
  const last = document.layers.at(-1);
  const units = last && 'units' in last ? last.units : 1;
  return lossContextOf(document, datasetDefinition(document).shape(document.data), units);
}

const misfitOf = (type: keyof typeof losses, context: LossContext): Words | undefined =>
  (losses[type] as LossDefinition).misfit(context);

/** Why another loss would not do for this document. */
export const lossMisfit = (document: ModelSpec, type: string): Words | undefined =>
  type in losses ? misfitOf(type as keyof typeof losses, lossContextIn(document)) : undefined;

/** Why the last layer's activation cannot be this one: the loss could not judge what it gives. */
export function activationMisfit(document: ModelSpec, layer: number, activation: Activation): Words | undefined {
  if (layer !== document.layers.length - 1) return undefined;
  const context = lossContextIn(document);
  const here = { ...context, activation: activation.type, range: activationRange(activation) };
  const misfit = misfitOf(document.loss.type, here);
  if (!misfit || misfitOf(document.loss.type, context)) return undefined;
  const { label } = losses[document.loss.type];
  return { en: `${label.en}: ${misfit.en}`, zh: `${label.zh}：${misfit.zh}` };
}
