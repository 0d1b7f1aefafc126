import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { Scrollable } from '../ui/Scrollable.tsx';
import type { DescentFunction } from './descentFunction.ts';
import type { DescentPath } from './descentPath.ts';
import { changeDescent } from './descentStore.ts';

interface StepTableProps {
  readonly f: DescentFunction;
  readonly path: DescentPath;
  readonly step: number;
  readonly name: string;
}

/** More rows would make the page slow and help nobody. */
const mostRows = 300;

const bringIntoView = (row: HTMLTableRowElement | null): void => row?.scrollIntoView({ block: 'nearest' });

/** Where one optimizer stood after each step. */
export function StepTable({ f, path, step, name }: StepTableProps) {
  const { t } = useText();
  const last = Math.min(step, path.places.length - 1);
  const first = Math.max(0, last + 1 - mostRows);
  const slopes = f.axes.map((axis) => (f.axes.length > 1 ? `∂f/∂${axis}` : 'f′'));
  return (
    <Scrollable className="step-table" label={t('descentTable')}>
      <table className="scores number">
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('descentStep')}</th>
            {[...f.axes, 'f', ...slopes].map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.places.slice(first, last + 1).map(({ stand, place, value, gradient }) => (
            <tr
              key={stand.step}
              ref={stand.step === last ? bringIntoView : undefined}
              aria-current={stand.step === last}
            >
              <th scope="row">
                <button type="button" className="link" onClick={() => changeDescent({ step: stand.step })}>
                  {stand.step}
                </button>
              </th>
              {[...place, value, ...gradient].map((each, i) => (
                <td key={i}>{formatValue(each, 4)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
