import './walk.css';
import { useEffect, useState } from 'react';
import type { Frame, StepSummary, TensorPicture, WalkStepAnswer } from '../../engine/protocol.ts';
import { numberText } from '../../engine/formula/numberMarkup.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { layerName } from '../panels/layerName.ts';
import { MathMarkup } from '../pictures/MathMarkup.tsx';
import type { PageState } from '../state/pageStore.ts';
import { editor, page, trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Note } from '../ui/Note.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { ApplyStep } from './ApplyStep.tsx';
import { CheckBadge } from './CheckBadge.tsx';
import { decimalsApart } from './decimalsApart.ts';
import { flatIndex } from './flatIndex.ts';
import { FormulaRows } from './FormulaRows.tsx';
import { SampleChoice } from './SampleChoice.tsx';
import { TensorMap } from './TensorMap.tsx';
import { useWalk, type Pages } from './useWalk.ts';
import { mostDecimals } from './walkAddress.ts';
import { closeWalk, goTo } from './walking.ts';
import { WalkSource } from './WalkSource.tsx';
import { WalkBar } from './WalkBar.tsx';
import { WeightInput } from './WeightInput.tsx';
import { WorksheetButton } from './WorksheetButton.tsx';

const selectCurrent = ({ current }: PageState) => current;
const selectRunning = (frame: Frame | undefined) => frame?.status.state === 'running';

/** One training step, element by element, beside the network that makes it. */
export function Explain() {
  const text = useText();
  const { t, tell } = text;
  const [pages, setPages] = useState<Pages>({});
  const open = useWalk(pages);
  const running = useFrame(selectRunning);
  const current = usePage(selectCurrent);
  const { walk, step: answer, address } = open ?? {};
  const summary = answer && walk?.steps[answer.place.step];
  // Penalties and lengths belong to the update too, but only the optimizer's step has a new weight.
  const isUpdate = answer?.tensors.some(({ role }) => role === 'after') ?? false;
  useHighlight(summary, answer);
  if (!open || !address) return undefined;
  const { decimals } = address;
  const nameOf = (id: string): string => {
    const index = current.layers.findIndex((layer) => layer.id === id);
    return index < 0 ? '' : layerName(current, index, text);
  };
  const titleOf = ({ layer, label, phase }: StepSummary): string =>
    [...new Set([t(`walk_${phase}`), nameOf(layer), text.say(label)])].filter(Boolean).join(' · ');
  return (
    <div className="walk">
      <header className="head walk-head">
        <h2>{t('explain')}</h2>
        {walk && address && <SampleChoice walk={walk} address={address} />}
        <span className="grow" />
        {walk && open.progress !== undefined && (
          <progress className="walk-again" value={open.progress} aria-label={t('walkOpening')} />
        )}
        <span className="caption">{t('walkDecimals')}</span>
        <Stepper
          less={t('lessOf', { label: t('walkDecimals') })}
          more={t('moreOf', { label: t('walkDecimals') })}
          canLess={decimals > 0}
          canMore={decimals < mostDecimals}
          onStep={(by) => goTo({ decimals: decimals + by })}
        >
          <output aria-label={t('walkDecimals')}>{decimals}</output>
        </Stepper>
        {walk && answer && <WorksheetButton walk={walk} place={answer.place} decimals={decimals} titleOf={titleOf} />}
        <IconButton icon="close" label={t('closeExplain')} onPress={closeWalk} keys="e" />
      </header>
      {running ? (
        <Note
          tone="plain"
          title={t('walkRunning')}
          doors={
            <Button look="line" icon="pause" onPress={() => trainer.pause()}>
              {t('pause')}
            </Button>
          }
        />
      ) : open.problems.length > 0 ? (
        <Note tone="bad" title={t('walkRefused')}>
          <p>{open.problems.map(tell).join(' ')}</p>
        </Note>
      ) : !walk || !answer || !summary ? (
        <div className="progress-row walk-waiting">
          <progress value={open.progress ?? 0} aria-label={t('walkOpening')} />
          <span className="caption">{t('walkOpening')}</span>
          <Button look="line" onPress={closeWalk}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <>
          <WalkBar walk={walk} at={answer.place.step} title={titleOf(summary)} />
          <div className="walk-body">
            <section className="walk-said" aria-live="polite" aria-label={titleOf(summary)}>
              <h3 className="walk-title">
                {titleOf(summary)}
                <MathMarkup markup={answer.symbol} />
                {isUpdate && <Change from={litValue(answer.tensors[0])} to={answer.value} decimals={decimals} />}
              </h3>
              {answer.sentences.map((words) => (
                <p key={words.en}>{text.say(words)}</p>
              ))}
              <FormulaRows rows={answer.rows} decimals={decimals} />
              <CheckBadge check={open.check} />
              {isUpdate && (
                <WeightInput
                  tensor={summary.tensor}
                  index={flatIndex(summary.shape, answer.place.element)}
                  value={litValue(answer.tensors[0])}
                />
              )}
              <ApplyStep
                key={`${answer.place.step} ${answer.place.element.join()}`}
                walk={walk}
                summary={summary}
                answer={answer}
              />
            </section>
            <section className="walk-tensors" aria-label={t('walkTensors')}>
              {answer.tensors.map((picture) => (
                <TensorMap
                  key={`${picture.tensor} ${picture.role}`}
                  picture={picture}
                  isMean={answer.place.row === 'mean'}
                  decimals={decimals}
                  onFollow={(row, column) => follow(picture, row, column, answer)}
                  onPage={(row, column) => setPages({ ...pages, [picture.tensor]: [row, column] })}
                />
              ))}
              <Links answer={answer} titleOf={titleOf} steps={walk.steps} text={text} />
              <WalkSource />
            </section>
          </div>
        </>
      )}
    </div>
  );
}

