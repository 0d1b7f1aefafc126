import type { Summary } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { explainAt } from './explainAt.ts';
import { explainWorst } from './explainWorst.ts';
import { isExplaining } from './isExplaining.ts';

interface ExplainLayerProps {
  readonly summary: Summary;
  readonly side: number;
}

const selectPressable = (state: PageState) => isExplaining(state) && state.current.data.type !== 'painted';

/** Over the map while an explanation is open: a press takes the nearest point. */
export function ExplainLayer({ summary, side }: ExplainLayerProps) {
  const { t } = useText();
  if (!usePage(selectPressable)) return undefined;
  const [low, high] = summary.plane;
  return (
    <button
      type="button"
      className="explain-layer"
      aria-label={t('walkPick')}
      title={t('walkPick')}
      style={{ width: side, height: side }}
      onClick={({ nativeEvent: { offsetX, offsetY }, detail }) => {
        const scale = (high - low) / side;
        if (detail === 0) explainWorst();
        else explainAt(summary, low + offsetX * scale, high - offsetY * scale);
      }}
    />
  );
}
