import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Summary } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import { useShown } from '../screen/useShown.ts';
import { useSize } from '../screen/useSize.ts';
import { frames } from '../state/playground.ts';
import { useWants } from '../state/useFrame.ts';
import { Segment } from '../ui/Segment.tsx';
import { FollowedMapping } from './followedMapping.ts';
import { MappingChain } from './MappingChain.tsx';
import { MappingSentences } from './MappingSentences.tsx';
import { MappingStage } from './MappingStage.tsx';
import { lanesOf } from './placed.ts';
import { PointReadOut } from './PointReadOut.tsx';
import { useMappingLook } from './useMappingLook.ts';

interface MappingPanelProps {
  readonly summary: Summary;
  /** Position of the slider: 0 the first space, 1 the second. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  /** The space that the output layer reads is turned to the rule. */
  readonly facing: boolean;
  readonly onFace: (facing: boolean) => void;
}

const calm = '(prefers-reduced-motion: reduce)';

export function MappingPanel({ summary, at, onMove, facing, onFace }: MappingPanelProps) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = useShown(box);
  const { width, height } = useSize(box);
  const isPhone = useMedia('(max-width: 719px)');
  const [pointed, setPointed] = useState<number>();
  const [pinned, setPinned] = useState<number>();
  useWants(useMemo(() => (shown ? { mapping: { facing } } : undefined), [shown, facing]));
  const mapping = useMapping(summary);
  const look = useMappingLook(summary, mapping);
  const { answer } = mapping;
  if (!answer)
    return (
      <div ref={box} className="mapping caption">
        {t('loading')}
      </div>
    );
  const last = answer.spaces.length - 1;
  const place = Math.min(last, at);
  const chosen = pointed ?? pinned;
  const side = Math.max(160, Math.min(isPhone ? width : width * 0.56, isPhone ? 420 : height));
  const read = answer.spaces.findIndex(({ rule, units }) => rule && !rule.isOutput && units > 2);
  return (
    <div ref={box} className="mapping">
      <MappingStage
        summary={summary}
        mapping={mapping}
        look={look}
        at={place}
        side={side}
        chosen={chosen}
        onPoint={setPointed}
        onPin={setPinned}
        onPress={(sample) => setPinned(sample === pinned ? undefined : sample)}
      />
      <div className="mapping-side">
        <MappingChain summary={summary} mapping={mapping} look={look} at={place} onMove={onMove} chosen={chosen}>
          {read >= 0 && (
            <Segment
              label={t('mappingView')}
              value={facing ? 'rule' : 'spread'}
              choices={[
                { value: 'rule', label: t('mappingByRule') },
                { value: 'spread', label: t('mappingBySpread') },
              ]}
              onChange={(value) => {
                onFace(value === 'rule');
                // Where the difference is to be seen.
                onMove(read);
              }}
            />
          )}
        </MappingChain>
        <MappingSentences summary={summary} mapping={mapping} at={place} />
        <PointReadOut summary={summary} mapping={mapping} at={place} chosen={chosen} />
      </div>
    </div>
  );
}

/** What frames tell of the mapping, of this network from its first answer on; renders again with each answer. */
function useMapping({ samples, task, outputs }: Summary): FollowedMapping {
  const isCalm = useMedia(calm);
  const mapping = useMemo(() => {
    const made: FollowedMapping = new FollowedMapping({
      laneOf: lanesOf(task === 'classification' ? outputs : undefined, (sample) =>
        Number(samples.targets[made.answer?.samples[sample] ?? 0]),
      ),
      isCalm: () => isCalm,
    });
    return made;
  }, [samples, task, outputs, isCalm]);
  useEffect(() => {
    const stop = frames.subscribe((frame) => {
      if (frame.mapping) mapping.receive(frame.mapping);
    });
    // Whoever comes while the network stands has to ask.
    frames.refresh();
    return () => {
      stop();
      mapping.stop();
    };
  }, [mapping]);
  useSyncExternalStore(mapping.subscribe, () => mapping.received);
  return mapping;
}
