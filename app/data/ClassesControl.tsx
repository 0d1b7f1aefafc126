import type { IntegerField } from '../../engine/spec/field.ts';
import { useText } from '../i18n/useText.ts';
import { page } from '../state/playground.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Stepper } from '../ui/Stepper.tsx';
import { chooseData } from './chooseData.ts';
import { pointsOf, valuesOf } from './paintedPoints.ts';

const selectClasses = ({ current }: PageState) => ('classes' in current.data ? Number(current.data.classes) : 0);

/** How many classes there are; the network's last layer follows. */
export function ClassesControl({ field }: { readonly field: IntegerField }) {
  const { t, say } = useText();
  const classes = usePage(selectClasses);
  const label = say(field.label);
  const step = (by: number) => {
    const { data } = page.getState().current;
    const next = classes + by;
    const kept = data.type === 'painted' && {
      points: valuesOf(pointsOf(data.points).filter((point) => point.label < next)),
    };
    chooseData({ ...data, classes: next, ...('balance' in data && { balance: [] }), ...kept } as typeof data);
  };
  return (
    <div className="field">
      <span className="label">{label}</span>
      <Stepper
        less={t('lessOf', { label })}
        more={t('moreOf', { label })}
        canLess={classes > field.min}
        canMore={classes < field.max}
        onStep={step}
      >
        <output className="number stepper-value" aria-label={label}>
          {classes}
        </output>
      </Stepper>
    </div>
  );
}
