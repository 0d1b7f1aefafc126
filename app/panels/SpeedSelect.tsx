import { viewFields } from '../../engine/spec/view.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Select } from '../ui/Select.tsx';

const selectSpeed = ({ document }: PageState) => document.view.speed;
/** Steps per second that can be chosen; a document may hold any other. */
const speeds = [1, 5, 25, 100, 1000, 0];

/** How fast steps follow each other. */
export function SpeedSelect() {
  const { t, say } = useText();
  const speed = usePage(selectSpeed);
  const all = speeds.includes(speed) ? speeds : [speed, ...speeds];
  const choices = all.map((each) => ({
    value: String(each),
    label: each === 0 ? t('fullSpeed') : t('speedOf', { steps: formatCount(each) }),
  }));
  return (
    <span className="speed">
      <Select
        quiet
        label={say(viewFields.speed.label)}
        value={String(speed)}
        choices={choices}
        onChange={(value) => void editor.change(['view', 'speed'], Number(value))}
      />
    </span>
  );
}
