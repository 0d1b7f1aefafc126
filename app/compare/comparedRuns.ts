import type { RunIdentity } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { runName } from '../panels/runName.ts';
import { history, page } from '../state/playground.ts';
import type { SavedHistory, TestPoint } from '../state/runHistory.ts';

/** A run as the comparison lists it. */
export interface ComparedRun {
  readonly run: RunIdentity;
  readonly spec: ModelSpec;
  /** `Run 2`, and what sets it apart. */
  readonly name: string;
  readonly about: string;
  /** Which of the colours for runs; ink for the present one. */
  readonly colour: number | undefined;
  readonly isHidden: boolean;
  readonly steps: number;
  readonly trainLoss: number | undefined;
  readonly test: TestPoint | undefined;
}

/** The runs before by age, and the present one. */
export function comparedRuns(text: Text): { readonly before: readonly ComparedRun[]; readonly present: ComparedRun } {
  const { t } = text;
  const { document } = page.getState();
  const before = history.previous.map((past): ComparedRun => {
    const spec = past.spec ?? document;
    return {
      ...standing(past),
      run: past.run,
      spec,
      name: t('runNumber', { number: past.number }),
      about: aboutOf(past.run, spec, document, text),
      colour: past.colour,
      isHidden: past.isHidden,
    };
  });
  const branched = history.run.from?.isBranch ? t('runBranch', { step: formatCount(history.run.from.step) }) : '';
  const present: ComparedRun = {
    ...standing(history),
    run: history.run,
    spec: document,
    name: t('runPresent'),
    about: branched,
    colour: undefined,
    isHidden: false,
  };
  return { before, present };
}

function aboutOf({ from }: RunIdentity, spec: ModelSpec, present: ModelSpec, text: Text): string {
  const { t } = text;
  const branched = from?.isBranch ? t('runBranch', { step: formatCount(from.step) }) : undefined;
  return [runName(spec, present, text) ?? t('runAlike'), branched].filter(Boolean).join(', ');
}

const standing = ({ losses, epochs, tests }: SavedHistory): Pick<ComparedRun, 'steps' | 'trainLoss' | 'test'> => ({
  steps: losses.at(-1)?.step ?? 0,
  trainLoss: epochs.at(-1)?.loss ?? losses.at(-1)?.loss,
  test: tests.at(-1),
});
