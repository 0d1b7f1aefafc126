import type { Shape } from '../../engine/data/dataset.ts';
import { paintedLimits } from '../../engine/data/painted.ts';
import { preprocessingFields, takesFeatures } from '../../engine/data/preprocessing.ts';
import { splitFields } from '../../engine/data/split.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { modelFields } from '../../engine/spec/model.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { BalanceControl } from './BalanceControl.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { ClassesControl } from './ClassesControl.tsx';
import { paintThese } from './paint.ts';
import { InputFeatures } from './InputFeatures.tsx';

const selectSummary = ({ summary }: PageState) => summary;
const selectCurrent = ({ current }: PageState) => current;
/** Of the data that are shown: not of what ran before. */
const selectCounts = ({ summary, problems }: PageState) => (problems.length > 0 ? undefined : summary?.counts);

/** Everything about the chosen data that can be set. */
export function DataSettings() {
  const { t } = useText();
  const current = usePage(selectCurrent);
  const tall = useMedia('(min-height: 1000px)');
  const definition = datasetDefinition(current);
  const { fields } = definition;
  const shape = definition.shape(current.data);
  const isLocal = 'checksums' in fields;
  // What files hold is set rarely, and stands with the rest.
  const special = ['balance', 'classes', 'points', ...(isLocal ? Object.keys(fields) : [])];
  const { classes } = fields;
  return (
    <>
      {classes?.kind === 'integer' && !isLocal && <ClassesControl field={classes} />}
      <FieldList fields={fields} path={['data']} except={special} />
      <ColumnChooser />
      {/* Data with a test set of their own keep that. */}
      {shape.testCount === undefined && <FieldList fields={splitFields} path={['split']} only={['test']} />}
      <Counts />
      {shape.kind === 'points' && shape.task === 'classification' && current.data.type !== 'painted' && <PaintThese />}
      {shape.kind === 'points' && <InputFeatures />}
      <details key={`${tall} ${isLocal}`} open={tall && !isLocal}>
        <summary>
          <Icon name="right" />
          {t('splitAndScaling')}
        </summary>
        <FieldList fields={splitFields} path={['split']} only={['validation']} />
        {'balance' in fields && <Balance shape={shape} />}
        <FieldList
          fields={preprocessingFields}
          path={['preprocessing']}
          except={takesFeatures(shape) && shape.kind !== 'points' ? [] : ['features']}
        />
        {isLocal && <FieldList fields={fields} path={['data']} />}
        <FieldList fields={modelFields} path={[]} only={['dataSeed']} />
      </details>
    </>
  );
}

function PaintThese() {
  const { t } = useText();
  const summary = usePage(selectSummary);
  return (
    <Button
      look="line"
      icon="paint"
      disabled={summary?.kind !== 'points'}
      hint={t('paintTheseHint', { most: paintedLimits.points })}
      onPress={() => summary && paintThese(summary)}
    >
      {t('paintThese')}
    </Button>
  );
}

function Balance({ shape }: { readonly shape: Shape }) {
  const { fields } = datasetDefinition(usePage(selectCurrent));
  const one = shape.classNames?.[1];
  if (shape.outputs === 2 && one) return <BalanceControl name={one} />;
  return <FieldList fields={fields} path={['data']} only={['balance']} />;
}

function Counts() {
  const { t } = useText();
  const counts = usePage(selectCounts);
  if (!counts) return undefined;
  const { train, validation, test } = counts;
  const values = { train: formatCount(train), validation: formatCount(validation), test: formatCount(test) };
  return <p className="caption number">{t(validation > 0 ? 'countsWithValidation' : 'counts', values)}</p>;
}
