import { useEffect, useRef, type KeyboardEvent } from 'react';
import { plotMargin } from '../charts/lineChart.ts';
import { createTimelineTicks } from '../charts/timelineTicks.ts';
import { whenChanged } from '../charts/whenChanged.ts';
import type { Frame } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useChart } from '../screen/useChart.ts';
import { useShown } from '../screen/useShown.ts';
import { useSize } from '../screen/useSize.ts';
import type { PageState } from '../state/pageStore.ts';
import { frames, history, page, trainer } from '../state/playground.ts';
import { offsetOf } from '../state/runHistory.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { axisEnd, type CurveView } from './curveSeries.ts';
import { indexAt, indexNear, placeOf, type TimelinePlaces } from './timelinePlaces.ts';
import { TimelineStatus } from './TimelineStatus.tsx';

const selectPast = ({ past }: PageState) => past;
const selectNow = (frame: Frame | undefined) => frame?.past?.now.step ?? frame?.step ?? 0;
const selectKept = (frame: Frame | undefined) => frame?.timeline?.steps.length ?? 0;

const createTicks = whenChanged(createTimelineTicks);
const wanted = { timeline: true } as const;
/** Of the slider's handle, in CSS pixels: its middle reaches both ends of the run. */
const handle = 14;
const height = 22;
const pages = 10;

function placesOf(frame: Frame | undefined, axis: CurveView['axis']): TimelinePlaces | undefined {
  if (!frame?.timeline) return undefined;
  const now = frame.past?.now ?? { step: frame.step, epoch: frame.epoch };
  // A GPU may be ahead of the losses that the curve has drawn.
  const end = axisEnd(history, axis) - offsetOf(history.run)[axis];
  return { axis, view: frame.timeline, now: { ...now, [axis]: Math.min(now[axis], end) } };
}

/** A track along the axis of the curves, which shows the run as it was at any step that is kept. */
export function Timeline({ view: { axis } }: { readonly view: CurveView }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const { width } = useSize(box);
  useWants(useShown(box) ? wanted : undefined);
  const past = usePage(selectPast);
  const nowStep = useFrame(selectNow);
  const kept = useFrame(selectKept);
  const room = Math.max(0, width - plotMargin.left - plotMargin.right);
  const offset = offsetOf(history.run)[axis];
  const end = axisEnd(history, axis);
  const at = (place: number): number => plotMargin.left + (room * (place + offset)) / end;
  const { element } = useChart(createTicks, (frame) => {
    const places = placesOf(frame, axis);
    if (!places || room === 0) return undefined;
    const { from } = history.run;
    const { steps } = places.view;
    return {
      width,
      height,
      start: at(0),
      end: at(places.now[axis]),
      kept: nowStep === 0 ? [] : Array.from(axis === 'epoch' ? places.view.epochs : steps, at),
      edits: page
        .getState()
        .document.edits.filter(({ step }) => step <= places.now.step)
        .map(({ step }) => at(placeOf(places, step))),
      fork: from?.isBranch ? at(from.counts === 'anew' ? 0 : from[axis]) : undefined,
    };
  });
  const places = placesOf(frames.latest, axis);
  const isWaiting = !places || nowStep === 0 || kept === 0;
  const shown = past === undefined || !places ? undefined : indexNear(places, past);
  const step = shown === undefined ? nowStep : (places?.view.steps[shown] ?? nowStep);
  const epoch = shown === undefined ? (places?.now.epoch ?? 0) : (places?.view.epochs[shown] ?? places?.now.epoch ?? 0);
  const go = (index: number): void => {
    const next = places?.view.steps[Math.max(0, index)];
    if (next === undefined || next >= nowStep) trainer.scrubber.back();
    else trainer.scrubber.look(next);
  };
  useEffect(() => {
    // Another axis, another run: the handle is where the run is.
    if (slider.current && past === undefined) slider.current.value = slider.current.max;
  });
  const onKey = (event: KeyboardEvent): void => {
    const from = shown ?? kept;
    const by = keySteps(event.key, kept);
    if (by === undefined) return;
    event.preventDefault();
    go(Math.min(kept, from + by));
  };
  const now = places?.now[axis] ?? 0;
  return (
    <div
      className={isWaiting ? 'timeline timeline-waiting' : 'timeline'}
      ref={box}
      data-testid="timeline"
      data-value={kept}
    >
      <div className="timeline-track" ref={element}>
        {!isWaiting && (
          <input
            ref={slider}
            type="range"
            min={0}
            max={now}
            step="any"
            value={past === undefined ? now : axis === 'epoch' ? epoch : step}
            style={{ left: at(0) - handle / 2, width: at(now) - at(0) + handle }}
            aria-label={t('timeline')}
            aria-valuetext={t(past === undefined ? 'timelineNow' : 'timelineAt', {
              step: formatCount(step),
              epoch: formatCount(Math.floor(epoch)),
            })}
            onKeyDown={onKey}
            onChange={(event) => places && go(indexAt(places, event.target.valueAsNumber))}
          />
        )}
      </div>
      <TimelineStatus
        step={step}
        now={nowStep}
        isLooking={past !== undefined}
        onLeave={() => slider.current?.focus()}
      />
    </div>
  );
}

/** By how many snapshots a key moves. */
function keySteps(key: string, count: number): number | undefined {
  const leap = Math.max(1, Math.round(count / pages));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -leap,
    PageUp: leap,
    Home: -count,
    End: count,
  };
  return steps[key];
}
