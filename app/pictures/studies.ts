import { activations } from '../../engine/activations/index.ts';
import { initializers } from '../../engine/initializers/index.ts';
import { losses } from '../../engine/losses/index.ts';
import { clippings } from '../../engine/optimizers/clipping.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import { regularizers } from '../../engine/regularizers/index.ts';
import { schedules } from '../../engine/schedules/index.ts';
import type { MemberOf, Registry } from '../../engine/spec/field.ts';
import { activationStudy } from './activationStudy.ts';
import { clippingStudy } from './clippingStudy.ts';
import { initializerStudy } from './initializerStudy.ts';
import { lossStudy } from './lossStudy.ts';
import { optimizerStudy } from './optimizerStudy.ts';
import type { Place, Study } from './picture.ts';
import { regularizerStudy } from './regularizerStudy.ts';
import { scheduleStudy } from './scheduleStudy.ts';

type Make = (member: { readonly type: string }, place: Place) => Study;

const entry = <R extends Registry>(
  registry: R,
  make: (member: MemberOf<R>, place: Place) => Study,
): [Registry, Make] => [registry, make as unknown as Make];

/** How the members of each registry are pictured; one without an entry is listed by name alone. */
const makers: ReadonlyMap<Registry, Make> = new Map([
  entry(activations, activationStudy),
  entry(losses, lossStudy),
  entry(optimizers, optimizerStudy),
  entry(schedules, scheduleStudy),
  entry(initializers, initializerStudy),
  entry(regularizers, regularizerStudy),
  entry(clippings, clippingStudy),
]);

export function studyOf(registry: Registry, member: { readonly type: string }, place: Place): Study | undefined {
  return makers.get(registry)?.(member, place);
}
