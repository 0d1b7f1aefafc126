import { useMemo } from 'react';
import { presets } from '../../engine/presets/index.ts';
import type { Preset } from '../../engine/presets/preset.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { presetOf } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';

const selectDocument = ({ document }: PageState) => document;

/** Who worked this very example out on paper, and where that can be read. */
export function WalkSource() {
  const { t } = useText();
  const document = usePage(selectDocument);
  const name = useMemo(() => presetOf(document), [document]);
  const source = name && (presets[name] as Preset).source;
  if (!source) return undefined;
  return (
    <p className="caption walk-source">
      {t('walkSource')}{' '}
      <a href={source.url} target="_blank" rel="noreferrer">
        {source.text}
      </a>
    </p>
  );
}