interface ChangeProps {
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
}

/** Told apart, however little it is. */
function Change({ from, to, decimals }: ChangeProps) {
  const enough = decimalsApart(from, to, decimals);
  return (
    <span className="number">
      {numberText(from, enough)} → <b>{numberText(to, enough)}</b>
    </span>
  );
}

/** What is lit of the first tensor: the weight as it was. */
function litValue(picture: TensorPicture | undefined): number {
  if (!picture) return Number.NaN;
  const { values, height, lit, firstRow, firstColumn } = picture;
  return values[(lit.columns[0] - firstColumn) * height + lit.rows[0] - firstRow] ?? Number.NaN;
}

/** Goes to where an element comes from; what this step computes itself is looked at here. */
function follow(
  { shape, lead, madeBy, isBatched }: TensorPicture,
  row: number,
  column: number,
  { place }: WalkStepAnswer,
): void {
  const position = [...lead, ...(shape.length < 2 ? [column] : [row, column])].slice(-Math.max(1, shape.length));
  const element = shape.length === 0 ? [] : position;
  const ofBatch = isBatched && place.row !== 'mean' && element[0] !== undefined;
  goTo({
    step: madeBy ?? place.step,
    element: isBatched ? element.slice(1) : element,
    ...(ofBatch && element[0] !== place.row && { row: element[0] ?? 0, sample: undefined }),
  });
}

interface LinksProps {
  readonly answer: WalkStepAnswer;
  readonly steps: readonly StepSummary[];
  readonly titleOf: (step: StepSummary) => string;
  readonly text: Text;
}

/** Along the graph, in both directions. */
function Links({ answer, steps, titleOf, text: { t } }: LinksProps) {
  const from = [...new Set(answer.tensors.flatMap(({ role, madeBy }) => (role === 'operand' ? (madeBy ?? []) : [])))];
  return (
    <div className="walk-links">
      {from.length > 0 && (
        <p>
          <span className="caption">{t('walkFrom')}</span>
          {from.map((at) => {
            const step = steps[at];
            const picture = answer.tensors.find(({ madeBy }) => madeBy === at);
            if (!step || !picture || at === answer.place.step) return undefined;
            return (
              <Button
                key={at}
                look="line"
                onPress={() => follow(picture, picture.lit.rows[0], picture.lit.columns[0], answer)}
              >
                <MathMarkup markup={picture.symbol} /> {titleOf(step)}
              </Button>
            );
          })}
        </p>
      )}
      {answer.uses.length > 0 && (
        <p>
          <span className="caption">{t('walkTo')}</span>
          {answer.uses.map(({ place, symbol }) => {
            const step = steps[place.step];
            return (
              step && (
                <Button key={place.step} look="line" onPress={() => goTo({ step: place.step, element: place.element })}>
                  <MathMarkup markup={symbol} /> {titleOf(step)}
                </Button>
              )
            );
          })}
        </p>
      )}
    </div>
  );
}

/** The layer, and in it the unit or the weight, that the step is about: lit in the network. */
function useHighlight(summary: StepSummary | undefined, answer: WalkStepAnswer | undefined): void {
  useEffect(() => {
    if (!summary || !answer) return;
    const { layer, shape, isBatched } = summary;
    const [first = 0, second] = answer.place.element;
    if (layer === '') {
      page.setState({ selection: undefined });
      return;
    }
    const isWeight = !isBatched && second !== undefined && shape.length === 2;
    page.setState({ selection: isWeight ? { layer, input: first, unit: second } : { layer, unit: first } });
    if (page.getState().current.view.layer !== layer) editor.change(['view', 'layer'], layer);
  }, [summary, answer]);
}
