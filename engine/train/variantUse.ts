import type { BackendName } from '../backends/backend.ts';

/** Arithmetic is bit-identical under one variant only: a run tells from which step on it used which. */
export interface VariantUse {
  /** The first step, counted from 0, that was made under it. */
  readonly step: number;
  readonly backend: BackendName;
  readonly variant: string;
}

/** The record of a run that goes on from a step under a variant: what was to come after that step is no part of it. */
export function variantsWith(
  before: readonly VariantUse[],
  step: number,
  now: Omit<VariantUse, 'step'>,
): readonly VariantUse[] {
  const kept = before.filter((use) => use.step < step);
  const last = kept.at(-1);
  return last?.backend === now.backend && last.variant === now.variant ? kept : [...kept, { step, ...now }];
}
