import { trackColumns } from '../../engine/protocol.ts';
import { lossLevels } from '../charts/lossSurface.ts';
import { formatCount, formatLoss, formatShare, formatValue } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';
import { trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { distanceOf } from './placeText.ts';

/** What one sees, in words. */
export function LandscapeSentences({ about }: { readonly about: LandscapeAbout }) {
  const text = useText();
  const { t } = text;
  const { samples, trainCount, isRecorded, request } = about;
  return (
    <div className="landscape-sentences">
      <p>{nature(about, text)}</p>
      {about.mesh > 0 && <p className="number">{t('landscapeHere', extremes(about))}</p>}
      {about.metric[0] === 0 && <p>{t('landscapeFlat')}</p>}
      {request.plane !== 'exact' && <Where about={about} />}
      {samples < trainCount && (
        <p className="caption">
          {t('landscapeSamples', { count: formatCount(samples), all: formatCount(trainCount) })}
        </p>
      )}
      {!isRecorded && <p className="caption">{t('landscapeUnrecorded')}</p>}
    </div>
  );
}

/** Losses in the middle, at the lowest and at the highest place that is known. */
export function extremes({ request: { size }, mesh }: LandscapeAbout): Record<'here' | 'low' | 'high', string> {
  const { values } = trainer.landscape;
  const levels = lossLevels({ values, size, mesh });
  return {
    here: formatLoss(values[(size * size - 1) / 2]),
    low: formatLoss(levels?.low),
    high: formatLoss(levels?.high),
  };
}

function nature({ request, step, free, shares = [0, 0] }: LandscapeAbout, { t }: Text): string {
  const common = { step: formatCount(step), free: formatCount(free) };
  switch (request.plane) {
    case 'random':
      return t('landscapeIs_random', { ...common, reach: request.reach === 1 ? '1×' : `${request.reach}×` });
    case 'run':
      return t('landscapeIs_run', { ...common, first: formatShare(shares[0], 0), second: formatShare(shares[1], 0) });
    case 'exact':
      return t('landscapeIs_exact');
  }
}

/** Where the run stands, which is hardly ever on the plane once it has gone on. */
function Where({ about }: { readonly about: LandscapeAbout }) {
  const { t } = useText();
  const { id, a, b } = about;
  const told = useFrame((frame) => {
    const rows = frame?.track?.id === id ? frame.track.rows : undefined;
    const [, x = 0, y = 0, off = 0] = rows?.subarray(rows.length - trackColumns) ?? [];
    if (!rows) return undefined;
    const isOut = x < a[0] || x > a[1] || y < b[0] || y > b[1];
    const along = distanceOf(about, x, y);
    return `${isOut ? 'out' : off < 1e-5 * (1 + along) ? 'on' : 'off'} ${formatValue(off, 3)} ${formatValue(along, 3)}`;
  });
  const [state, distance = '', along = ''] = told?.split(' ') ?? [];
  if (state === undefined) return undefined;
  return (
    <p className="number">
      {state === 'on' ? t('landscapeOnIt') : t('landscapeOff', { distance, along })}
      {state === 'out' && <b> {t('landscapeAway')}</b>}
    </p>
  );
}
