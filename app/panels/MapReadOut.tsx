import type { Summary } from '../../engine/protocol.ts';
import { formatFixed, formatLoss, formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useFrame } from '../state/useFrame.ts';
import { outputsAt } from './mapValues.ts';
import { useClassName } from './useClassName.ts';

interface MapReadOutProps {
  readonly summary: Summary;
  /** x₁ and x₂. */
  readonly at: readonly [number, number];
}

/** Where the map is pointed at, and what the network says there: always in the header. */
export function MapReadOut({ summary, at }: MapReadOutProps) {
  const { t } = useText();
  const name = useClassName(summary);
  const { units, plane, task } = summary;
  const said = useFrame((frame) => {
    const outputs = outputsAt(frame?.grid, frame?.gridSize ?? 0, units, plane, at);
    if (outputs.length === 0) return '–';
    if (units === 1 || task === 'regression') return outputs.map(formatLoss).join(' ');
    const best = outputs.indexOf(Math.max(...outputs));
    return `${name(best)} ${formatShare(outputs[best])}`;
  });
  const [x1, x2] = at.map((value) => formatFixed(Math.round(value * 10) / 10, 1));
  return (
    <span className="map-read-out number">
      <span>
        x₁ <b>{x1}</b>
      </span>
      <span>
        x₂ <b>{x2}</b>
      </span>
      <span title={t('outputHere')}>
        → <b>{said}</b>
      </span>
    </span>
  );
}
