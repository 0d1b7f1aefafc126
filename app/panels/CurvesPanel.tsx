import { useState } from 'react';
import type { LineChartData } from '../charts/lineChart.ts';
import { classificationMetrics, regressionMetrics, type MetricName } from '../../engine/metrics/index.ts';
import type { Summary } from '../../engine/protocol.ts';
import type { Words } from '../../engine/spec/words.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { history } from '../state/playground.ts';
import { offsetOf } from '../state/runHistory.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Segment } from '../ui/Segment.tsx';
import { Curve } from './Curve.tsx';
import { CurveOptions } from './CurveOptions.tsx';
import { CurveReadOut } from './CurveReadOut.tsx';
import { Timeline } from './Timeline.tsx';
import { lossSentence, type CurveKind, type CurveView } from './curveSeries.ts';

const selectTask = ({ summary }: PageState): Summary['task'] | undefined => summary?.task;

/** Loss and accuracy over the epochs: both where there is room, else one of them. */
export function CurvesPanel() {
  const { t, say } = useText();
  const metrics = usePage(selectTask) === 'regression' ? regressionMetrics : classificationMetrics;
  const [metric, setMetric] = useState<MetricName>();
  const names = Object.keys(metrics) as MetricName[];
  const labels: Readonly<Partial<Record<MetricName, { readonly label: Words }>>> = metrics;
  const second = names.find((name) => name === metric) ?? names[0] ?? 'accuracy';
  const nameOf = (name: MetricName): string => (labels[name] ? say(labels[name].label) : name);
  const secondName = nameOf(second);
  const both = useMedia('(min-height: 801px) and (min-width: 720px)');
  const [asked, setAsked] = useState<'loss' | 'second'>('loss');
  const [scale, setScale] = useState<LineChartData['scale']>('log');
  const [view, setView] = useState<CurveView>({ axis: 'epoch', smoothing: 0 });
  const [pointed, setCross] = useState<number>();
  const past = useFrame((frame) => frame?.past && (view.axis === 'step' ? frame.step : frame.past.epoch));
  // What is looked back at is read too, unless somebody points elsewhere.
  const cross = pointed ?? (past === undefined ? undefined : past + offsetOf(history.run)[view.axis]);
  const kind: CurveKind = both || asked === 'loss' ? 'loss' : second;
  return (
    <section className="curves" aria-label={t('curves')}>
      <Sentence />
      <div className="head">
        {both ? (
          <h2>{t('loss')}</h2>
        ) : (
          <Segment
            label={t('curves')}
            value={asked}
            choices={[
              { value: 'loss', label: t('loss') },
              { value: 'second', label: secondName },
            ]}
            onChange={setAsked}
          />
        )}
        <span className="grow" />
        <CurveReadOut kind={kind} cross={cross} view={view} />
        <CurveOptions
          view={view}
          onChange={setView}
          scale={scale}
          onScale={setScale}
          metric={second}
          metrics={names.map((value) => ({ value, label: nameOf(value) }))}
          onMetric={setMetric}
        />
      </div>
      <Curve kind={kind} scale={scale} cross={cross} onCross={setCross} view={view} />
      <Timeline view={view} />
      {both && (
        <>
          <div className="head">
            <h2>{secondName}</h2>
            <span className="grow" />
            <CurveReadOut kind={second} cross={cross} view={view} />
          </div>
          <Curve kind={second} scale={scale} cross={cross} onCross={setCross} view={view} low />
        </>
      )}
    </section>
  );
}

function Sentence() {
  const text = useText();
  return <p className="hidden-text">{useFrame(() => lossSentence(text))}</p>;
}
