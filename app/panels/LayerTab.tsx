import { layerDefinition } from '../../engine/spec/checkModel.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { useText } from '../i18n/useText.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { layerName } from './layerName.ts';
import { SourceSelect } from './SourceSelect.tsx';
import { useShapes } from './useShapes.ts';
import { WeightEditor } from './WeightEditor.tsx';
import { WeightReader } from './WeightReader.tsx';

const selectSelection = ({ selection }: PageState) => selection;
const selectCurrent = ({ current }: PageState) => current;

/** The chosen layer: its settings and its weights, large enough to read. */
export function LayerTab() {
  const text = useText();
  const { say } = text;
  const current = usePage(selectCurrent);
  const selection = usePage(selectSelection);
  const shapes = useShapes();
  const index = usePage(chosenLayer);
  const layer = current.layers[index];
  const shape = shapes[index];
  if (!layer) return undefined;
  const definition = layerDefinition(layer);
  return (
    <div className="inspector-body">
      <div className="settings" key={layer.id}>
        <p className="caption formula">
          {say(definition.about)} {definition.formula}
        </p>
        {layer.type === 'add' && <SourceSelect document={current} index={index} layer={layer} />}
        <FieldList fields={definition.fields} path={['layers', index]} except={layer.type === 'add' ? ['from'] : []} />
      </div>
      {selection?.layer === layer.id ? (
        <div className="weights">
          <WeightEditor selection={selection} name={layerName(current, index, text)} />
        </div>
      ) : (
        <WeightReader
          key={`${layer.id} weights`}
          id={layer.id}
          name={layerName(current, index, text)}
          shape={shape?.parameters['kernel']?.shape}
          known={shape !== undefined}
        />
      )}
    </div>
  );
}
