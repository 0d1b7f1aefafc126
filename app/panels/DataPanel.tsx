import { useState } from 'react';
import { presets } from '../../engine/presets/index.ts';
import { DatasetPicker } from '../data/DatasetPicker.tsx';
import { groupNames, groupOf, type DatasetGroup } from '../data/datasetGroups.ts';
import { DataSettings } from '../data/DataSettings.tsx';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { presetOf } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { DropTarget } from './DropTarget.tsx';
import { FilePicker } from './FilePicker.tsx';
import { TrainingSection } from './TrainingSection.tsx';

const selectDocument = ({ document }: PageState) => document;
const selectGroup = ({ current }: PageState) => groupOf(current.data);

export function DataPanel() {
  return (
    <aside className="panel data-panel">
      <DataSection />
      <TrainingSection />
      <DropTarget />
    </aside>
  );
}

function DataSection() {
  const { t } = useText();
  const own = usePage(selectGroup);
  const [looked, setLooked] = useState<{ readonly group: DatasetGroup; readonly from: DatasetGroup }>();
  // Another document shows its own kind of data, whatever was looked through before.
  const group = looked?.from === own ? looked.group : own;
  const choices = groupNames.map((name) => ({ value: name, label: t(name) }));
  return (
    <section className="section" aria-labelledby="data-title">
      <div className="head">
        <h2 id="data-title">{t('data')}</h2>
        <Select
          quiet
          label={t('datasetGroup')}
          value={group}
          choices={choices}
          onChange={(value) => setLooked({ group: value as DatasetGroup, from: own })}
        />
        <span className="grow" />
        <IconButton icon="dice" label={t('newData')} onPress={drawAnew} />
      </div>
      <PresetAbout />
      <DatasetPicker group={group} />
      <FilePicker />
      <DataSettings />
    </section>
  );
}

function drawAnew(): void {
  const { dataSeed } = page.getState().current;
  void editor.change(['dataSeed'], (dataSeed + 1) % 2 ** 32);
}

function PresetAbout() {
  const { say } = useText();
  const preset = presetOf(usePage(selectDocument));
  return preset && <p className="about tall">{say(presets[preset].about)}</p>;
}
