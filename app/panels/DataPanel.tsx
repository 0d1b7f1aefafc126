import { presets } from '../../engine/presets/index.ts';
import { preprocessingFields, takesFeatures } from '../../engine/data/preprocessing.ts';
import { splitFields } from '../../engine/data/split.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import type { Fields } from '../../engine/spec/field.ts';
import { modelFields } from '../../engine/spec/model.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { presetOf } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { More } from '../ui/More.tsx';
import { FilePicker } from './FilePicker.tsx';
import { TrainingSection } from './TrainingSection.tsx';

const selectCurrent = ({ current }: PageState) => current;
const selectDocument = ({ document }: PageState) => document;
/** Of the data that are shown: not of what ran before. */
const selectCounts = ({ summary, problems }: PageState) => (problems.length > 0 ? undefined : summary?.counts);

/** Lists of numbers are set rarely and take much room. */
const isRare = (fields: Fields) => (name: string) => fields[name]?.kind === 'numbers';

export function DataPanel() {
  return (
    <aside className="panel data-panel">
      <DataSection />
      <TrainingSection />
    </aside>
  );
}

function DataSection() {
  const { t } = useText();
  const current = usePage(selectCurrent);
  const definition = datasetDefinition(current);
  const { fields } = definition;
  const rare = Object.keys(fields).filter(isRare(fields));
  const shape = definition.shape(current.data);
  const withFeatures = takesFeatures(shape);
  // Data with a test set of their own keep that.
  const shares = shape.testCount === undefined ? ['test'] : [];
  return (
    <section className="section" aria-labelledby="data-title">
      <div className="head">
        <h2 id="data-title">{t('data')}</h2>
        <span className="grow" />
        <IconButton
          icon="dice"
          label={t('newData')}
          onPress={() => void editor.change(['dataSeed'], (current.dataSeed + 1) % 2 ** 32)}
        />
      </div>
      <PresetAbout />
      <FieldList fields={modelFields} path={[]} only={['data']} bare />
      <FilePicker />
      <FieldList fields={fields} path={['data']} except={rare} />
      <FieldList fields={splitFields} path={['split']} only={shares} />
      <Counts />
      <More label={t('more')}>
        <FieldList fields={splitFields} path={['split']} except={['test']} />
        <FieldList fields={fields} path={['data']} only={rare} />
        <FieldList fields={preprocessingFields} path={['preprocessing']} except={withFeatures ? [] : ['features']} />
        <FieldList fields={modelFields} path={[]} only={['dataSeed']} />
      </More>
    </section>
  );
}

function PresetAbout() {
  const { say } = useText();
  const preset = presetOf(usePage(selectDocument));
  return preset && <p className="about tall">{say(presets[preset].about)}</p>;
}

function Counts() {
  const { t } = useText();
  const counts = usePage(selectCounts);
  if (!counts) return undefined;
  const { train, validation, test } = counts;
  const values = { train: formatCount(train), validation: formatCount(validation), test: formatCount(test) };
  return <p className="caption number">{t(validation > 0 ? 'countsWithValidation' : 'counts', values)}</p>;
}
