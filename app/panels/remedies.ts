import { datasets } from '../../engine/data/index.ts';
import { losses } from '../../engine/losses/index.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Path, Problem } from '../../engine/spec/problem.ts';
import type { Text } from '../i18n/useText.ts';
import { changeAt } from '../state/changeAt.ts';
import { editor, page } from '../state/playground.ts';
import { chooseData } from '../data/chooseData.ts';
import { isFetchable, sourceBytes } from '../data/download.ts';
import { megabytes } from '../data/megabytes.ts';
import { layerName } from './layerName.ts';

export interface Remedy {
  readonly label: string;
  readonly apply: () => void;
}

/** Changes that would cure a problem, as far as one press can. */
export function remedies({ code, path, values }: Problem, document: ModelSpec, text: Text): readonly Remedy[] {
  const { t, say } = text;
  const index = Number(path[1]);
  const to = (where: Path, value: unknown) => () => void editor.change(where, value);
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
    const fetched = t('fetchImages', { name, size: megabytes(sourceBytes(data.type)) });
    return [{ label: fetched, apply: () => page.setState({ dialog: 'fetchImages' }) }, instead];
  }
  const layer = document.layers[index];
  if (code === 'outputSize' && layer && 'units' in layer) {
    const units = Number(values['expected']);
    const label = t('setUnits', { name: layerName(document, index, text), units });
    return [{ label, apply: to(['layers', index, 'units'], units) }];
  }
  if (code === 'layerInput' || code === 'outputList') {
    const at = code === 'outputList' ? index + 1 : index;
    const doors = [
      { label: t('addFlatten'), apply: to(['layers'], document.layers.toSpliced(at, 0, flatten as never)) },
    ];
    return document.layers.length > 1 && code === 'layerInput' ? [...doors, removal(document, index, text)] : doors;
  }
  if ((code === 'skipSource' || code === 'skipShape') && layer?.type === 'add') {
    const sources = sourcesThatFit(document, index);
    const doors = sources.slice(0, 2).map((from) => ({
      label: t('addFrom', { name: from === 'input' ? t('input') : layerName(document, indexOf(document, from), text) }),
      apply: to(['layers', index, 'from'], from),
    }));
    return [...doors, removal(document, index, text)];
  }
  if (path[0] === 'layers' && path.length === 2 && code === 'tooMany') return [removal(document, index, text)];
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

/** Its id is given where the document is parsed. */
const flatten = { type: 'flatten' };

type LossType = keyof typeof losses;

const fittingLosses = (document: ModelSpec): LossType[] =>
  (Object.keys(losses) as LossType[]).filter((type) => {
    return checkModel(changeAt(document, ['loss'], memberDefaults(losses, type))).ok;
  });

const indexOf = ({ layers }: ModelSpec, id: string): number => layers.findIndex((layer) => layer.id === id);

const removal = (document: ModelSpec, index: number, text: Text): Remedy => ({
  label: text.t('removeNamed', { name: layerName(document, index, text) }),
  apply: () => void editor.change(['layers'], document.layers.toSpliced(index, 1)),
});

/** Earlier outputs, the nearest first, that this layer can add so that its own complaint is gone. */
function sourcesThatFit(document: ModelSpec, index: number): readonly string[] {
  const earlier = ['input', ...document.layers.slice(0, index).map(({ id }) => id)];
  return earlier.toReversed().filter((from) => {
    const checked = checkModel(changeAt(document, ['layers', index, 'from'], from));
    return checked.ok || !checked.problems.some(({ path }) => path[0] === 'layers' && path[1] === index);
  });
}
