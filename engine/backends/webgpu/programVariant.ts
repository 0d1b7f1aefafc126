import { BackendError } from '../backend.ts';
import { isContractionVariant, type ContractionVariantName } from './contractionVariant.ts';
import type { Step } from './loadedProgram.ts';

/** The adapter, and the variants of a program's contractions in their order, equal neighbours once: `tile8x8*2,split4x4`. */
export function variantOf(adapter: string, phases: readonly (readonly Step[])[]): string {
  const runs: { name: string; count: number }[] = [];
  for (const { shader } of phases.flat()) {
    const name = shader.contraction?.variant;
    const last = runs.at(-1);
    if (name === undefined) continue;
    if (last?.name === name) last.count++;
    else runs.push({ name, count: 1 });
  }
  const words = runs.map(({ name, count }) => (count > 1 ? `${name}*${count}` : name));
  return words.length > 0 ? `${adapter} ${words.join(',')}` : adapter;
}

/** The variants of all contractions, in order, out of what `variantOf` made. Throws a BackendError where it is another adapter's. */
export function variantsIn(variant: string, adapter: string): ContractionVariantName[] {
  const words = variant === adapter ? [] : variant.slice(adapter.length + 1).split(',');
  const names = words.flatMap((word) => {
    const [, name = '', count = '1'] = /^(\w+)(?:\*(\d{1,4}))?$/.exec(word) ?? [];
    return Array.from({ length: Number(count) }, () => name);
  });
  if (!`${variant} `.startsWith(`${adapter} `) || !names.every(isContractionVariant))
    throw new BackendError('webgpu', 'compile', `it is to run as "${variant}", and this is "${adapter}"`);
  return names;
}
