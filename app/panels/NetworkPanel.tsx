import { Fragment, useMemo, useRef } from 'react';
import { sizeOf } from '../../engine/layers/layer.ts';
import { fittingLayers, type LayerShape } from '../../engine/spec/checkModel.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { InsertButton } from './InsertButton.tsx';
import { layerName } from './layerName.ts';
import { useStage } from './useStage.ts';
import { Wires } from './Wires.tsx';
import { InputCard } from './InputCard.tsx';
import { LayerCard } from './LayerCard.tsx';
import { Notes } from './Notes.tsx';
import { ScaleKey } from './ScaleKey.tsx';
import { stepCostText } from './stepCostText.ts';
import { useShapes } from './useShapes.ts';

const selectCurrent = ({ current }: PageState) => current;
const selectSummary = ({ summary }: PageState) => summary;
const selectFits = ({ problems }: PageState) => problems.length === 0;
const selectLoading = ({ engine }: PageState) => engine === 'loading';

/** The layers from left to right. */
export function NetworkPanel() {
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLDivElement>(null);
  const current = usePage(selectCurrent);
  const loading = usePage(selectLoading);
  const shapes = useShapes();
  const chosen = usePage(chosenLayer);
  const summary = usePage(selectSummary);
  const fits = usePage(selectFits);
  // Behind a layer that does not fit no shapes are known: what ran before goes on being shown.
  const ran = useMemo(
    () =>
      summary && shapes.length < current.layers.length
        ? new Map(fittingLayers(summary.spec).map((each) => [each.layer.id, each]))
        : undefined,
    [summary, shapes, current],
  );
  const stage = useStage(element);
  return (
    <main className="network">
      <div className="head">
        <h2>{t('network')}</h2>
        <span className="muted small number">
          {shapes.length === current.layers.length && t('parameters', { count: formatCount(parametersOf(shapes)) })}
          {summary && fits && (
            <span className="step-cost" title={t('stepCostHelp')}>
              {` · ${stepCostText(summary.cost.total, summary, current, text)}`}
            </span>
          )}
        </span>
        {loading && <span className="loading small">{t('loading')}</span>}
        <span className="grow" />
        <ScaleKey low="−" high="+" label={t('weightScale')} />
      </div>
      <Notes />
      <div className={current.layers.some(({ type }) => type === 'add') ? 'stage stage-arcs' : 'stage'} ref={element}>
        {stage && <Wires document={current} stage={stage} />}
        <InputCard document={current} />
        {current.layers.map((layer, index) => (
          <Fragment key={layer.id}>
            <InsertButton at={index} after={index === 0 ? t('input') : layerName(current, index - 1, text)} />
            <LayerCard
              document={current}
              index={index}
              layer={layer}
              shape={shapes[index]}
              ran={ran?.get(layer.id)}
              chosen={index === chosen}
            />
          </Fragment>
        ))}
      </div>
    </main>
  );
}

const parametersOf = (shapes: readonly LayerShape[]): number =>
  shapes.reduce(
    (sum, { parameters }) => Object.values(parameters).reduce((inner, { shape }) => inner + sizeOf(shape), sum),
    0,
  );
