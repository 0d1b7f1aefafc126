import { useRef, useState, type ReactNode } from 'react';
import type { Frame, Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import type { PageState } from '../state/pageStore.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Mark } from './ClassKey.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { CurvesPanel } from './CurvesPanel.tsx';
import { DecisionMap } from './DecisionMap.tsx';
import { FittedCurve } from './FittedCurve.tsx';
import { CellNote } from './CellNote.tsx';
import { layerName } from './layerName.ts';
import { MapReadOut } from './MapReadOut.tsx';
import { Metrics } from './Metrics.tsx';
import { PaintTools } from './PaintTools.tsx';
import { planePoints } from './samplePoints.ts';
import { SampleGrid } from './SampleGrid.tsx';
import { SampleRows } from './SampleRows.tsx';

const selectSummary = ({ summary }: PageState) => summary;
const selectPast = (frame: Frame | undefined) => (frame?.past ? frame.step : undefined);
const selectEngine = ({ engine }: PageState) => engine;

/** What the network makes of its data, how good that is, and how it came about. */
export function ResultPanel() {
  const text = useText();
  const { t } = text;
  const neuron = useNeuronName(text);
  const summary = usePage(selectSummary);
  const engine = usePage(selectEngine);
  const [showTest, setShowTest] = useState(true);
  const [discretize, setDiscretize] = useState(false);
  const [pointed, setPointed] = useState<readonly [number, number]>();
  const cell = usePage(selectCell);
  const drawn = summary?.kind === 'points' || summary?.kind === 'curve';
  const tests = drawn && summary.samples.testCount > 0;
  return (
    <aside className="panel result-panel" aria-labelledby="result-title" data-testid="engine" data-value={engine}>
      <div className="result">
        <div className="head">
          <h2 id="result-title">
            {neuron ?? title(summary, t)}
            <PastStep />
          </h2>
          <span className="grow" />
          {summary?.kind === 'points' &&
            (pointed && !neuron ? (
              <MapReadOut summary={summary} at={pointed} />
            ) : (
              <PointKey summary={summary} showTest={showTest && tests} />
            ))}
        </div>
        <div className="result-body">
          {summary ? (
            <Picture summary={summary} showTest={showTest} discretize={discretize} onPoint={setPointed}>
              {summary.kind === 'points' && <PaintTools />}
              {summary.kind === 'points' && <CellNote summary={summary} />}
              {drawn && !cell && (
                <div className="options">
                  {tests && <Checkbox checked={showTest} onChange={setShowTest} label={t('showTest')} />}
                  {summary.kind === 'points' && (
                    <Checkbox checked={discretize} onChange={setDiscretize} label={t('discretize')} />
                  )}
                </div>
              )}
            </Picture>
          ) : (
            <p className="empty">
              {t(engine === 'starting' ? 'starting' : engine === 'loading' ? 'loading' : 'waiting')}
            </p>
          )}
          <Metrics />
        </div>
      </div>
      <CurvesPanel />
    </aside>
  );
}

/** The step of the past that is shown. */
function PastStep() {
  const { t } = useText();
  const past = useFrame(selectPast);
  return past !== undefined && ` · ${t('lookingAt', { step: formatCount(past) })}`;
}

const selectCell = ({ cell }: PageState) => cell;
const selectHovered = ({ hovered }: PageState) => hovered;
const selectCurrent = ({ current }: PageState) => current;

/** Whose answer the map shows while a neuron is pointed at. */
function useNeuronName(text: Text): string | undefined {
  const hovered = usePage(selectHovered);
  const current = usePage(selectCurrent);
  const index = current.layers.findIndex(({ id }) => id === hovered?.layer);
  return hovered && index >= 0
    ? text.t('neuronOf', { n: hovered.unit + 1, name: layerName(current, index, text) })
    : undefined;
}

const title = (summary: Summary | undefined, t: ReturnType<typeof useText>['t']): string =>
  summary?.kind === 'image' ? t(summary.samples.testCount > 0 ? 'testSamples' : 'trainSamples') : t('result');

interface PictureProps {
  readonly summary: Summary;
  readonly showTest: boolean;
}

interface PictureBoxProps extends PictureProps {
  readonly discretize: boolean;
  readonly onPoint: (at: readonly [number, number] | undefined) => void;
  readonly children: ReactNode;
}

/** The map keeps the same share of the window whatever it shows. */
const share = 0.41;
const barRoom = 42;
const phoneSide = 232;

function Picture({ summary, showTest, discretize, onPoint, children }: PictureBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const cell = usePage(selectCell);
  const phone = useMedia('(max-width: 719px)');
  const tall = useMedia('(min-height: 801px)');
  const most = phone ? phoneSide : Math.round(innerHeight * (tall ? share : 0.36));
  const side = Math.max(0, Math.min(width - barRoom, most));
  return (
    <div className={`picture picture-${summary.kind}`} ref={box}>
      {summary.kind === 'points' && (
        <DecisionMap summary={summary} showTest={showTest} discretize={discretize} side={side} onPoint={onPoint} />
      )}
      {summary.kind === 'curve' && (
        <FittedCurve summary={summary} showTest={showTest} width={width} height={Math.min(width, most)} />
      )}
      {summary.kind === 'image' && <SampleGrid summary={summary} />}
      {summary.kind === 'table' && (cell ? <SampleRows summary={summary} /> : <ConfusionMatrix summary={summary} />)}
      {children}
    </div>
  );
}

/** Which rim is training and which is test. */
function PointKey({ summary, showTest }: PictureProps) {
  const { t } = useText();
  const palette = usePalette();
  const { look } = planePoints(summary, palette);
  const { targets, trainCount } = summary.samples;
  const two = [1, 0].flatMap((label) => {
    const at = targets.findIndex((target) => target === label);
    return at < 0 || at >= trainCount + summary.samples.testCount ? [] : [look(at)];
  });
  const looks = two.length > 0 ? two : [look(0)];
  return (
    <span className="point-key">
      {looks.map((each) => (
        <Mark key={`train ${each.shape}`} look={each} rim={palette.rimTrain} />
      ))}
      {t('trainPoints')}
      {showTest && (
        <>
          <i />
          {looks.map((each) => (
            <Mark key={`test ${each.shape}`} look={each} rim={palette.rimTest} />
          ))}
          {t('testPoints')}
        </>
      )}
    </span>
  );
}
