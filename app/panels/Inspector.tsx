import { shapeText, sizeOf } from '../../engine/layers/layer.ts';
import { layerDefinition } from '../../engine/spec/checkModel.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { layerName } from './layerName.ts';
import { useShapes } from './useShapes.ts';
import { WeightReader } from './WeightReader.tsx';

const selectCurrent = ({ current }: PageState) => current;

/** The chosen layer: its settings and its weights, large enough to read. */
export function Inspector() {
  const text = useText();
  const { t, say } = text;
  const current = usePage(selectCurrent);
  const shapes = useShapes();
  const index = usePage(chosenLayer);
  const layer = current.layers[index];
  const shape = shapes[index];
  if (!layer) return undefined;
  const definition = layerDefinition(layer);
  const count = Object.values(shape?.parameters ?? {}).reduce((sum, each) => sum + sizeOf(each.shape), 0);
  return (
    <section className="panel inspector" aria-labelledby="inspector-title">
      <div className="head">
        <h2 id="inspector-title">{layerName(current, index, text)}</h2>
        <span className="muted small number">
          {shape && `${shapeText(shape.input)} → ${shapeText(shape.output)} · `}
          {shape && (count > 0 ? t('parameters', { count: formatCount(count) }) : t('noParameters'))}
        </span>
        <span className="grow" />
        <span className="muted small formula">
          {say(definition.about)} {definition.formula}
        </span>
      </div>
      <div className="inspector-body">
        <div className="settings" key={layer.id}>
          <FieldList fields={definition.fields} path={['layers', index]} />
        </div>
        <WeightReader
          key={`${layer.id} weights`}
          id={layer.id}
          name={layerName(current, index, text)}
          shape={shape?.parameters['kernel']?.shape}
          known={shape !== undefined}
        />
      </div>
    </section>
  );
}
