import { shapeText } from '../../engine/layers/layer.ts';
import { sampleShapeOf, takesFeatures } from '../../engine/data/preprocessing.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { inputNames } from './inputNames.ts';
import { NeuronColumn } from './NeuronColumn.tsx';
import { firstShown, SampleImage } from './SampleImage.tsx';

const selectSummary = ({ summary }: PageState) => summary;

/** So many inputs are told. */
const most = 16;
/** Features are pictured over this much of their range: what training makes of them is near 1. */
const inputReach = 1.5;

/** What comes into the first layer. */
export function InputCard({ document }: { readonly document: ModelSpec }) {
  const text = useText();
  const phone = useMedia('(max-width: 719px)');
  const summary = usePage(selectSummary);
  const { t } = text;
  const data = datasetDefinition(document).shape(document.data);
  const shape = sampleShapeOf(data, document.preprocessing);
  const names = inputNames(document, text);
  const isPlane = data.kind === 'points' || data.kind === 'curve';
  const tiles = isPlane && shape.length === 1 && (shape[0] ?? 0) <= most ? (shape[0] ?? 0) : 0;
  return (
    <article
      className={data.kind === 'image' ? 'card card-input card-image' : 'card card-input'}
      aria-label={t('input')}
      data-card="input"
    >
      <header className="card-head">
        <span className="card-title">
          <h3>{t(phone ? 'input' : data.kind === 'image' ? 'image' : takesFeatures(data) ? 'features' : 'input')}</h3>
        </span>
      </header>
      {data.kind === 'image' && summary?.kind === 'image' ? (
        <span className="input-image">
          <SampleImage summary={summary} index={firstShown(summary)} side={phone ? 44 : 88} />
        </span>
      ) : tiles > 0 ? (
        <NeuronColumn
          id="input"
          name={t('input')}
          units={tiles}
          isLine={data.kind === 'curve'}
          hasBias={false}
          labels={Array.from({ length: tiles }, (_, i) => names[i] ?? 'x')}
          bound={inputReach}
          chosen={false}
        />
      ) : (
        <ul className="input-names">
          {names.slice(0, most).map((name) => (
            <li key={name}>{name}</li>
          ))}
          {names.length > most && <li>…</li>}
        </ul>
      )}
      <footer className="card-foot number">
        <span>→ {shapeText(shape)}</span>
      </footer>
    </article>
  );
}
