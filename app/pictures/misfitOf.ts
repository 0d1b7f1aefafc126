import type { Activation } from '../../engine/activations/activationExpression.ts';
import { activations } from '../../engine/activations/index.ts';
import { losses } from '../../engine/losses/index.ts';
import { memberDefaults, type Registry } from '../../engine/spec/field.ts';
import type { Words } from '../../engine/spec/words.ts';
import { activationMisfit, lossMisfit } from './lossContextIn.ts';
import type { Place } from './picture.ts';

/** Why a member cannot serve at this place of the document; undefined where it can. */
export function misfitOf(registry: Registry, type: string, { document, path }: Place): Words | undefined {
  if (registry === losses) return lossMisfit(document, type);
  if (registry !== activations || path[0] !== 'layers') return undefined;
  const activation: Activation = memberDefaults(activations, type as keyof typeof activations);
  return activationMisfit(document, Number(path[1]), activation);
}
