import { constant } from '../../../formula/expression.ts';
import { substitute } from '../../../formula/substitute.ts';
import type { Kernel } from '../../../plan/program.ts';
import type { ResidentMemory } from './residentMemory.ts';
import type { Scheduled } from './residentSchedule.ts';

/**
 * Sums over rows whose every term is zero where one input is need not leave out the rows past the last live one, if
 * that input is zero there: it is stored once and read for many sums.
 */
export function zeroPads(
  scheduled: readonly Scheduled[],
  { places, slot }: ResidentMemory,
): { readonly zeroed: ReadonlySet<string>; readonly unmasked: ReadonlySet<Kernel> } {
  const writers = new Map<string, Scheduled[]>();
  for (const each of scheduled)
    for (const { tensor } of each.kernel.stores)
      writers.set(slot(tensor), [...(writers.get(slot(tensor)) ?? []), each]);
  const zeroed = new Set<string>();
  const unmasked = new Set<Kernel>();
  for (const { kernel, form } of scheduled) {
    const { reduction, inputs } = kernel;
    if (form !== 'columns' || reduction?.by !== 'sum') continue;
    const zeroing = inputs.find((input) => {
      if (input.kind !== 'tensor' || places.get(input.tensor)?.space !== 'batch') return false;
      if (!writers.get(slot(input.tensor))?.every((writer) => writer.form === 'rows')) return false;
      const { body } = reduction;
      const zero = (e: typeof body) => (e.op === 'variable' && e.name === input.name ? constant(0) : undefined);
      return substitute(body, zero) === constant(0);
    });
    if (zeroing?.kind !== 'tensor') continue;
    zeroed.add(slot(zeroing.tensor));
    unmasked.add(kernel);
  }
  return { zeroed, unmasked };
}
