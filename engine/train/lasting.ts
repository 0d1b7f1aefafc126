import type { Plan } from '../plan/plan.ts';
import type { Tensor } from '../plan/program.ts';
import type { Snapshot } from './snapshot.ts';

interface Lasting {
  readonly tensors: readonly Tensor[];
  readonly shapes: Snapshot['shapes'];
}

/** Worked out once: snapshots are taken often. */
const known = new WeakMap<Plan, Lasting>();

function lasting(plan: Plan): Lasting {
  const before = known.get(plan);
  if (before) return before;
  const tensors = [...plan.parameters, ...plan.states];
  const shapes = Object.fromEntries(tensors.map(({ name, shape }) => [name, shape.map(Number)]));
  const made = { tensors, shapes };
  known.set(plan, made);
  return made;
}

/** What a run goes on from: parameters, and what the optimizer remembers. */
export const lastingOf = (plan: Plan): readonly Tensor[] => lasting(plan).tensors;

export const shapesOf = (plan: Plan): Snapshot['shapes'] => lasting(plan).shapes;
