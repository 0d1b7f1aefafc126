import { useRef } from 'react';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useShown } from '../screen/useShown.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';
import { useWants } from '../state/useFrame.ts';
import { Segment } from '../ui/Segment.tsx';
import { chooseLook, useLandscapeLook } from './landscapeChoice.ts';
import { LandscapeMap } from './LandscapeMap.tsx';
import { LandscapeRelief } from './LandscapeRelief.tsx';
import { extremes } from './LandscapeSentences.tsx';

const track = { track: true };

/** The surface with the way of the run, from above or as a relief. */
export function LandscapePicture({ about }: { readonly about: LandscapeAbout }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const look = useLandscapeLook();
  useWants(useShown(box) ? track : undefined);
  const label = t('landscapePicture', { step: formatCount(about.step), ...extremes(about) });
  return (
    <div className="landscape-picture" ref={box}>
      {look === 'map' ? <LandscapeMap about={about} label={label} /> : <LandscapeRelief about={about} label={label} />}
      <span className="landscape-look">
        <Segment
          label={t('landscapeLook')}
          value={look}
          choices={[
            { value: 'map', label: t('landscapeMap') },
            { value: 'relief', label: t('landscapeRelief') },
          ]}
          onChange={chooseLook}
        />
      </span>
    </div>
  );
}
