import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { ratioText, speedRatio } from './speedRatio.ts';

const selectChoice = ({ choice }: PageState) => choice;

/** What runs against the best of the others, in words; undefined until both are measured. */
export function useSpeedRatio() {
  const choice = usePage(selectChoice);
  const found = choice && speedRatio(choice);
  return found && { name: choice.backend, other: found.other, ratio: ratioText(found.ratio), value: found.ratio };
}
