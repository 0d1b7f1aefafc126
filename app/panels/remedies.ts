import { datasets } from '../../engine/data/index.ts';
import { losses } from '../../engine/losses/index.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Path, Problem } from '../../engine/spec/problem.ts';
import { formatBytes } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { changeAt } from '../state/changeAt.ts';
import { editor, page } from '../state/playground.ts';
import { chooseData } from '../data/chooseData.ts';
import { isFetchable, sourceBytes } from '../data/download.ts';
import { layerCures } from './layerCures.ts';

export interface Remedy {
  readonly label: string;
  readonly apply: () => void;
}

/** Changes that would cure a problem, as far as one press can. */
export function remedies(problem: Problem, document: ModelSpec, text: Text): readonly Remedy[] {
  const { t, say } = text;
  const { code, path, values } = problem;
  const to = (where: Path, value: unknown) => () => void editor.change(where, value);
  if (code === 'notFetched') return [{ label: t('fetchAgain'), apply: () => editor.tryAgain() }];
  if (path[0] === 'view' && path[1] === 'backend')
    return [{ label: t('useAuto'), apply: to(['view', 'backend'], 'auto') }];
  const standIn = values['standIn'];
  if (code === 'missingFile' && typeof standIn === 'string' && standIn in datasets) {
    const type = standIn as keyof typeof datasets;
    const label = t('useInstead', { name: say(datasets[type].label) });
    const instead = { label, apply: () => chooseData(memberDefaults(datasets, type)) };
    const { data } = document;
    if (!isFetchable(data.type)) return [instead];
    const name = say(datasets[data.type].label);
    const fetched = t('fetchImages', { name, size: formatBytes(sourceBytes(data.type)) });
    return [{ label: fetched, apply: () => page.setState({ dialog: 'fetchImages' }) }, instead];
  }
  const cures = layerCures(problem, document, text);
  if (cures.length > 0)
    return cures.slice(0, 3).map(({ label, path: where, value }) => ({ label, apply: to(where, value) }));
  if (code === 'lossTask' || path[0] === 'loss') {
    return fittingLosses(document)
      .slice(0, 2)
      .map((type) => ({
        label: t('useInstead', { name: say(losses[type].label) }),
        apply: to(['loss'], memberDefaults(losses, type)),
      }));
  }
  return [];
}

type LossType = keyof typeof losses;

const fittingLosses = (document: ModelSpec): LossType[] =>
  (Object.keys(losses) as LossType[]).filter((type) => {
    return checkModel(changeAt(document, ['loss'], memberDefaults(losses, type))).ok;
  });
