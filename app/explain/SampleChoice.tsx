import type { WalkAnswer } from '../../engine/protocol.ts';
import { useId, useState } from 'react';
import { sizeOf } from '../../engine/layers/layer.ts';
import { sampleShapeOf } from '../../engine/data/preprocessing.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Select } from '../ui/Select.tsx';
import { explainWorst } from './explainWorst.ts';
import type { WalkAddress } from './walkAddress.ts';
import { goTo, rowOf } from './walking.ts';

interface SampleChoiceProps {
  readonly walk: WalkAnswer;
  readonly address: WalkAddress;
}

/** Lists of more are no lists. */
const mostListed = 200;
/** Samples of more numbers are drawn, not typed. */
const mostTyped = 16;

const selectDocument = ({ current }: PageState) => current;
const selectDrawn = ({ drawn }: PageState) => drawn;
const selectSummary = ({ summary }: PageState) => summary;
const selectTrain = ({ summary }: PageState) => summary?.counts.train ?? 0;
const selectUnits = ({ summary }: PageState) => summary?.units ?? 1;

/** Which sample of the batch is followed, or the mean of all; or one that is typed. */
export function SampleChoice({ walk, address }: SampleChoiceProps) {
  const { t } = useText();
  const document = usePage(selectDocument);
  const drawn = usePage(selectDrawn);
  const trainCount = usePage(selectTrain);
  const inputs = sizeOf(sampleShapeOf(datasetDefinition(document).shape(document.data), document.preprocessing));
  const { rows, isNext } = walk;
  const row = address.row === 'mean' ? 'mean' : String(rowOf(walk, address));
  return (
    <>
      {isNext ? (
        <Select
          quiet
          label={t('walkSample')}
          value={row}
          choices={[
            ...(rows > 1 ? [{ value: 'mean', label: t('walkMean', { rows }) }] : []),
            ...Array.from({ length: Math.min(mostListed, rows) }, (_, n) => ({
              value: String(n),
              label: t('walkRow', { row: n + 1, rows }),
            })),
          ]}
          onChange={(value) => goTo({ row: value === 'mean' ? 'mean' : Number(value), sample: undefined })}
        />
      ) : (
        <>
          {address.sample === 'drawn' && drawn ? (
            <DrawnClass drawn={drawn} />
          ) : (
            <span className="caption">{t(walk.indices ? 'walkOneSample' : 'walkOwnSample')}</span>
          )}
          <Button look="line" onPress={() => goTo({ sample: undefined, own: undefined, row: 0 })}>
            {t('walkBackToBatch')}
          </Button>
        </>
      )}
      {trainCount > 1 && <Button onPress={explainWorst}>{t('walkWorst')}</Button>}
      {inputs <= mostTyped && (
        <Popover trigger={t('walkTypeSample')} className="button">
          {(close) => <OwnSample inputs={inputs} address={address} onDone={close} />}
        </Popover>
      )}
    </>
  );
}

/** What a drawn sample shall be: the loss needs a target. */
function DrawnClass({ drawn }: { readonly drawn: NonNullable<PageState['drawn']> }) {
  const { t, say } = useText();
  const { classNames = [], outputs = 0 } = usePage(selectSummary) ?? {};
  return (
    <>
      <span className="caption">{t('walkDrawn')}</span>
      <Select
        quiet
        label={t('walkDrawn')}
        value={String(drawn.label)}
        choices={Array.from({ length: outputs }, (_, label) => ({
          value: String(label),
          label: classNames[label] ? say(classNames[label]) : String(label),
        }))}
        onChange={(label) => page.setState({ drawn: { ...drawn, label: Number(label) } })}
      />
    </>
  );
}

interface OwnSampleProps {
  readonly inputs: number;
  readonly address: WalkAddress;
  readonly onDone: () => void;
}

/** Numbers with commas between, or nothing where it is something else. */
function numbersIn(text: string, count: number): readonly number[] | undefined {
  const values = text
    .split(/[,，;\s]+/)
    .filter(Boolean)
    .map((each) => Number(each.replace('−', '-')));
  return values.length === count && values.every(Number.isFinite) ? values : undefined;
}

/** What the network gets, and what it should answer, as it stands in a textbook. */
function OwnSample({ inputs, address, onDone }: OwnSampleProps) {
  const { t } = useText();
  const id = useId();
  const units = usePage(selectUnits);
  const [values, setValues] = useState(address.own?.values.join(', ') ?? Array(inputs).fill(0).join(', '));
  const [target, setTarget] = useState(address.own?.target.join(', ') ?? Array(units).fill(0).join(', '));
  const [problem, setProblem] = useState('');
  const show = () => {
    const [x, y] = [numbersIn(values, inputs), numbersIn(target, units)];
    if (!x || !y) {
      setProblem(t('walkNumbersNeeded', { count: x ? units : inputs }));
      return;
    }
    goTo({ own: { values: x, target: y }, sample: undefined, row: 0 });
    onDone();
  };
  return (
    <form
      className="own-sample"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <label htmlFor={`${id}x`}>{t('walkInputs')}</label>
      <input
        id={`${id}x`}
        className="text-input number"
        value={values}
        onChange={(event) => setValues(event.target.value)}
      />
      <label htmlFor={`${id}t`}>{t('walkTargets')}</label>
      <input
        id={`${id}t`}
        className="text-input number"
        value={target}
        onChange={(event) => setTarget(event.target.value)}
      />
      {problem !== '' && <Problem text={problem} />}
      <button type="submit" className="button button-ink">
        {t('walkShow')}
      </button>
    </form>
  );
}
