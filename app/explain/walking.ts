import type { StepSummary, WalkAnswer, WalkPhase } from '../../engine/protocol.ts';
import { editor, page, trainer } from '../state/playground.ts';
import { isExplaining } from './isExplaining.ts';
import { firstPlace, readWalk, writeWalk, type WalkAddress } from './walkAddress.ts';

/** Where the walk stands; nothing where none is open. The document holds it, so that its link leads there. */
export const walkAddress = (): WalkAddress | undefined => readWalk(page.getState().current.view.walk);

/** Opens it: the run waits. */
export function openWalk(address: Partial<WalkAddress> = {}): void {
  trainer.pause();
  goTo({ ...firstPlace, ...address });
}

export function closeWalk(): void {
  editor.change(['view', 'walk'], '');
  page.setState({ walk: undefined, selection: undefined });
}

export function toggleWalk(): void {
  const state = page.getState();
  if (isExplaining(state)) closeWalk();
  else if (state.problems.length === 0) openWalk();
}

export function goTo(change: Partial<WalkAddress>): void {
  editor.change(['view', 'walk'], writeWalk({ ...(walkAddress() ?? firstPlace), ...change }));
}

/** Another step keeps the sample, and the element as far as it fits. */
export function goBy(by: number): void {
  const { walk } = page.getState();
  const address = walkAddress();
  if (!walk || !address) return;
  goTo({ step: Math.min(walk.steps.length - 1, Math.max(0, address.step + by)) });
}

/** The next step in that direction that belongs to another layer, or to another part of the way. */
export function goByLayer(by: 1 | -1): void {
  const { walk } = page.getState();
  const address = walkAddress();
  const here = walk?.steps[address?.step ?? -1];
  if (!walk || !address || !here) return;
  const isOther = ({ layer, phase }: StepSummary): boolean => layer !== here.layer || phase !== here.phase;
  let at = address.step;
  while (walk.steps[at] && !isOther(walk.steps[at] ?? here)) at += by;
  if (walk.steps[at]) goTo({ step: at });
}

export function goToPhase(phase: WalkPhase): void {
  const at = page.getState().walk?.steps.findIndex((step) => step.phase === phase) ?? -1;
  if (at >= 0) goTo({ step: at });
}

/** A sample that was pressed: its row in the next batch, or a batch of one. */
export const explainSample = (sample: number | 'drawn'): void => goTo({ sample, own: undefined, row: 0 });

/** Position in the table of the sample that is looked at, where it is in it. */
export function explainedSample(walk: WalkAnswer | undefined, address: WalkAddress | undefined): number | undefined {
  if (!walk || !address || address.row === 'mean') return undefined;
  return walk.indices?.[rowOf(walk, address)];
}

/** A sample asked for is looked at in its own row of the batch. */
export function rowOf(walk: WalkAnswer, { sample, row }: WalkAddress): number {
  const own = typeof sample !== 'number' ? -1 : (walk.indices?.indexOf(sample) ?? -1);
  return own >= 0 ? own : row === 'mean' ? 0 : Math.min(row, walk.rows - 1);
}
