import type { ModelSpec } from '../../engine/spec/model.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { chooseData } from './chooseData.ts';
import { canBeFeature, canBeTarget, settingsFor } from './csvSettings.ts';
import { useTable, type Column, type Table } from './tables.ts';

type Csv = Extract<ModelSpec['data'], { type: 'csv' }>;

const selectData = ({ current }: PageState) => current.data;

/** Which column of a chosen table is to be learned, and from which others. */
export function ColumnChooser() {
  const data = usePage(selectData);
  const table = useTable(data.type === 'csv' ? data.file : '');
  return data.type === 'csv' && table ? <Columns data={data} table={table} /> : undefined;
}

function Columns({ data, table }: { readonly data: Csv; readonly table: Table }) {
  const { t } = useText();
  const { columns } = table;
  const chosen = data.columns.split(',').map((name) => name.trim());
  const target = columns.find(({ name }) => name === data.target);
  const features = columns.filter((column) => canBeFeature(column) && column !== target);
  const active = features.filter(({ name }) => chosen.includes(name));
  const take = (next: readonly Column[], goal: Column | undefined) => {
    const settings = goal && settingsFor(data.file, table, next, goal);
    if (settings) chooseData({ ...data, ...settings });
  };
  const aim = (name: string) => {
    const goal = columns.find((column) => column.name === name);
    const left = active.filter((column) => column !== goal);
    const other = features.find((column) => column !== goal) ?? target;
    take(left.length > 0 ? left : other ? [other] : [], goal);
  };
  const toggle = (column: Column, on: boolean) =>
    take(
      features.filter((each) => (each === column ? on : active.includes(each))),
      target,
    );
  return (
    <>
      <div className="field field-select">
        <label htmlFor="csv-target">{t('csvTarget')}</label>
        <Select
          id="csv-target"
          value={data.target}
          choices={columns.filter(canBeTarget).map(({ name }) => ({ value: name, label: name }))}
          onChange={aim}
        />
      </div>
      <fieldset className="columns">
        <legend>{t('csvFeatures')}</legend>
        {features.map((column) => (
          <Checkbox
            key={column.name}
            label={column.name}
            checked={active.includes(column)}
            onChange={(on) => toggle(column, on)}
          />
        ))}
      </fieldset>
    </>
  );
}
