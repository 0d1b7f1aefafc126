import type { Choice, Frame } from '../../engine/protocol.ts';
import { viewFields } from '../../engine/spec/view.ts';
import { formatCount, formatLarge } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Select } from '../ui/Select.tsx';
import { fastest, ratioText } from './speedRatio.ts';

const selectBackend = ({ document }: PageState) => document.view.backend;
const selectChoice = ({ choice }: PageState) => choice;
const selectRuns = (frame: Frame | undefined) => frame?.backend ?? '';
const selectVariant = (frame: Frame | undefined) => frame?.variant ?? '';

/**
 * What trains: chosen here, or found by `auto`, which says what it found. The others bear their price where that was
 * measured; that of the chosen one stands beside, where it has its room.
 */
export function BackendSelect() {
  const text = useText();
  const { t } = text;
  const chosen = usePage(selectBackend);
  const choice = usePage(selectChoice);
  const runs = useFrame(selectRuns);
  const variant = useFrame(selectVariant);
  const choices = viewFields.backend.options.map((option) => {
    if (option !== 'auto') return { value: option, label: option === chosen ? option : priced(option, choice, text) };
    return { value: option, label: runs === '' ? option : t('backendAuto', { name: runs }) };
  });
  const passed = (choice?.variants ?? []).map((use) =>
    t('ranOn', { step: formatCount(use.step), variant: use.variant }),
  );
  return (
    <span className="backend" title={passed.join('\n') || variant} data-testid="backend" data-value={runs}>
      <Select
        quiet
        label={t('backend')}
        value={chosen}
        choices={choices}
        onChange={(value) => void editor.change(['view', 'backend'], value)}
      />
    </span>
  );
}

/** The fastest with its speed, the others by what they reach of it. */
function priced(name: Choice['backend'], choice: Choice | undefined, { t }: Text): string {
  if (!choice) return name;
  const { speeds, missing } = choice;
  const mine = speeds[name];
  const best = fastest(speeds);
  if (missing[name]) return t('backendMissing', { name });
  if (mine === undefined || !best) return name;
  if (best[0] === name) return t('backendSpeed', { name, rate: formatLarge(mine) });
  return t('backendPrice', { name, ratio: ratioText(mine / best[1]), best: best[0] });
}
