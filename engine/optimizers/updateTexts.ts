import type { MemberOf } from '../spec/field.ts';
import { optimizers } from './index.ts';
import type { OptimizerDefinition } from './optimizer.ts';

/** The update as its definition or its user wrote it, in order: the new value of each state and of `w`. */
export function updateTexts(optimizer: MemberOf<typeof optimizers>): Readonly<Record<string, string>> {
  const { update } = optimizers[optimizer.type] as OptimizerDefinition;
  return typeof update === 'function' ? update(optimizer) : update;
}
