import { BackendError } from '../backend.ts';
import { isContractionVariant, type ContractionVariantName } from './contractionVariant.ts';
import type { Step } from './loadedProgram.ts';
import type { Span } from './resident/residentAccess.ts';
import type { ResidentShape } from './resident/residentShape.ts';

/**
 * The adapter, the variants of a program's contractions in their order, equal neighbours once, and the phases that one
 * workgroup runs, with its lanes and the rows of each: `tile8x8*2,split4x4, step resident 4×3`.
 */
export function variantOf(
  adapter: string,
  phases: readonly (readonly Step[])[],
  resident: ReadonlyMap<string, ResidentShape>,
): string {
  const runs: { name: string; count: number }[] = [];
  for (const { shader } of phases.flat()) {
    const name = shader.contraction?.variant;
    const last = runs.at(-1);
    if (name === undefined) continue;
    if (last?.name === name) last.count++;
    else runs.push({ name, count: 1 });
  }
  const words = runs.map(({ name, count }) => (count > 1 ? `${name}*${count}` : name));
  const shapes = Array.from(resident, ([phase, { lanes, span }]) => `, ${phase} resident ${lanes}×${span}`);
  return `${[adapter, words.join(',')].filter(Boolean).join(' ')}${shapes.join('')}`;
}

const residentWords = /, (\w+) resident (\d{1,4})×([1-4])/gu;

/** By phase, the shapes of `variantOf`'s workgroups. */
export const residentIn = (variant: string): ReadonlyMap<string, ResidentShape> =>
  new Map(
    Array.from(variant.matchAll(residentWords), ([, phase = '', lanes, span]) => [
      phase,
      { lanes: Number(lanes), span: Number(span) as Span },
    ]),
  );

/** The variants of all contractions, in order, out of what `variantOf` made. Throws a BackendError where it is another adapter's. */
export function variantsIn(variant: string, adapter: string): ContractionVariantName[] {
  const recorded = variant.replaceAll(residentWords, '');
  const words = recorded === adapter ? [] : recorded.slice(adapter.length + 1).split(',');
  const names = words.flatMap((word) => {
    const [, name = '', count = '1'] = /^(\w+)(?:\*(\d{1,4}))?$/.exec(word) ?? [];
    return Array.from({ length: Number(count) }, () => name);
  });
  if (!`${recorded} `.startsWith(`${adapter} `) || !names.every(isContractionVariant))
    throw new BackendError('webgpu', 'compile', `it is to run as "${variant}", and this is "${adapter}"`);
  return names;
}
