import { viewFields } from '../../engine/spec/view.ts';
import { useText } from '../i18n/useText.ts';
import type { Frame } from '../../engine/protocol.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Select } from '../ui/Select.tsx';

const selectBackend = ({ document }: PageState) => document.view.backend;
const selectRuns = (frame: Frame | undefined) => frame?.backend ?? '';
const selectVariant = (frame: Frame | undefined) => frame?.variant ?? '';

/** What trains: chosen here, or found by `auto`, which says what it found. */
export function BackendSelect() {
  const { t } = useText();
  const chosen = usePage(selectBackend);
  const runs = useFrame(selectRuns);
  const variant = useFrame(selectVariant);
  const choices = viewFields.backend.options.map((option) => ({
    value: option,
    label: option === 'auto' && runs !== '' ? t('backendAuto', { name: runs }) : option,
  }));
  return (
    <span className="backend" title={variant} data-testid="backend" data-value={runs}>
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
