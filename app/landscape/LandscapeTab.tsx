import './landscape.css';
import { useEffect, useRef, useState } from 'react';
import { mostFree, type LandscapeRequest, type PlaneKind, type Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { isSame } from '../state/landscapeState.ts';
import type { PageState } from '../state/pageStore.ts';
import { trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { freeWeights } from './freeWeights.ts';
import { LandscapeControls } from './LandscapeControls.tsx';
import { LandscapePicture } from './LandscapePicture.tsx';
import { LandscapeSentences } from './LandscapeSentences.tsx';
import { landscapeTime } from './landscapeTime.ts';
import { useLandscapeChoice } from './landscapeChoice.ts';
import { useLandscape } from './useLandscape.ts';

const selectSummary = ({ summary }: PageState) => summary;
const selectProblems = ({ problems }: PageState) => problems.length > 0;

/** The loss around the weights: what training goes down. */
export function LandscapeTab() {
  const { t } = useText();
  const summary = usePage(selectSummary);
  const hasProblems = usePage(selectProblems);
  if (hasProblems) return <p className="caption inspector-waiting">{t('landscapeProblems')}</p>;
  if (!summary) return <p className="caption inspector-waiting">{t('waiting')}</p>;
  return <Landscape summary={summary} />;
}

const selectCurrent = ({ current }: PageState) => current;

/** Shorter ones come unasked. */
const soon = 2;
/** Steps of which a way tells more than chance does; and after which there is a way at all. */
const worthwhile = 20;
const fewest = 3;

function Landscape({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const current = usePage(selectCurrent);
  const choice = useLandscapeChoice();
  const { asked, about, refusal, message } = useLandscape();
  const free = freeWeights(summary, current);
  const step = useFrame((frame) => Math.min(worthwhile, frame?.step ?? 0));
  const [first] = useState<PlaneKind>(step >= worthwhile ? 'run' : 'random');
  const isExact = free === 2;
  const wished = choice.plane ?? (isExact ? 'exact' : first);
  const plane = wished === 'exact' && !isExact ? first : wished;
  const { seed, reach, size } = choice;
  const isLarge = free > mostFree;
  const seconds = landscapeTime(summary, size, about);
  const isSoon = seconds <= soon && !isLarge;
  const known = asked ?? about?.request;
  const fits = known !== undefined && isSame(known, { plane, seed, reach, size });
  useEffect(() => {
    if (isSoon && !fits) trainer.landscape.ask({ plane, seed, reach, size });
  }, [isSoon, fits, plane, seed, reach, size]);
  const wants: LandscapeRequest = { plane, seed, reach, size };
  useRetry(refusal === 'fewSteps' || refusal === 'straight' ? wants : undefined);
  const ask = () => trainer.landscape.ask(wants);
  const why = isLarge ? 'large' : refusal;
  return (
    <div className="landscape" data-testid="landscape" data-value={refusal ?? about?.state ?? 'none'}>
      {about && !isLarge ? (
        <LandscapePicture about={about} />
      ) : (
        <output className="landscape-empty caption">
          {why
            ? t(`noLandscape_${why}`, {
                count: formatCount(free),
                most: formatCount(mostFree),
                message: message ?? '',
              })
            : t('landscapeEmpty')}
        </output>
      )}
      <div className="landscape-side">
        <LandscapeControls
          planes={isExact ? ['exact', 'run', 'random'] : ['run', 'random']}
          plane={plane}
          choice={choice}
          about={about}
          isAsked={asked !== undefined && refusal === undefined}
          canAsk={!isLarge}
          isStale={!fits}
          seconds={seconds}
          onCompute={ask}
        />
        {about && !isLarge && <LandscapeSentences about={about} />}
      </div>
    </div>
  );
}

/** Where the run has not gone far enough, it is asked again when it has gone on. */
function useRetry(request: LandscapeRequest | undefined): void {
  const step = useFrame((frame) => (request ? (frame?.step ?? 0) : 0));
  const last = useRef(0);
  useEffect(() => {
    // When it has gone twice as far, or begun anew.
    if (!request || step < fewest || (step >= last.current && step < 2 * last.current)) return;
    last.current = step;
    trainer.landscape.ask(request);
  }, [request, step]);
}
