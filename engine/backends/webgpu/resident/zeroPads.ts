import { constant, type Expression } from '../../../formula/expression.ts';
import { substitute } from '../../../formula/substitute.ts';
import type { Kernel } from '../../../plan/program.ts';
import type { ResidentMemory } from './residentMemory.ts';
import type { Scheduled } from './residentSchedule.ts';

/** Whether an expression is zero wherever a variable is. */
const vanishesWith = (e: Expression, name: string): boolean =>
  substitute(e, (node) => (node.op === 'variable' && node.name === name ? constant(0) : undefined)) === constant(0);

/**
 * Sums over rows whose every term is zero where one input is need not leave out the rows past the last live one, if
 * that input is zero there: it is stored once and read for many sums, so few inputs are chosen for all of them.
 */
export function zeroPads(
  scheduled: readonly Scheduled[],
  { places, slot }: ResidentMemory,
): { readonly zeroed: ReadonlySet<string>; readonly unmasked: ReadonlySet<Kernel> } {
  const storedByOthers = new Set(
    scheduled
      .filter(({ form }) => form !== 'rows')
      .flatMap(({ kernel }) => kernel.stores.map(({ tensor }) => slot(tensor))),
  );
  const sums = scheduled.flatMap(({ kernel, form }) => {
    const { reduction, inputs } = kernel;
    if (form !== 'columns' || reduction?.by !== 'sum') return [];
    const own = inputs.flatMap((input) =>
      input.kind === 'tensor' && places.get(input.tensor)?.space === 'batch' && vanishesWith(reduction.body, input.name)
        ? [slot(input.tensor)]
        : [],
    );
    const choices = own.filter((each) => !storedByOthers.has(each));
    return choices.length > 0 ? [{ kernel, choices }] : [];
  });
  const zeroed = new Set<string>();
  for (const { choices } of sums.toSorted((a, b) => a.choices.length - b.choices.length))
    if (!choices.some((each) => zeroed.has(each)) && choices[0] !== undefined) zeroed.add(choices[0]);
  return { zeroed, unmasked: new Set(sums.map(({ kernel }) => kernel)) };
}
