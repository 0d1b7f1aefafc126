import { useMemo } from 'react';
import { presets } from '../../engine/presets/index.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { presetOf } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';
import { Icon } from '../ui/Icon.tsx';

const selectDocument = ({ document }: PageState) => document;

/** What is open, by name; opens the gallery. */
export function PresetButton() {
  const { t, say } = useText();
  const document = usePage(selectDocument);
  const preset = useMemo(() => presetOf(document), [document]);
  const own = document.name === '' ? t('unnamed') : t('changed', { name: document.name });
  const name = preset === undefined ? own : say(presets[preset].title);
  return (
    <button
      type="button"
      className="button preset-button"
      aria-haspopup="dialog"
      aria-label={`${t('preset')}: ${name}`}
      data-testid="preset"
      data-value={preset ?? ''}
      onClick={() => page.setState({ dialog: 'gallery' })}
    >
      <span>{name}</span>
      <Icon name="down" />
    </button>
  );
}
