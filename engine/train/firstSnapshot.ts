import type { Optimizer } from '../optimizers/optimizerRule.ts';
import type { Plan } from '../plan/plan.ts';
import { carryOver, isKeptWhole } from './carryOver.ts';
import type { SessionOptions } from './sessionOptions.ts';
import type { Snapshot } from './snapshot.ts';
import { initialParameters, initialStates } from './start.ts';
import { weightsHash } from './weightsHash.ts';

/** The first snapshot of a run: weights drawn from the seed, or kept where they fit. */
export function firstSnapshot(
  made: Plan,
  { model, keep, identity }: Pick<SessionOptions, 'model' | 'keep' | 'identity'>,
): Snapshot {
  const kept = [...made.parameters, ...made.states];
  const sameRule = keep !== undefined && haveSameRule(keep.spec.optimizer, model.spec.optimizer);
  const parameters = made.parameters.map(({ name }) => name);
  const before = keep && {
    shapes: keep.shapes,
    tensors: sameRule ? keep.tensors : only(keep.tensors, parameters),
  };
  // Drawing costs more than keeping.
  const whole = new Set(kept.flatMap((tensor) => (before && isKeptWhole(tensor, before) ? tensor.name : [])));
  const isWanted = (name: string): boolean => !whole.has(name);
  const fresh = { ...initialParameters(model, isWanted), ...initialStates(model, made, isWanted) };
  const tensors = before ? carryOver(kept, fresh, before) : fresh;
  return {
    spec: model.spec,
    step: 0,
    epoch: 0,
    position: 0,
    tensors,
    shapes: Object.fromEntries(kept.map(({ name, shape }) => [name, shape.map(Number)])),
    carried: {},
    means: { sums: [], rows: 0 },
    ...(identity && { run: { ...identity, start: weightsHash(only(tensors, parameters)) } }),
  };
}

/** The type and the formulas of the user's own, in which numbers may differ: another rule makes nothing of the states. */
function haveSameRule(a: Optimizer, b: Optimizer): boolean {
  const texts = (optimizer: Optimizer): string =>
    JSON.stringify(Object.values(optimizer).filter((value) => typeof value === 'string'));
  return texts(a) === texts(b);
}

const only = (tensors: Snapshot['tensors'], names: readonly string[]): Snapshot['tensors'] =>
  Object.fromEntries(Object.entries(tensors).filter(([name]) => names.includes(name)));
