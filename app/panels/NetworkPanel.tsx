import { Fragment } from 'react';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { InputCard } from './InputCard.tsx';
import { LayerCard } from './LayerCard.tsx';
import { Notes } from './Notes.tsx';
import { ScaleKey } from './ScaleKey.tsx';
import { useChosenLayer } from './useChosenLayer.ts';
import { useShapes } from './useShapes.ts';

const selectCurrent = ({ current }: PageState) => current;
const selectParameters = ({ summary }: PageState) => summary?.parameterCount;

/** The layers from left to right. */
export function NetworkPanel() {
  const { t } = useText();
  const current = usePage(selectCurrent);
  const parameters = usePage(selectParameters);
  const shapes = useShapes();
  const chosen = useChosenLayer();
  return (
    <main className="network">
      <div className="head">
        <h2>{t('network')}</h2>
        <span className="muted small number">
          {parameters !== undefined && t('parameters', { count: formatCount(parameters) })}
        </span>
        <span className="grow" />
        <ScaleKey low="−" high="+" label={t('weightScale')} />
      </div>
      <Notes />
      <div className="stage">
        <InputCard document={current} />
        {current.layers.map((layer, index) => (
          <Fragment key={layer.id}>
            <i className="gap" />
            <LayerCard document={current} index={index} layer={layer} shape={shapes[index]} chosen={index === chosen} />
          </Fragment>
        ))}
      </div>
    </main>
  );
}
