import './descent.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { descentFields } from '../../engine/spec/descentSpec.ts';
import { FieldHostContext } from '../fields/fieldHost.ts';
import { useText } from '../i18n/useText.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { linkToDescent } from '../state/address.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Segment } from '../ui/Segment.tsx';
import { DescentControls, speeds, type Speed } from './DescentControls.tsx';
import { descentFunction } from './descentFunction.ts';
import { descentPath } from './descentPath.ts';
import { DescentPicture } from './DescentPicture.tsx';
import { changeDescent, descentHost, stepBy, useDescent } from './descentStore.ts';
import { FunctionSettings } from './FunctionSettings.tsx';
import { listenForSteps } from './listenForSteps.ts';
import { RunList } from './RunList.tsx';
import { runNames } from './runNames.ts';
import { StepNumbers } from './StepNumbers.tsx';
import { stepSentence } from './stepSentence.ts';
import { StepTable } from './StepTable.tsx';
import { windowAround, zoomed } from './windowAround.ts';

const selectLink = ({ descent }: PageState) => descent;

/** Paths are worked out for a while ahead, so that a step forward only looks. */
const stepsAhead = (step: number): number =>
  Math.min(descentFields.step.max, 2 ** Math.ceil(Math.log2(Math.max(64, step + 1))));

/** Optimizers on a function of the learner's own, step by step, with every number of a step. */
export function Descent() {
  const text = useText();
  const { t, say, tell } = text;
  const { spec, problems } = useDescent((state) => state);
  const link = usePage(selectLink);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('slow');
  const [look, setLook] = useState<'numbers' | 'table'>('numbers');
  const { f: formula, x, y, schedule, optimizers: runs, step, chosen } = spec;
  const ahead = stepsAhead(step);
  const f = useMemo(() => descentFunction(formula), [formula]);
  const paths = useMemo(
    () => runs.map((run) => descentPath(f, { x, y, schedule }, run, ahead)),
    [f, x, y, schedule, runs, ahead],
  );
  const names = useMemo(() => runNames(runs, say), [runs, say]);
  // Where all have ended no step leads on.
  const last = paths.every(({ end }) => end !== undefined)
    ? Math.max(...paths.map(({ places }) => places.length - 1))
    : descentFields.step.max;
  const isPlaying = playing && step < last;
  const advance = useCallback(() => stepBy(1, last), [last]);
  const toggle = useCallback(() => setPlaying((before) => !before), []);
  useEffect(() => listenForSteps({ last, toggle }), [last, toggle]);
  const run = runs[chosen];
  const path = paths[chosen];
  const here = path?.places[Math.min(step, path.places.length - 1)];
  if (!run || !path || !here) return undefined;
  const name = names[chosen] ?? '';
  return (
    <FieldHostContext value={descentHost}>
      <div className="descent">
        <div className="descent-settings">
          {problems.map((problem) => (
            <Problem key={problem.code} text={t('descentBadLink', { problem: tell(problem) })} />
          ))}
          <FunctionSettings spec={spec} f={f} />
          <RunList spec={spec} />
        </div>
        <div className="descent-stage">
          <div className="descent-zoom">
            <IconButton icon="plus" label={t('descentNearer')} onPress={() => changeDescent(zoomed(spec, 1 / 1.5))} />
            <IconButton icon="minus" label={t('descentFarther')} onPress={() => changeDescent(zoomed(spec, 1.5))} />
            <IconButton icon="move" label={t('descentFit')} onPress={() => changeDescent(windowAround(paths, step))} />
          </div>
          <DescentPicture
            spec={spec}
            f={f}
            paths={paths}
            names={names}
            speed={isPlaying ? speeds[speed] : undefined}
            onStep={advance}
          />
          <DescentControls
            step={step}
            last={last}
            playing={isPlaying}
            speed={speed}
            onToggle={toggle}
            onSpeed={setSpeed}
          />
          <div className="descent-foot">
            <p className="caption">{t(f.axes.length > 1 ? 'descentKey' : 'descentKeyCurve')}</p>
            <CopyButton text={linkToDescent(link)} label={t('copyLink')} done={t('linkCopied')} />
          </div>
        </div>
        <section className="descent-step-panel" aria-label={t('descentStepOf', { step: step + 1, name })}>
          <div className="descent-step-head">
            <h3>{t('descentStepOf', { step: here.move ? here.stand.step + 1 : here.stand.step, name })}</h3>
            <Segment
              label={t('descentNumbers')}
              value={look}
              choices={[
                { value: 'numbers', label: t('descentNumbers') },
                { value: 'table', label: t('descentTable') },
              ]}
              onChange={setLook}
            />
          </div>
          <p className="descent-sentence" aria-live={isPlaying ? 'off' : 'polite'}>
            {stepSentence({ f, path, step, name, rate: run.learningRate }, text)}
          </p>
          {look === 'numbers' ? (
            <StepNumbers f={f} optimizer={run} here={here} />
          ) : (
            <StepTable f={f} path={path} step={step} name={name} />
          )}
        </section>
      </div>
    </FieldHostContext>
  );
}
