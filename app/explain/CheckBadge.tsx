import type { Frame, WalkCheckAnswer } from '../../engine/protocol.ts';
import { numberText } from '../../engine/formula/numberMarkup.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useFrame } from '../state/useFrame.ts';
import { Icon } from '../ui/Icon.tsx';

const selectBackend = (frame: Frame | undefined) => frame?.backend ?? '';

/** Seven digits are what 32 bits hold. */
const digits = 7;
const told = (value: number): string => formatValue(value, digits);
const apart = (a: number, b: number): string => (a === b ? '0' : formatValue(Math.abs(a - b), 1));

/** Within what 32 bits may lose over a whole step, or differences over curvature. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.max(Math.abs(a), Math.abs(b)) + 1e-6;

/** Whether the number of a step can be trusted: against 64 bits, and where it is a gradient against finite differences. */
export function CheckBadge({ check }: { readonly check: WalkCheckAnswer | undefined }) {
  const { t } = useText();
  const backend = useFrame(selectBackend);
  if (!check) return <p className="check caption">{t('walkChecking')}</p>;
  const { value, reference, differences } = check;
  if (reference === undefined) return <p className="check caption">{t('walkUnchecked')}</p>;
  const atKink = differences?.atKink ?? false;
  const agrees = isClose(value, reference) && (!differences || atKink || isClose(reference, differences.central));
  return (
    <div className={agrees ? 'check check-good' : 'check check-bad'} data-testid="walk-check">
      <b>
        <Icon name={agrees ? 'check' : 'warn'} />
        {t(agrees ? (atKink ? 'walkKink' : 'walkAgrees') : 'walkDiffers')}
      </b>
      <ul className="number">
        {differences && (
          <li>
            {atKink
              ? t('walkKinkCheck', {
                  left: formatValue(differences.left, 4),
                  right: formatValue(differences.right, 4),
                  value: formatValue(value, 4),
                })
              : t('walkSlopeCheck', {
                  by: numberText(differences.by, 0),
                  central: told(differences.central),
                  difference: apart(differences.central, reference),
                })}
          </li>
        )}
        <li>
          {t('walkBackendCheck', {
            backend,
            value: told(value),
            reference: told(reference),
            difference: apart(value, reference),
          })}
        </li>
      </ul>
    </div>
  );
}
