import { useMemo } from 'react';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { presetNames, presetOf, type PresetName } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';
import { Select } from '../ui/Select.tsx';

const selectDocument = ({ document }: PageState) => document;
const own = '';

export function PresetSelect() {
  const { t, say } = useText();
  const document = usePage(selectDocument);
  const preset = useMemo(() => presetOf(document), [document]);
  const name = document.name === '' ? t('unnamed') : t('changed', { name: document.name });
  const choices = [
    ...(preset === undefined ? [{ value: own, label: name }] : []),
    ...presetNames.map((each) => ({ value: each, label: say(presets[each].title) })),
  ];
  const open = (value: string) => {
    if (value !== own) editor.open(presetDocument(presets[value as PresetName]));
  };
  return <Select quiet label={t('preset')} value={preset ?? own} choices={choices} onChange={open} />;
}
