import { memberDefaults, type Field, type MemberOf, type Registry } from '../../engine/spec/field.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { layerDefinition } from '../../engine/spec/checkModel.ts';
import { useText } from '../i18n/useText.ts';
import { valueAt } from '../state/changeAt.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { MemberPicker } from './MemberPicker.tsx';
import { NumberControl } from './NumberControl.tsx';

const selectCurrent = ({ current }: PageState) => current;
const name = 'kernelRegularizer';
const id = 'penalty-of-all';

type Penalty = MemberOf<Registry>;

/** Where the document has penalties on weights, one place a layer. */
export const penaltyPaths = ({ layers }: ModelSpec): readonly Path[] =>
  layers.flatMap((layer, i) => (name in layerDefinition(layer).fields ? [['layers', i, name]] : []));

/** One penalty for the weights of all layers; each layer's own stands in its settings. */
export function PenaltyControl() {
  const { t } = useText();
  const current = usePage(selectCurrent);
  const paths = penaltyPaths(current);
  const [first, ...rest] = paths;
  const layer = current.layers[Number(first?.[1])];
  const field: Field | undefined = layer && layerDefinition(layer).fields[name];
  if (!first || field?.kind !== 'member') return undefined;
  const values = paths.map((path) => valueAt(current, path) as Penalty);
  const [value] = values;
  if (!value) return undefined;
  const same = values.every((each) => each.type === value.type);
  const { registry } = field;
  return (
    <>
      <div className="field field-select">
        <label htmlFor={id}>{t('penaltyAll')}</label>
        <MemberPicker
          id={id}
          label={t('penaltyAll')}
          registry={registry}
          value={value}
          path={first}
          onChange={(type) =>
            void editor.changeAll(paths.map((path) => ({ path, value: memberDefaults(registry, type) })))
          }
        />
      </div>
      {!same && <p className="caption">{t('penaltyMixed')}</p>}
      {same &&
        Object.entries(registry[value.type]?.fields ?? {}).map(
          ([setting, each]) =>
            each.kind === 'number' && (
              <NumberControl
                key={`${value.type} ${setting}`}
                field={each}
                path={[...first, setting]}
                also={rest.map((path) => [...path, setting])}
              />
            ),
        )}
    </>
  );
}
